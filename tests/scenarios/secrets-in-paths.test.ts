// Push keys and links are parts of addresses: however an address is spelled, the log has the route and not the secret.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { dataAddress } from '../_kit/data-addresses.ts'
import { chartUrl } from '../_kit/picture-operations.ts'
import { requestHead, sendRaw } from '../_kit/raw-http.ts'
import { createShare } from '../_kit/share-operations.ts'

let it: TestApp
let secrets: Readonly<Record<'PUSH' | 'SHARE' | 'SIGNATURE' | 'DATA', string>>
beforeAll(async () => {
  it = await startTestApp({ LOG_LEVEL: 'trace' }, { clock: () => NOON_2026_11_20 })
  const widget = await it.widget()
  const { share } = (await it.ask(createShare, { input: { widgetId: widget.id } })).createShare
  const signed = (await it.ask(chartUrl, { id: widget.id })).widget?.chartUrl ?? ''
  const { csv } = await dataAddress(it, { points: { widgetId: widget.id } })
  secrets = {
    PUSH: widget.pushUrl.split('/').at(-1) ?? '',
    SHARE: share.url.split('/').at(-1) ?? '',
    DATA: csv.split('/').at(-1)?.replace('.csv', '') ?? '',
    SIGNATURE: new URL(signed).searchParams.get('signature') ?? '',
  }
})
afterAll(() => it?.[Symbol.asyncDispose]())

const encoded = (text: string) => [...text].map(letter => `%${letter.charCodeAt(0).toString(16)}`).join('')

/** Each eight letters of a secret, as they are and encoded: half a key in the log is a leak, too. */
function partsOf(secret: string): string[] {
  const parts = [secret]
  for (let at = 0; at + 8 <= secret.length; at++) parts.push(secret.slice(at, at + 8))
  return parts.flatMap(part => [part, encoded(part), encodeURIComponent(part), part.toLowerCase()])
}

const paths = [
  '/api/push/PUSH',
  '//api/push/PUSH',
  '/api//push/PUSH',
  '/api/push//PUSH',
  '/api/push/PUSH/',
  '/api/push/PUSH/more',
  '/%61pi/push/PUSH',
  '/api%2fpush%2fPUSH',
  '/api/%70ush/PUSH',
  '/API/PUSH/PUSH',
  '/api/push;PUSH',
  '/api/push/PUSH;x=1',
  '/api/push?PUSH',
  '/api/push/x?key=PUSH',
  '/api/./push/PUSH',
  '/x/../api/push/PUSH',
  '/api\\push\\PUSH',
  '/apipushPUSH',
  '/api/push/HALVES',
  '/api/push/ENCODED',
  '/api/push/%zzPUSH',
  '/api/push/PUSH#x',
  '/api/push/LONG',
  'http://x/api/push/PUSH',
  'http://PUSH/api',
  '/PUSH',
  '/graphql/PUSH',
  '/api/external/PUSH/widget',
  '/hooks/PUSH',
  '/hooks/PUSH/PUSH?token=PUSH',
  '/event/PUSH',
  '/assets/PUSH',
  '/share/SHARE',
  '//share/SHARE',
  '/%73hare/SHARE',
  '/share/SHARE/',
  '/share/SHARE/widget_1.svg',
  '/share/SHARE/widget_1.png',
  '/share//SHARE/x.svg',
  '/Share/SHARE',
  '/data/DATA.csv',
  '//data/DATA.json?at=1',
  '/d%61ta/DATA.csv',
  '/data/DATA',
  '/data/DATA/x.csv',
  '/Data/DATA.csv',
  '/widgets/widget_1.svg?signature=SIGNATURE',
  '/widgets/widget_1.svg%3fsignature=SIGNATURE',
  '/widgets/widget_1.svg&signature=SIGNATURE',
  '/embed/widget_1/SIGNATURE',
]

const targetOf = (path: string) =>
  path
    .replaceAll('PUSH/PUSH', `${secrets.PUSH}/${secrets.PUSH}`)
    .replace('/API/PUSH/PUSH', `/API/PUSH/${secrets.PUSH}`)
    .replace('HALVES', `${secrets.PUSH.slice(0, 16)}/${secrets.PUSH.slice(16)}`)
    .replace('ENCODED', encoded(secrets.PUSH))
    .replace('LONG', secrets.PUSH.repeat(12))
    .replace(/(?<!API\/)PUSH/g, secrets.PUSH)
    .replace('SHARE', secrets.SHARE)
    .replace('SIGNATURE', secrets.SIGNATURE)

describe.each(['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS'])('%s', method => {
  test('logs the route and not the secret, and a refusal does not repeat it', async () => {
    it.log.length = 0
    const headers = [
      ...['Content-Type: application/json', 'Content-Length: 2'],
      ...[`Referer: http://x/share/${secrets.SHARE}`, `traceparent: 00-${secrets.PUSH}-00f067aa0ba902b7-01`],
    ]
    const replies = await Promise.all(
      paths.map(path => sendRaw(it.url, `${requestHead(`${method} ${targetOf(path)} HTTP/1.1`, ...headers)}{}`)),
    )
    expect(replies.filter(({ status }) => !(status >= 200 && status < 500))).toEqual([])
    const logged = it.log.join('\n')
    expect(it.log.filter(line => line.includes('"msg":"request"')).length).toBeGreaterThan(paths.length - 5)
    const bodies = replies.filter(({ status }) => status === 404 || status === 405).map(({ body }) => body)
    const refusals = bodies.filter(body => body.includes('"There is nothing at') || body.includes('"Use ')).join('\n')
    for (const secret of Object.values(secrets))
      for (const part of partsOf(secret))
        expect([part, logged.includes(part), refusals.includes(part)]).toEqual([part, false, false])
  })
})

test('the log names the route of a request, and plain words of a path that has none', async () => {
  it.log.length = 0
  const ask = (path: string) => fetch(`${it.url}${path}`, { headers: { authorization: `Bearer ${ADMIN}` } })
  await ask('/widgets/widget_1.csv?x=1')
  await ask(`/api/push/${secrets.PUSH}`)
  await ask('/v1/traces')
  await ask(`/api/grahpql/${'x'.repeat(30)}/a/b/c/d/e/f/g`)
  const routes = it.log.map(line => JSON.parse(line).route).filter(route => route !== undefined)
  expect(routes).toEqual([
    '/widgets/:id.csv',
    '/api/push/:pushKey',
    '/v1/traces',
    '/api/grahpql/[30 characters]/a/b/c/d/…',
  ])
})
