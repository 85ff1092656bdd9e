import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClient } from '../_kit/access-operations.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

const limits = { TOKEN_REQUESTS_PER_MINUTE: '30', ADDRESS_REQUESTS_PER_MINUTE: '60', ADDRESS_FAILURES_PER_MINUTE: '5' }
let now = NOON_2026_11_20
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ TRUST_PROXY: '127.0.0.0/8', ...limits }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())
// Every bucket is full again.
beforeEach(() => {
  now += 60_000
})

async function post(path: string, address: string, headers: Record<string, string>, body: string, url = it.url) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...headers },
    body,
  })
  const reply = response.status === 204 ? {} : ((await response.json()) as Record<string, never>)
  return { status: response.status, headers: response.headers, body: reply }
}
const ask = (token: string | null, address: string, url?: string, query = '{ viewer { name } }') =>
  post('/graphql', address, token === null ? {} : { authorization: `Bearer ${token}` }, JSON.stringify({ query }), url)

async function secret(scopes: 'READ'[] | 'PUSH'[] = ['READ']) {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'A token', scopes } })
  return made.secret
}

test.each([
  ['/api/oauth/token', '{"grant_type":1}'],
  ['/metrics/auth/token', '{}'],
])('a request to %s counts for its address, even where it asks for nothing', async (path, body) => {
  for (let i = 0; i < 60; i++) expect((await post(path, '192.0.2.77', {}, body)).status).toBe(400)
  expect((await post(path, '192.0.2.77', {}, body)).status).toBe(429)
})

