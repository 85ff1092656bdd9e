// UserFlux's Metrics API and events: every status, in the envelope.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateTokenInput } from '../_kit/gql/graphql.ts'
import { createToken, revokeToken } from '../_kit/operations.ts'
import { identifyUsers, saveQuery, sqlQuery } from '../_kit/query-operations.ts'

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
  '/profile': { userId: 'ada', properties: { plan: 'pro' } },
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
  expect((await send(path, doors[path])).status).toBe(path.startsWith('/metrics') ? 200 : 204)
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
  const lacking = {
    '/event/ingest': 'READ',
    '/event/ingest/batch': 'READ',
    '/profile': 'READ',
    '/metrics/query': 'READ',
  } as const
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

const rows = async (sql: string) => (await it.ask(sqlQuery, { query: sql })).sql?.rows

test('browsers are let in without cookies, and a token that can read may not stand in a page', async () => {
  const page = { origin: 'https://shop.example' }
  for (const path of ['/event/ingest', '/event/ingest/batch', '/profile']) {
    const asked = await fetch(it.url + path, {
      method: 'OPTIONS',
      headers: {
        ...page,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect([asked.status, await asked.text()]).toEqual([204, ''])
    expect(Object.fromEntries([...asked.headers].filter(([name]) => name.startsWith('access-control')))).toEqual({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-expose-headers': 'retry-after, ratelimit, ratelimit-policy, x-request-id',
      'access-control-max-age': '86400',
    })
  }
  const from = async (bearer: string, origin: string) => {
    const headers = { authorization: bearer, origin }
    const body = JSON.stringify({ name: 'from_a_page', userId: 'ada' })
    return (await fetch(`${it.url}/event/ingest`, { method: 'POST', headers, body })).status
  }
  const writer = (await tokenWith({ scopes: ['PUSH'] })).bearer
  const reader = (await tokenWith({ scopes: ['PUSH', 'READ'] })).bearer
  expect([await from(writer, page.origin), await from(reader, page.origin), await from(reader, 'null')]).toEqual([
    204, 403, 403,
  ])
  expect([await from(reader, it.url), await from(reader, it.app.gateway.publicUrl())]).toEqual([204, 204])
  expect(await rows("select count(*) as n from events where name = 'from_a_page'")).toEqual([{ n: 3 }])
  expect((await fetch(`${it.url}/metrics/query`, { method: 'OPTIONS', headers: page })).status).toBe(404)
})

test('null is what an SDK sends where it knows nothing; a bad event is named by its index', async () => {
  const unknown = {
    userId: null,
    sessionId: null,
    externalId: null,
    deviceData: null,
    properties: null,
    timestamp: null,
    id: null,
  }
  expect((await send('/event/ingest', { ...unknown, name: 'nulls', anonymousId: 'device-9' })).status).toBe(204)
  const events = [event, 7, { ...event, name: 'two words' }, { ...event, deviceData: [] }, { ...event, sessionId: {} }]
  expect((await send('/event/ingest/batch', { events })).body).toMatchObject({
    message: 'events.1: An event is an object.',
    errors: {
      'events.1': ['An event is an object.'],
      'events.2.name': [expect.stringContaining('without white space')],
      'events.3.deviceData': ['deviceData is an object.'],
      'events.4.sessionId': ['sessionId is 1 to 255 characters.'],
    },
  })
})

test('profiles: the last value of each property, the first user of a device, and bounds', async () => {
  const tell = async (body: object) => (await send('/profile', body)).status
  // A device is described, then it is known whose it is: what is known of the user stays above it.
  expect(await tell({ userId: 'eve', properties: { plan: 'pro', city: 'Bern' } })).toBe(204)
  expect(
    await tell({ anonymousId: 'd1', properties: { plan: 'free', theme: 'dark' }, deviceData: { os: 'iOS' } }),
  ).toBe(204)
  expect(await tell({ userId: 'eve', anonymousId: 'd1', properties: { city: null } })).toBe(204)
  // Somebody else on that device: it stays the first user's, and what is said without a user is said of that one.
  expect(await tell({ userId: 'mallory', anonymousId: 'd1', properties: { plan: 'x' } })).toBe(204)
  expect(await tell({ anonymousId: 'd1', properties: { theme: 'light' } })).toBe(204)
  const sql =
    "select userId, anonymousId, properties, deviceData from profilesTable where userId in ('eve', 'mallory') or anonymousId = 'd1' order by userId"
  expect(await rows(sql)).toEqual([
    {
      userId: 'eve',
      anonymousId: null,
      properties: { plan: 'pro', theme: 'light', city: null },
      deviceData: { os: 'iOS' },
    },
    { userId: 'mallory', anonymousId: null, properties: { plan: 'x' }, deviceData: null },
  ])
  expect(await rows('select anonymousId, userId from identities')).toEqual([{ anonymousId: 'd1', userId: 'eve' }])
  expect((await send('/profile', { properties: {} })).body).toMatchObject({
    errors: { userId: ['A profile has a userId or an anonymousId.'] },
  })
  const large = (name: string) => ({ userId: 'big', properties: { [name]: 'x'.repeat(30_000) } })
  expect([await tell(large('a')), await tell(large('b')), await tell(large('a'))]).toEqual([204, 204, 204])
  expect((await send('/profile', large('c'))).body).toMatchObject({
    code: 400,
    message: 'The properties of "big" would be more than 65536 bytes as JSON.',
  })
  expect(await rows("select properties.c as c, length(properties.b) as b from profiles where userId = 'big'")).toEqual([
    { c: null, b: 30_000 },
  ])
})

test('many profiles at once are written in their order, also at the same time', async () => {
  const profiles = Array.from({ length: 40 }, (_, n) => ({
    userId: `many-${n % 4}`,
    anonymousId: `a-${n}`,
    properties: { n, [`p${n}`]: 1 },
  }))
  const both = [profiles, profiles.toReversed()].map(list => it.ask(identifyUsers, { profiles: list }))
  expect((await Promise.all(both)).map(({ identifyUsers }) => identifyUsers.accepted)).toEqual([4, 4])
  expect((await it.ask(identifyUsers, { profiles })).identifyUsers).toEqual({ accepted: 4, created: 0 })
  const found = await rows("select userId, properties.n as n from profiles where userId like 'many-%' order by userId")
  expect(found).toEqual([36, 37, 38, 39].map((n, index) => ({ userId: `many-${index}`, n: String(n) })))
  expect(await rows("select count(*) as n from identities where anonymousId like 'a-%'")).toEqual([{ n: 40 }])
})

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
  expect((await sql('select 1 as n -- @{n}')).body).toMatchObject({ rows: [{ n: 1 }] })
})
