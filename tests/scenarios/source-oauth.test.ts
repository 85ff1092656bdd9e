// OAuth 2 client credentials: one token for many calls, renewed before its end and when an upstream refuses it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runSource, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

let kit: SourcesKit
let now = Date.UTC(2026, 10, 20, 12)
let valid: string | null = null
let given = 0
let life: number | string | undefined = 3_600
beforeAll(async () => {
  kit = await startSourcesKit({}, { clock: () => now })
  kit.upstream.on('/token', async ({ headers, body }, reply) => {
    const form = new URLSearchParams(body)
    const basic = Buffer.from('my%3Aid:TOP%2BSECRET').toString('base64')
    const isKnown =
      headers.authorization === `Basic ${basic}` ||
      (form.get('client_id') === 'my:id' && form.get('client_secret') === 'TOP+SECRET')
    if (!isKnown || form.get('grant_type') !== 'client_credentials')
      return json(reply, { error: 'invalid_client' }, 401)
    await new Promise(resolve => setTimeout(resolve, 30))
    valid = `TOKEN-${++given}-${form.get('scope')}`
    json(reply, { access_token: valid, token_type: 'Bearer', expires_in: life })
  })
  kit.upstream.on('/me', ({ headers }, reply) =>
    headers.authorization === `Bearer ${valid}` ? json(reply, { seen: headers.authorization }) : json(reply, {}, 401),
  )
  const save = (name: string, oauth2: object) => {
    const request = { name: 'me', method: 'GET' as const, url: `${kit.upstream.url}/me`, auth: { oauth2 } }
    return kit.it.ask(saveSource, {
      input: { name, requests: [request as never], secrets: { s: 'TOP+SECRET', w: 'WRONG-SECRET' } },
    })
  }
  const tokenUrl = `${kit.upstream.url}/token`
  await save('basic', { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.s }}', scope: 'read' })
  await save('in body', { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.s }}', scope: 'body', inBody: true })
  await save('wrong', { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.w }}' })
})
afterAll(() => kit?.[Symbol.asyncDispose]())
beforeEach(() => {
  now += 24 * 3_600_000
  given = 0
  life = 3_600
})

const run = async (name: string) => (await kit.it.ask(runSource, { name })).runSource

test('many calls at once ask for one token, and later ones use it again', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, () => run('basic')))
  expect(results.map(({ ok }) => ok)).toEqual(Array(20).fill(true))
  expect((await run('basic')).ok).toBe(true)
  expect(given).toBe(1)
})

test('neither token nor secret is shown, also where an upstream repeats them', async () => {
  const result = await run('basic')
  expect(result.data).toEqual({ seen: 'Bearer [redacted]' })
  expect(result.requests[0]?.sent?.headers).toEqual({ authorization: '[redacted]' })
  expect(JSON.stringify(result)).not.toMatch(/TOKEN|SECRET/)
})

test('a token is renewed before its end', async () => {
  await run('basic')
  now += 3_539_000
  await run('basic')
  expect(given).toBe(1)
  now += 2_000
  await run('basic')
  expect(given).toBe(2)
})

test('a token that is refused before its end is renewed once', async () => {
  await run('in body')
  valid = 'another one'
  expect((await run('in body')).ok).toBe(true)
  expect(given).toBe(2)
  kit.upstream.on('/never', (_request, reply) => json(reply, {}, 401))
  const tokenUrl = `${kit.upstream.url}/token`
  const oauth2 = { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.s }}', scope: 'never' }
  const request = { name: 'n', method: 'POST' as const, url: `${kit.upstream.url}/never`, auth: { oauth2 } }
  await kit.it.ask(saveSource, { input: { name: 'never', requests: [request as never], secrets: { s: 'TOP+SECRET' } } })
  expect((await run('never')).error).toMatchObject({ status: 401 })
  expect(kit.upstream.receivedAt('/never')).toHaveLength(2)
})

test('a life in text, a short one and none are understood', async () => {
  for (const [told, later, again] of [
    ['10', 8_900, 1],
    ['10', 9_100, 2],
    [undefined, 230_000, 1],
    [undefined, 310_000, 2],
  ] as const) {
    now += 24 * 3_600_000
    given = 0
    life = told
    await run('basic')
    now += later
    await run('basic')
    expect(given, `${told} ${later}`).toBe(again)
  }
})

test('a refusal of the token endpoint says so without the secret', async () => {
  const { ok, error } = await run('wrong')
  expect(ok).toBe(false)
  expect(error).toMatchObject({ message: '127.0.0.1 gave no token: status 401 (invalid_client).', status: 401 })
})