describe('a token', () => {
  test('has so many requests a minute, whatever address they come from; replies tell what is left', async () => {
    const token = await secret()
    for (let i = 0; i < 30; i++) {
      const { status, headers } = await ask(token, `203.0.113.${i}`)
      expect([status, headers.get('ratelimit-policy')]).toEqual([200, '"token";q=30;w=60'])
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"token";r=${29 - i};t=\\d+$`))
    }
    const refused = await ask(token, '203.0.113.99')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
    expect(refused.headers.get('ratelimit')).toBe('"token";r=0;t=2')
    expect(refused.body).toEqual({
      errors: [
        {
          message: 'The token or push key has made more than 30 requests a minute. Try again in 2 s.',
          extensions: { code: 'RATE_LIMITED', retryAfter: 2 },
        },
      ],
    })
    expect((await ask(await secret(), '203.0.113.99')).status).toBe(200)
    now += 2_000
    expect((await ask(token, '203.0.113.99')).status).toBe(200)
    expect((await ask(token, '203.0.113.99')).status).toBe(429)
  })

  test('is refused in the words of the door', async () => {
    const token = await secret(['PUSH'])
    const event = (address: string) =>
      post('/event/ingest', address, { authorization: `Bearer ${token}` }, '{"name":"a","userId":"u"}')
    for (let i = 0; i < 30; i++) expect((await event(`203.0.113.${i}`)).status).toBe(204)
    const refused = await event('203.0.113.1')
    expect(refused.body).toMatchObject({
      code: 429,
      success: false,
      message: expect.stringContaining('30 requests a minute'),
    })
    expect([refused.headers.get('retry-after'), refused.headers.get('ratelimit-policy')]).toEqual([
      '2',
      '"token";q=30;w=60',
    ])
  })

  test('pays ten requests for a document that is refused', async () => {
    const token = await secret()
    for (let i = 0; i < 3; i++) expect((await ask(token, '203.0.113.1', undefined, '{ nothing }')).status).toBe(400)
    expect((await ask(token, '203.0.113.1')).status).toBe(429)
  })
})

test('a push key has the same; its replies tell the quota and the limit', async () => {
  const { pushUrl } = await it.widget()
  const push = (address: string) =>
    post(new URL(pushUrl).pathname, address, {}, '{"data":[{"Date":"20261120","a":"1"}]}')
  const first = await push('203.0.113.1')
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"token";q=30;w=60'])
  for (let i = 1; i < 30; i++) expect((await push(`203.0.113.${i}`)).status).toBe(200)
  const refused = await push('203.0.113.50')
  expect(refused.status).toBe(429)
  expect(refused.body).toMatchObject({ status: 'error', message: expect.stringContaining('30 requests a minute') })
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
})

describe('an address', () => {
  test('has so many requests a minute, with any tokens and without', async () => {
    const tokens = [await secret(), await secret(), null]
    for (let i = 0; i < 60; i++)
      expect((await ask(tokens[i % 3] as string | null, '198.51.100.7')).status).not.toBe(429)
    const refused = await ask(tokens[0] as string, '198.51.100.7')
    expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([429, '"address";q=60;w=60'])
    expect((await ask(tokens[0] as string, '198.51.100.8')).status).toBe(200)
  })

  test('of IPv6 is counted by its /64', async () => {
    for (let i = 0; i < 60; i++) await ask(null, `2001:db8:1:1::${i.toString(16)}`)
    expect((await ask(null, '2001:db8:1:1:ffff::1')).status).toBe(429)
    expect((await ask(null, '2001:db8:1:2::1')).status).not.toBe(429)
  })

  test('that sends wrong credentials has to wait, and its known tokens go on', async () => {
    const [known, unseen] = [await secret(), await secret()]
    expect((await ask(known, '192.0.2.1')).status).toBe(200)
    for (let i = 0; i < 5; i++) expect((await ask('wrong', '192.0.2.1')).status).toBe(401)
    const refused = await ask('wrong', '192.0.2.1')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '12'])
    it.statements()
    expect((await ask(unseen, '192.0.2.1')).status).toBe(429)
    expect(it.statements()).toEqual([])
    expect((await ask(known, '192.0.2.1')).status).toBe(200)
    expect((await ask(unseen, '192.0.2.2')).status).toBe(200)
    now += 12_000
    expect((await ask('wrong', '192.0.2.1')).status).toBe(401)
  })

  test('pays for wrong push keys and wrong clients, too', async () => {
    const { createClient: client } = await it.ask(createClient, { input: { name: 'c', scopes: ['READ'] } })
    const login = (secretOf: string) => {
      const body = JSON.stringify({
        grant_type: 'client_credentials',
        client_id: client.clientId,
        client_secret: secretOf,
      })
      return post('/api/oauth/token', '192.0.2.9', {}, body)
    }
    for (let i = 0; i < 3; i++) expect((await login('wrong')).status).toBe(401)
    for (let i = 0; i < 2; i++)
      expect((await post(`/api/push/${'x'.repeat(32)}`, '192.0.2.9', {}, '{}')).status).toBe(400)
    const refused = await login(client.clientSecret)
    expect([refused.status, refused.body.error, refused.headers.get('retry-after')]).toEqual([
      429,
      'temporarily_unavailable',
      '12',
    ])
    const push = await post(`/api/push/${'x'.repeat(32)}`, '192.0.2.9', {}, '{}')
    expect([push.status, push.body.status]).toEqual([429, 'error'])
  })
})

test('gateways on one database share the limits, to 5 % and what is under way', async () => {
  const shared = { TOKEN_REQUESTS_PER_MINUTE: '400', ADDRESS_REQUESTS_PER_MINUTE: '0' }
  const one = await startTestApp(shared, { clock: () => now })
  const two = await startSecondGateway(one, shared, { clock: () => now })
  try {
    const { createToken: made } = await one.ask(createToken, { input: { name: 'Shared', scopes: ['READ'] } })
    let admitted = 0
    let refused = 0
    // The clock stands still: nothing flows back.
    for (let i = 0; refused < 20; i++) {
      const { status } = await ask(made.secret, '203.0.113.1', i % 2 ? one.url : two.url)
      if (status === 200) admitted++
      else refused++
    }
    expect(admitted).toBeGreaterThanOrEqual(400)
    expect(admitted).toBeLessThanOrEqual(400 * 1.05 + 60)
  } finally {
    await two.close()
    await one[Symbol.asyncDispose]()
  }
})
