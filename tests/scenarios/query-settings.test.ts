// What a project and the operator say of queries: how long results are kept, and what a query may cost.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { saveQuery, sqlQuery, updateQueryCache } from '../_kit/query-operations.ts'

let it: TestApp
let now = NOON_2026_11_20
beforeAll(async () => {
  it = await startTestApp({ SQL_CACHE_MINUTES: '5', SQL_MAX_COST: '20000' }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())
beforeEach(async () => {
  await keep(null)
  // Nothing is kept for longer than a day.
  now += 25 * 3_600_000
})

const keep = (queryCacheMinutes: number | null) => it.send(updateQueryCache, { input: { queryCacheMinutes } })
const save = async (cacheMinutes?: number) =>
  (
    await it.ask(saveQuery, {
      input: { name: 'One', sql: 'select 1 as n', ...(cacheMinutes !== undefined && { cacheMinutes }) },
    })
  ).saveQuery.savedQuery

async function post(path: string, body: object = {}, accept = 'application/json') {
  const response = await fetch(`${it.url}/metrics/query${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, accept },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, cacheControl: response.headers.get('cache-control'), body: JSON.parse(text) }
}
const encoded = (sql: string) => ({ encodedQuery: Buffer.from(sql).toString('base64') })

test('results are kept as the query says, else as the project, else as the gateway', async () => {
  const [silent, never, long] = [await save(), await save(0), await save(60)]
  const kept = async () => [
    (await post(`/${silent.id}`)).cacheControl,
    (await post(`/${never.id}`)).cacheControl,
    (await post(`/${long.id}`)).cacheControl,
    (await post('', encoded('select 1 as n'))).cacheControl,
  ]
  const hour = 'private, max-age=3600'
  expect(await kept()).toEqual(['private, max-age=300', 'no-store', hour, 'private, max-age=300'])
  now += 25 * 3_600_000
  expect((await keep(10)).data?.updateProject.project.queryCacheMinutes).toBe(10)
  expect(await kept()).toEqual(['private, max-age=600', 'no-store', hour, 'private, max-age=600'])
  now += 25 * 3_600_000
  await keep(0)
  expect(await kept()).toEqual(['no-store', 'no-store', hour, 'no-store'])
  expect((await keep(null)).data?.updateProject.project.queryCacheMinutes).toBe(5)
})

test('a saved query shows how long its results are kept, and a project keeps nothing for less than five minutes', async () => {
  await keep(30)
  expect([(await save()).cacheMinutes, (await save(0)).cacheMinutes, (await save(5)).cacheMinutes]).toEqual([30, 0, 5])
  for (const minutes of [1, 4, -1, 1_441]) {
    expect((await keep(minutes)).errors?.[0]?.extensions.fields).toEqual({
      'input.queryCacheMinutes': ['Results are kept 0 (not at all) or 5 to 1440 minutes.'],
    })
  }
})

test('SQL that the planner expects to cost too much is refused before it runs, in every form', async () => {
  const sql = 'select count(*) as n from generate_series(1, 100000) as a, generate_series(1, 100000) as b'
  const { errors } = await it.send(sqlQuery, { query: sql })
  expect([errors?.[0]?.extensions.code, errors?.[0]?.message]).toEqual([
    'QUERY_TOO_COMPLEX',
    'The query is expected to cost more than the 20000 that one may cost here. Name a shorter time or fewer rows.',
  ])
  expect((await post('', encoded(sql), 'application/x-ndjson')).body.code).toBe(400)
  expect(
    (await it.ask(sqlQuery, { query: 'select count(*)::int as n from generate_series(1, 1000)' })).sql.rows,
  ).toEqual([{ n: 1_000 }])
  const wrong = await it.send(sqlQuery, { query: 'select nope from events' })
  expect(wrong.errors?.[0]?.message).toMatch(/^There is no such column, at "nope"\./)
})

test('what costs too much with some values can be saved and run with others', async () => {
  const sql = 'select count(*)::int as n from generate_series(1, @{n}) as a, generate_series(1, @{n}) as b'
  const { saveQuery: saved } = await it.ask(saveQuery, {
    input: { name: 'Costly', sql, variables: [{ name: 'n', type: 'INTEGER', default: 100_000 }] },
  })
  const { id } = saved.savedQuery
  expect((await post(`/${id}`)).status).toBe(400)
  expect((await post(`/${id}`, { variables: { n: 10 } })).body.rows).toEqual([{ n: 100 }])
})
