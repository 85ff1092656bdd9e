// Saved queries: checked, versioned, cached, logged, streamed; and the REST dialect that runs them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken } from '../../src/auth/token.ts'
import { sha256 } from '../../src/base/seal.ts'
import { ndjson } from '../../src/queries/lines.ts'
import { adHocRequest } from '../../src/queries/query.service.ts'
import { stream } from '../../src/queries/stream.service.ts'
import { createContext } from '../../src/request/context.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { deleteQuery, runQuery, savedQuery, saveQuery, sqlQuery } from '../_kit/query-operations.ts'
import { addEvents, addNeighbour } from '../_kit/tables.ts'

let it: TestApp
let now = NOON_2026_11_20
beforeAll(async () => {
  it = await startTestApp({ SQL_CACHE_MINUTES: '5' }, { clock: () => now })
  await addNeighbour(it)
  await addEvents(
    it,
    '1',
    ['ada', 'bob', 'cyd'].map((userId, n) => ({
      name: 'page_view',
      userId,
      at: `2026-11-19T10:0${n}:00Z`,
      ufProperties: { urlPath: `/${userId}` },
    })),
  )
})
afterAll(() => it?.[Symbol.asyncDispose]())

const EXAMPLE =
  "SELECT timestamp, userId, anonymousId, name, ufProperties.urlPath as pagePath FROM eventsTable WHERE name = '@{eventName}' LIMIT @{rowLimit}"

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${it.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: () => JSON.parse(text) as Record<string, unknown> & { rows: Record<string, unknown>[] },
  }
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

const save = async (sql: string, more: object = {}) =>
  (await it.ask(saveQuery, { input: { name: 'A query', sql, cacheMinutes: 0, ...more } })).saveQuery.savedQuery

async function tokenWith(scopes: string[], projectId = '1'): Promise<string> {
  const token = makeToken()
  const { pool, makeId } = it.app.gateway
  const id = makeId()
  await pool.query(
    `insert into tokens (project_id, token_id, name, hint, scopes, created_at) values ($1, $2, 'a test', 'x', $3, now())`,
    [projectId, id, scopes],
  )
  await pool.query('insert into token_hashes (token_hash, project_id, token_id) values ($1, $2, $3)', [
    sha256(token),
    projectId,
    id,
  ])
  return token
}

test('the documented example answers two rows with the columns as they are spelled', async () => {
  const body = { encodedQuery: base64(EXAMPLE), variables: { eventName: 'page_view', rowLimit: 2 } }
  const reply = await post('/metrics/query', body)
  expect(reply.status).toBe(200)
  const { rows, columns, rowCount, truncated, cached, cachedAt } = reply.json()
  expect(columns).toEqual([
    { name: 'timestamp', type: 'datetime' },
    { name: 'userId', type: 'string' },
    { name: 'anonymousId', type: 'string' },
    { name: 'name', type: 'string' },
    { name: 'pagePath', type: 'string' },
  ])
  expect([rowCount, truncated, cached, cachedAt]).toEqual([2, false, false, null])
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual({
    timestamp: Date.parse('2026-11-19T10:00:00Z'),
    userId: 'ada',
    anonymousId: null,
    name: 'page_view',
    pagePath: '/ada',
  })
})

test('a value that looks like SQL is a value', async () => {
  const body = { encodedQuery: base64(EXAMPLE), variables: { eventName: "x' OR '1'='1", rowLimit: 2 } }
  expect((await post('/metrics/query', body)).json().rows).toEqual([])
})

test('only eventsTable.timestamp is in epoch milliseconds, and in GraphQL it is RFC 3339', async () => {
  const sql = "select timestamp, timestamp as t, timestamp + interval '0' as computed from events order by 1 limit 1"
  const iso = '2026-11-19T10:00:00Z'
  expect((await post('/metrics/query', { encodedQuery: base64(sql) })).json().rows).toEqual([
    { timestamp: Date.parse(iso), t: Date.parse(iso), computed: iso },
  ])
  expect((await it.ask(sqlQuery, { query: sql })).sql.rows).toEqual([{ timestamp: iso, t: iso, computed: iso }])
})

test('the same question is answered from the cache, with its age, until its time is over', async () => {
  const ask = (variables: object) =>
    post('/metrics/query', { variables, encodedQuery: base64('select @{a} + @{b} as n') })
  const first = await ask({ a: 1, b: 2 })
  expect(first.json()).toMatchObject({ cached: false, rows: [{ n: 3 }] })
  expect(first.headers.get('cache-control')).toBe('private, max-age=300')
  now += 60_000
  const second = await ask({ b: 2, a: 1 })
  expect(second.json()).toMatchObject({
    cached: true,
    cachedAt: new Date(now - 60_000).toISOString(),
    rows: [{ n: 3 }],
  })
  expect(second.headers.get('age')).toBe('60')
  expect((await ask({ a: 1, b: 3 })).json()).toMatchObject({ cached: false })
  now += 241_000
  expect((await ask({ a: 1, b: 2 })).json()).toMatchObject({ cached: false })
})

