// UserFlux's Metrics API and events: every status, in the envelope.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateTokenInput } from '../_kit/gql/graphql.ts'
import { createToken, revokeToken } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'

let it: TestApp
let saved: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  saved = (await it.ask(saveQuery, { input: { name: 'One', sql: 'select 1 as n' } })).saveQuery.savedQuery.id
})
afterAll(() => it?.[Symbol.asyncDispose]())

const base64 = (text: string) => Buffer.from(text).toString('base64')
const event = { name: 'order', userId: 'ada' }
const doors = {
  '/event/ingest': event,
  '/event/ingest/batch': { events: [event] },
  '/metrics/query': { encodedQuery: base64('select 1 as n') },
  '/metrics/query/SAVED': {},
} as const
const paths = Object.keys(doors) as (keyof typeof doors)[]

async function send(path: string, body: unknown, authorization: string | null = `Bearer ${ADMIN}`, method = 'POST') {
  const response = await fetch(it.url + path.replace('SAVED', saved), {
    method,
    headers: { ...(authorization !== null && { authorization }) },
    ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const { status, headers } = response
  return { status, headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
}

async function tokenWith(input: Partial<CreateTokenInput>) {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'A token', scopes: ['PUSH'], ...input } })
  return { id: made.token.id, bearer: `Bearer ${made.secret}` }
}

test.each(paths)('%s answers 200 or 204 to who may', async path => {
  expect((await send(path, doors[path])).status).toBe(path.startsWith('/event') ? 204 : 200)
})

test.each(paths)('%s without any credentials is a bad request, whatever the body is', async path => {
  for (const body of [doors[path], '{', {}]) {
    const reply = await send(path, body, null)
    expect(reply.body).toEqual({
      code: 400,
      success: false,
      message: 'Send a token: `Authorization: Bearer <token>`.',
    })
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([400, null])
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8')
  }
})

test.each(paths)('%s with credentials that are wrong, no longer good or of another kind is 401', async path => {
  const revoked = await tokenWith({ scopes: ['PUSH', 'READ', 'SQL'] })
  await it.ask(revokeToken, { id: revoked.id })
  for (const authorization of ['Bearer wrong', 'Bearer', 'Basic YTpi', revoked.bearer]) {
    const reply = await send(path, doors[path], authorization)
    expect(reply.body).toEqual({ code: 401, success: false, message: expect.any(String) })
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  }
})

test.each(paths)('%s with a lack of scope, or from another address, is 403', async path => {
  const lacking = { '/event/ingest': 'READ', '/event/ingest/batch': 'READ', '/metrics/query': 'READ' } as const
  const scope = path === '/metrics/query/SAVED' ? 'PUSH' : lacking[path]
  const all = ['PUSH', 'READ', 'SQL'] as const
  const weak = await tokenWith({ scopes: [scope] })
  const elsewhere = await tokenWith({ scopes: [...all], allowedIps: ['203.0.113.0/24', '2001:db8::/32'] })
  for (const { bearer } of [weak, elsewhere]) {
    const reply = await send(path, doors[path], bearer)
    expect([reply.status, reply.body.code, reply.body.success]).toEqual([403, 403, false])
  }
  const here = await tokenWith({ scopes: [...all], allowedIps: ['127.0.0.1', '::1'] })
  expect((await send(path, doors[path], here.bearer)).status).toBeLessThan(300)
})

test.each(paths)('%s takes one JSON object of at most 1 MiB, by POST', async path => {
  for (const body of ['{', '[]', '7', 'null', '{} {}', '"a"']) {
    const reply = await send(path, body)
    expect([reply.status, reply.body.code, reply.body.success]).toEqual([400, 400, false])
  }
  expect((await send(path, ' '.repeat(1_048_577))).body).toMatchObject({ code: 413, success: false })
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
    const reply = await send(path, {}, null, method)
    expect([reply.status, reply.headers.get('allow'), reply.body.code]).toEqual([405, 'POST', 405])
  }
})

test.each(['/event/ingest/other', '/event/other', '/metrics/query/a/b', '/metrics/other'])(
  '%s is nowhere: 404',
  async path => {
    const reply = await send(path, {})
    expect([reply.status, reply.body.code, reply.body.success]).toEqual([404, 404, false])
  },
)

test('a saved query that is not there is 404, whatever its id looks like', async () => {
  for (const id of ['savedquery_zzz', 'x', '%00', saved.replace(/.$/, last => (last === 'a' ? 'b' : 'a'))]) {
    expect((await send(`/metrics/query/${id}`, {})).body).toMatchObject({ code: 404, success: false })
  }
})

test('wrong SQL, a variable that is missing or in a wrong place, and a version that is none are 400', async () => {
  const sql = (text: string, variables: object = {}) =>
    send('/metrics/query', { encodedQuery: base64(text), variables })
  const wrong = [
    await sql('delete from events'),
    await sql('select nope'),
    await sql('select @{n}'),
    await sql('select 1 as "@{n}"', { n: 1 }),
    await sql('select 1 -- @{n}', { n: 1 }),
    await sql('select 1 @{n} 2', { n: '+' }),
    await sql("select count(*) from events where name = E'@{n}'", { n: 'a' }),
    await send('/metrics/query', { encodedQuery: '' }),
    await send('/metrics/query', { encodedQuery: '@@@@' }),
    await send('/metrics/query', { encodedQuery: base64('select 1'), variables: [1] }),
    await send('/metrics/query/SAVED', { version: 'first' }),
  ]
  expect(wrong.map(reply => [reply.status, reply.body.success])).toEqual(wrong.map(() => [400, false]))
  expect((await send('/metrics/query/SAVED', { version: 9 })).status).toBe(404)
  expect((await sql('select @{n} as n', { n: 1, other: 2 })).body).toMatchObject({ rows: [{ n: 1 }] })
})
