// Whatever goes wrong, and wherever: the reply is JSON in the dialect of its path.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { requestHead as head, sendRaw } from '../_kit/raw-http.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const raw = (text: string | Buffer) => sendRaw(it.url, text)

describe('the reply is JSON', () => {
  test.each([
    ['to what is no HTTP', 'this is no HTTP\r\n\r\n', 400],
    ['to an unknown method', head('BREW /healthz HTTP/1.1'), 400],
    ['to too many header bytes', head('GET /healthz HTTP/1.1', `X-Big: ${'x'.repeat(20_000)}`), 431],
    [
      'to a broken chunk',
      `${head('POST /api/external/create/widget HTTP/1.1', 'Transfer-Encoding: chunked')}zz\r\n`,
      400,
    ],
    [
      'to two lengths',
      head('POST /api/external/create/widget HTTP/1.1', 'Content-Length: 2', 'Content-Length: 3'),
      400,
    ],
    ['to an absolute target of another host', head('GET http://example.org/nowhere HTTP/1.1'), 404],
    ['to a target that is none', head('GET nowhere HTTP/1.1'), 400],
    ['to percent signs that mean nothing', head('GET /widgets/%zz.csv HTTP/1.1'), 400],
  ])('%s', async (_name, text, status) => {
    const reply = await raw(text)
    expect(reply.headers).toMatch(/content-type: application\/json/i)
    expect(JSON.parse(reply.body)).toMatchObject({ code: reply.status, success: false, message: expect.any(String) })
    expect(reply.status).toBe(status)
  })
})

const bytes = (...codes: number[]) => Buffer.from(codes)

describe.each([
  ['/api/external/create/widget', {}],
  ['/api/push/nobody', { status: 'error' }],
  ['/event/ingest', {}],
  ['/metrics/query', {}],
  ['/metrics/auth/token', {}],
])('at %s', (path, words) => {
  const send = async (body: Buffer | string, headers: Record<string, string> = {}, method = 'POST') => {
    const response = await fetch(`${it.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN}`, ...headers },
      ...(method !== 'GET' && { body: body as BodyInit }),
    })
    return { response, body: (await response.json()) as Record<string, unknown> }
  }

  test.each([
    ['broken JSON', '{"a":', {}],
    [
      'bytes of another charset',
      bytes(0x7b, 0x22, 0xe4, 0x22, 0x7d),
      { 'content-type': 'application/json; charset=latin1' },
    ],
    ['a number that JSON has not', '{"a": 0x10}', {}],
    ['nothing but blanks', '   ', {}],
    ['too deep nesting', '['.repeat(100_000), {}],
  ])('%s is 400', async (_name, sent, headers) => {
    const { response, body } = await send(sent, headers)
    expect(response.status).toBe(400)
    expect(body).toMatchObject({ code: 400, success: false, message: expect.any(String), ...words })
  })

  test('more than 1 MiB is 413', async () => {
    const { response, body } = await send('x'.repeat(1_048_577))
    expect(response.status).toBe(413)
    expect(body).toMatchObject({ code: 413, success: false, ...words })
  })

  test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s is 405 and says what is allowed', async method => {
    const { response, body } = await send('{}', {}, method)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(body).toMatchObject({ code: 405, success: false, ...words })
  })
})

const pictures = ['/widgets/x.svg', '/widgets/x.png', '/embed/x']
const readOnly = [
  '/healthz',
  '/readyz',
  '/openapi.json',
  '/docs',
  '/widgets/x.csv',
  '/widgets/x/report',
  '/',
  ...pictures,
]

test.each(readOnly)('other methods at %s are 405', async path => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const response = await fetch(`${it.url}${path}`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
    expect(await response.json()).toMatchObject({ code: 405, success: false })
  }
})

test.each(['/nowhere', '/api', '/api/external', '/api/external/', '/api/external/a/b/c', '/widgets/x.pdf'])(
  'there is nothing at %s',
  async path => {
    const response = await fetch(`${it.url}${path}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 404, success: false })
  },
)

test('a crash in an operation is a 500 with an id and nothing else, which the log has, too', async () => {
  const { catalogue } = it.app.gateway.services
  const real = catalogue.widget
  catalogue.widget = () => Promise.reject(new Error('a secret of the inside'))
  try {
    const response = await fetch(`${it.url}/api/external/info/widget`, {
      method: 'POST',
      body: JSON.stringify({ apptoken: ADMIN, id: 'widget_1' }),
    })
    const body = (await response.json()) as { message: string }
    expect(response.status).toBe(500)
    expect(body).toEqual({ code: 500, success: false, message: expect.stringMatching(/as [0-9a-f-]{36}\.$/) })
    const id = /as ([0-9a-f-]{36})\.$/.exec(body.message)?.[1] ?? ''
    expect(it.log.some(line => line.includes(id) && line.includes('a secret of the inside'))).toBe(true)
  } finally {
    catalogue.widget = real
  }
})

test('a body that stops coming is ended with 408', { timeout: 40_000 }, async () => {
  const begin = head('POST /api/external/create/widget HTTP/1.1', 'Content-Length: 100')
  const reply = await raw(`${begin}{`)
  expect(reply.status).toBe(408)
  expect(JSON.parse(reply.body)).toMatchObject({ code: 408, success: false })
})

test('an apptoken never stands in the log', async () => {
  const secret = `pgr_${'S'.repeat(38)}`
  const post = (body: string) => fetch(`${it.url}/api/external/create/widget`, { method: 'POST', body })
  await (await post(JSON.stringify({ apptoken: secret, title: 'x' }))).text()
  await (await post(`apptoken=${secret}&title=x`)).text()
  await (await post(`{"apptoken":"${secret}"`)).text()
  await (await post(JSON.stringify({ apptoken: ADMIN, title: '' }))).text()
  expect(it.log.join('')).not.toContain(secret)
  expect(it.log.join('')).not.toContain(ADMIN)
})