test('errors are never cached, and a cached answer is given to nobody who may not ask', async () => {
  const body = { encodedQuery: base64('select count(*)::int as n from events') }
  expect((await post('/metrics/query', body)).json().rows).toEqual([{ n: 3 }])
  expect((await post('/metrics/query', body, { authorization: 'Bearer wrong' })).status).toBe(401)
  const reader = await tokenWith(['read'])
  expect((await post('/metrics/query', body, { authorization: `Bearer ${reader}` })).status).toBe(403)
  const neighbour = await tokenWith(['sql'], '7777')
  expect((await post('/metrics/query', body, { authorization: `Bearer ${neighbour}` })).json().rows).toEqual([{ n: 1 }])
})

test('statuses tell what was wrong', async () => {
  expect((await post('/metrics/query', '{')).status).toBe(400)
  expect((await post('/metrics/query', {})).json()).toMatchObject({
    code: 400,
    success: false,
    errors: { encodedQuery: ['encodedQuery is SQL in base64.'] },
  })
  expect((await post('/metrics/query', { encodedQuery: '***' })).status).toBe(400)
  expect((await post('/metrics/query', { encodedQuery: base64('select @{x}') })).json()).toMatchObject({
    errors: { 'variables.x': ['The variable x is missing.'] },
  })
  expect((await post('/metrics/query/savedquery_zzz', {})).status).toBe(404)
  expect((await fetch(`${it.url}/metrics/query`)).status).toBe(405)
})

test('a query is checked and planned before it is saved', async () => {
  const refused = async (sql: string, more: object = {}) => {
    const { errors } = await it.send(saveQuery, { input: { name: 'A query', sql, ...more } })
    return errors?.[0]?.message
  }
  expect(await refused('select nope from events')).toContain('no such column')
  expect(await refused('delete from events')).toBe('Only SELECT is allowed.')
  expect(await refused('select @{day}')).toContain('not declared: day')
  expect(await refused('select 1', { cacheMinutes: 3 })).toContain('5 to 1440')
  expect(
    await refused('select @{day}', { variables: [{ name: 'day', type: 'DATE', default: '2026-02-30' }] }),
  ).toContain('a real day')
  expect(await refused("select '1'::jsonb || @{day}", { variables: [{ name: 'day', type: 'DATE' }] })).toContain(
    'A function or an operator does not exist',
  )
})

test('typed variables: defaults, lists, and refusals by name', async () => {
  const { id } = await save(
    `select count(*)::int as n, @{note} as note from events
      where userId in (@{users}) and timestamp >= @{since} and timestamp < '@{until}'`,
    {
      variables: [
        { name: 'users', type: 'STRING', list: true },
        { name: 'since', type: 'DATE', default: '2026-11-01' },
        { name: 'until', type: 'DATETIME', default: '2026-12-01T00:00:00Z' },
        { name: 'note', type: 'STRING', required: false },
      ],
    },
  )
  const run = (variables: Record<string, unknown>) => it.send(runQuery, { id, variables })
  expect((await run({ users: ['ada', 'bob'] })).data?.runQuery.rows).toEqual([{ n: 2, note: null }])
  expect((await run({ users: ['ada'], since: '2026-11-20' })).data?.runQuery.rows).toEqual([{ n: 0, note: null }])
  expect((await run({})).errors?.[0]?.extensions.fields).toEqual({
    'variables.users': ['The variable users is missing.'],
  })
  expect((await run({ users: 'ada' })).errors?.[0]?.message).toContain('is a list')
  expect((await run({ users: ['ada'], since: 'soon' })).errors?.[0]?.message).toContain('a real day')
})

test('versions are kept and can be pinned; the log tells who ran what', async () => {
  const { id } = await save('select 1 as n')
  const second = await save('select 2 as n', { id })
  expect([second.id, second.version]).toEqual([id, 2])
  const rowsOf = async (version?: number) => (await it.ask(runQuery, { id, version })).runQuery.rows
  expect([await rowsOf(), await rowsOf(1)]).toEqual([[{ n: 2 }], [{ n: 1 }]])
  expect((await post(`/metrics/query/${id}`, { version: 1 })).json().rows).toEqual([{ n: 1 }])
  expect((await it.send(runQuery, { id, version: 9 })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  const saved = (await it.ask(savedQuery, { id })).savedQuery
  expect(saved?.versions.map(({ version, sql }) => [version, sql])).toEqual([
    [2, 'select 2 as n'],
    [1, 'select 1 as n'],
  ])
  // The last one came through REST; the kit asks each GraphQL query until it comes compiled.
  expect(saved?.runs?.[0]).toEqual({ rows: 1, cached: false, caller: 'PUSHGRAPH_ADMIN_TOKEN', version: 1, error: null })
  expect(new Set(saved?.runs?.map(({ version }) => version))).toEqual(new Set([1, 2]))
  await it.ask(deleteQuery, { id })
  expect((await it.send(savedQuery, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await it.send(runQuery, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test("another project's query cannot be run", async () => {
  const { id } = await save('select 1 as n')
  const neighbour = await tokenWith(['read', 'sql'], '7777')
  const reply = await post(`/metrics/query/${id}`, {}, { authorization: `Bearer ${neighbour}` })
  expect(reply.status).toBe(404)
})

test('a saved query comes as NDJSON and CSV, all of its rows', async () => {
  const { id } = await save("select n, 'a,\"b' as t, null as z from generate_series(1, 25000) as n")
  const lines = (await post(`/metrics/query/${id}`, {}, { accept: 'application/x-ndjson' })).text.trim().split('\n')
  expect(lines).toHaveLength(25_000)
  expect(JSON.parse(lines[24_999] ?? '')).toEqual({ n: 25_000, t: 'a,"b', z: null })
  const csv = (await post(`/metrics/query/${id}`, {}, { accept: 'text/csv' })).text.split('\r\n')
  expect([csv.length, csv[0], csv[1]]).toEqual([25_002, 'n,t,z', '1,"a,""b",'])
})

test('CSV of a query holds no formula that a spreadsheet would run, in cells and in names', async () => {
  const { id } = await save(
    `select '=1+1' as "=a", '+1 2' as b, '-1-1' as c, '@x' as d, E'\\tx' as e, E'\\rx' as f, -5 as g, 1.5 as h, '-0.5' as i,
      -1e300::float8 as j, array['=x'] as k`,
  )
  const csv = (await post(`/metrics/query/${id}`, {}, { accept: 'text/csv' })).text
  expect(csv).toBe(`'=a,b,c,d,e,f,g,h,i,j,k\r\n'=1+1,'+1 2,'-1-1,'@x,'\tx,"'\rx",-5,1.5,-0.5,-1e+300,"[""=x""]"\r\n`)
})

test('a stream of large rows is read in smaller parts', async () => {
  const large = "(select string_agg(md5(i::text), '') from generate_series(1, 625) as i)"
  const { id } = await save(`select n, ${large} as t from generate_series(1, 1500) as n`)
  const lines = (await post(`/metrics/query/${id}`, {}, { accept: 'application/x-ndjson' })).text.trim().split('\n')
  expect(lines).toHaveLength(1_500)
  const { n, t } = JSON.parse(lines[1_499] ?? '') as { n: number; t: string }
  expect([n, t.length]).toEqual([1_500, 20_000])
})

test('a stream that fails half-way is cut off, and the log says how far it came', async () => {
  const { id } = await save('select 1 / (n - 20000) as x from generate_series(1, 30000) as n')
  await expect(post(`/metrics/query/${id}`, {}, { accept: 'application/x-ndjson' })).rejects.toThrow('terminated')
  await expect
    .poll(async () => (await it.ask(savedQuery, { id })).savedQuery?.runs)
    .toMatchObject([{ error: 'BAD_USER_INPUT' }])
})

test('streams that nobody begins to read end when their client goes away', async () => {
  const principal = await it.app.gateway.services.auth.authenticate(`Bearer ${ADMIN}`, '127.0.0.1')
  if (!principal) throw new Error('no administrator')
  const controller = new AbortController()
  const ctx = createContext(it.app.gateway, { requestId: 'a test', principal, signal: controller.signal })
  const question = adHocRequest('select n from generate_series(1, 100000) as n', {}, 'iso')
  // As many as a project runs at once: no other runs as long as they hold their places.
  await Promise.all([stream(ctx, principal, question, ndjson), stream(ctx, principal, question, ndjson)])
  const refused = await post('/metrics/query', { encodedQuery: base64('select 2 as n') })
  expect([refused.status, refused.headers.get('retry-after'), refused.json().message]).toEqual([
    503,
    '1',
    'The query waited 5 s for others to end. Try again.',
  ])
  controller.abort()
  expect((await it.ask(sqlQuery, { query: 'select 1 as n' })).sql.rows).toEqual([{ n: 1 }])
})

test('an error before the first row has its status, also of a stream', async () => {
  const { id } = await save('select 1 / (n - 1) as x from generate_series(1, 3) as n')
  const reply = await post(`/metrics/query/${id}`, {}, { accept: 'application/x-ndjson' })
  expect([reply.status, reply.json().message]).toEqual([400, 'A division by zero.'])
})

test('a client that goes away stops its query', async () => {
  const controller = new AbortController()
  const sql = 'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b'
  const asked = fetch(`${it.url}/metrics/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ encodedQuery: base64(sql) }),
    signal: controller.signal,
  }).catch(() => null)
  const running = async () =>
    (
      await it.app.gateway.pool.query(
        `select 1 from pg_stat_activity where datname = current_database() and usename like 'pushgraph_sql%' and state = 'active'`,
      )
    ).rowCount
  await expect.poll(running, { timeout: 3_000 }).toBe(1)
  controller.abort()
  await asked
  // Far before the 5 s of its timeout would be over.
  await expect.poll(running, { timeout: 3_000, interval: 50 }).toBe(0)
})
