// SQL of users, asked through GraphQL.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { sqlQuery, sqlTables } from '../_kit/query-operations.ts'
import { addEvents, addNeighbour } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
  const { pushUrl } = await it.widget({ title: 'Visitors' })
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '0.1', Big: '9007199254740993' }] })
  await addNeighbour(it)
  await addEvents(it, '1', [
    { name: 'page_view', userId: 'ada', properties: { plan: { name: 'pro' }, n: 1 }, ufProperties: { urlPath: '/a' } },
    { name: 'page_view', userId: 'bob', properties: { plan: { name: 'free' }, n: 2 }, ufProperties: { urlPath: '/b' } },
    { name: "o'hara", userId: 'bob' },
  ])
})
afterAll(() => it?.[Symbol.asyncDispose]())

const rows = async (query: string, variables?: Record<string, unknown>) =>
  (await it.ask(sqlQuery, { query, variables })).sql.rows as Record<string, unknown>[]
const refusal = async (query: string, variables?: Record<string, unknown>) => {
  const { errors } = await it.send(sqlQuery, { query, variables })
  return errors?.[0]?.message ?? 'it was answered'
}

test('a login of its own reads, not the gateway', () => {
  expect(it.app.gateway.services.queries.sandbox.isolation).toBe('roles')
})

test('numbers are exact: doubles where they hold the value, else text', async () => {
  expect(await rows('select metric, value, day, key from points order by metric')).toEqual([
    { metric: 'Big', value: '9007199254740993', day: '2026-11-20', key: '2026-11-20' },
    { metric: 'Users', value: 0.1, day: '2026-11-20', key: '2026-11-20' },
  ])
  expect(await rows("select 1.10::numeric as a, 0.1::float8 b, 'NaN'::float8 c, 12345678901234567890123 d")).toEqual([
    { a: 1.1, b: 0.1, c: 'NaN', d: '12345678901234567890123' },
  ])
})

test('every column tells its type', async () => {
  const reply = await it.ask(sqlQuery, {
    query: `select 'a'::text as s, 1 as i, 1.5 as n, true as b, date '2026-11-20' as d, timestamptz '2026-11-20 10:00+01' as t,
      '{"a": 9007199254740993}'::jsonb as j, array[1, null] as l, array['a,b', 'c"d', 'null'] as q, interval '1 day' as v, null as z`,
  })
  expect(reply.sql.columns.map(({ type }) => type)).toEqual(
    'string integer number boolean date datetime json list list interval string'.split(' '),
  )
  expect(reply.sql.rows).toMatchObject([
    {
      d: '2026-11-20',
      t: '2026-11-20T09:00:00Z',
      l: [1, null],
      q: ['a,b', 'c"d', 'null'],
      v: 'P1D',
      z: null,
    },
  ])
})

test('names match without case and come back as they were spelled', async () => {
  const [row] = await rows(
    'SELECT USERID, "userId" AS "Übung", Name AS Event, ufproperties.urlPath, events.Properties.plan.name AS PLAN FROM "EventsTable" EVENTS WHERE userId = \'ada\'',
  )
  expect(row).toEqual({ USERID: 'ada', Übung: 'ada', Event: 'page_view', urlPath: '/a', PLAN: 'pro' })
  expect(Object.keys((await rows('select * from events limit 1'))[0] ?? {})).toEqual([
    'timestamp',
    'name',
    'userId',
    'anonymousId',
    'properties',
    'ufProperties',
    'sessionId',
    'externalId',
    'deviceData',
  ])
})

test('columns of the same name are told apart', async () => {
  expect(await rows('select 1 as n, 2 as n')).toEqual([{ n: 1, n_2: 2 }])
})

test('names mean what they mean to PostgreSQL, and JSON is read with dots wherever its column comes from', async () => {
  const one = async (sql: string) => (await rows(sql))[0]
  expect(
    await one(`select e.properties.plan.name as plan from events e join events "properties" using (timestamp, name, userId)
    where e.userId = 'ada'`),
  ).toEqual({ plan: 'pro' })
  expect(
    await one(`with ada as (select properties as p, userId from events where userId = 'ada')
    select p.plan.name, ada.p.n::int + 1 as n from ada`),
  ).toEqual({ name: 'pro', n: 2 })
  expect(
    await one(`select x.key, x.value.name as plan from events, jsonb_each(properties) x
    where userId = 'bob' and x.key = 'plan'`),
  ).toEqual({ key: 'plan', plan: 'free' })
  expect(
    await one(`select userId, (select count(*)::int from events where userId = e.userId) as n from events e
    group by userId having count(*) = 2 order by n limit 1`),
  ).toEqual({ userId: 'bob', n: 2 })
  expect(
    await one(`select n, n * 2 as twice, r.ordinality from generate_series(3, 4) with ordinality as r(n)`),
  ).toEqual({
    n: 3,
    twice: 6,
    ordinality: 1,
  })
  expect(
    await one(`select row_to_json(e)->>'name' as name, to_jsonb(e)->'properties'->>'n' as n from events e
    where userId = 'ada'`),
  ).toEqual({ name: 'page_view', n: '1' })
  expect(await one(`select sum(m) as total from (select count(*)::int as m from events group by name)`)).toEqual({
    total: 3,
  })
  expect(await one(`select j.a, j.column2 from ((values (1, 2)) as v(a) cross join (select 3) as s(b)) as j`)).toEqual({
    a: 1,
    column2: 2,
  })
  expect(await one(`select name as "Name" from events order by "Name" desc, events."userId" limit 1`)).toEqual({
    Name: 'page_view',
  })
  expect(
    await one(`select count(*)::int, max(name) over () from events group by name order by count, 2 limit 1`),
  ).toMatchObject({
    count: 1,
  })
})

test('numbers that get a bound are the same numbers', async () => {
  const [row] =
    await rows(`select (properties.n)::numeric as n, '1.50'::text::numeric as a, concat('0.', '1')::numeric * 3 as b,
    sum((properties.n)::numeric) over () as c, 1.5 ^ 2 as d, 3::numeric ^ 0.5 as e, exp(1.0) as f, round(2.345::numeric, length('ab')) as g,
    array['1.5', '2']::text[]::numeric[] as h, power(2, 10) as i, round(3.0 ^ 0.5, 3) as j, properties @? '$.plan.name' as k
    from events where userId = 'ada'`)
  expect(row).toEqual({
    n: 1,
    a: 1.5,
    b: 0.3,
    c: 1,
    d: 2.25,
    e: 1.7320508075688772,
    f: '2.7182818284590452',
    g: 2.35,
    h: [1.5, 2],
    i: 1_024,
    j: 1.732,
    k: true,
  })
  expect(await refusal("select concat('1e', '131071')::numeric")).toBe('A number is out of range.')
})

test('nothing of a query is felt by the next one on its connection', async () => {
  await rows('select 1')
  const { pool } = it.app.gateway
  const sessions = `select pid, query from pg_stat_activity where usename like 'pushgraph_sql%' and datname = current_database()`
  const { rows: found } = await pool.query<{ query: string }>(sessions)
  expect(found.map(({ query }) => query)).toContain('discard all')
})

test('variables are bound wherever a literal may stand', async () => {
  const count = async (sql: string, variables: Record<string, unknown>) =>
    (await rows(`select count(*)::int as n from events where ${sql}`, variables))[0]?.n
  expect(await count("name = '@{x}'", { x: "o'hara" })).toBe(1)
  expect(await count('name = @{x}', { x: "o'hara" })).toBe(1)
  expect(await count("name = '@{x}'", { x: "x' OR '1'='1" })).toBe(0)
  expect(await count("name like '%@{x}%'", { x: 'page' })).toBe(2)
  expect(await count('name in (@{x})', { x: ['page_view', 'other'] })).toBe(2)
  expect(await count('(properties.n)::int > @{x}', { x: 1 })).toBe(1)
  expect(await count("timestamp > now() - interval '@{x} days'", { x: 2 })).toBe(3)
  expect(await count("timestamp > '@{x}'", { x: '2000-01-01' })).toBe(3)
  expect(await count('name = @{x} or name = @{x}', { x: null })).toBe(0)
})

test('a variable that cannot be bound is refused by its name', async () => {
  expect(await refusal('select @{x}')).toBe('The variable x is missing.')
  expect(await refusal('select name as "@{x}" from events', { x: 1 })).toContain('a name')
  expect(await refusal('select 1 @{x} 2', { x: '+' })).toContain('syntax error')
  expect(await refusal("select E'@{x}'", { x: 1 })).toContain("'...' quotes")
  expect(await refusal('select @{x', { x: 1 })).toContain('@{name}')
  expect(await refusal('select @{x}', { x: {} })).toContain('a text, a number')
  expect(await refusal('select array[@{x}]', { x: [] })).toContain('The list x is empty')
  expect(await refusal('select 1 = any (@{x})', { x: [1, 'a'] })).toContain('of one kind')
  expect(await refusal('select name from events order by @{x} desc', { x: 'name' })).toContain('sorts by nothing')
})

test('lists, optional filters and remarks are taken as people write them', async () => {
  const names = async (sql: string, variables: Record<string, unknown> = {}) =>
    (await rows(`select userId from events where ${sql} order by timestamp, userId`, variables)).map(row => row.userId)
  expect(await names('name = any(@{x})', { x: ['page_view', 'a"b\\'] })).toEqual(['ada', 'bob'])
  expect(await names('name <> ALL ( @{x} )', { x: ['page_view'] })).toEqual(['bob'])
  expect(await names('(properties.n)::int = any(@{x})', { x: [2, 3.5] })).toEqual(['bob'])
  expect(await names('name = any(@{x})', { x: [] })).toEqual([])
  expect(await names('name in (@{x})', { x: [] })).toEqual([])
  expect(await names('(properties.n)::int in (@{x})', { x: [] })).toEqual([])
  expect(await names('name not in (@{x})', { x: [] })).toHaveLength(3)
  expect(await names('not name in (@{x})', { x: ["o'hara"] })).toEqual(['ada', 'bob'])
  expect(await names('(@{x} is null or name = @{x})', { x: null })).toHaveLength(3)
  expect(await names('(@{x} is null or name = @{x})', { x: "o'hara" })).toEqual(['bob'])
  expect(await names('(@{x} is not null and (properties.n)::int = @{x})', { x: 1 })).toEqual(['ada'])
  expect(await names("name = 'page_view' -- and userId = @{nobody}")).toEqual(['ada', 'bob'])
  expect(await names("name = /* or '@{nobody}' */ 'page_view'")).toEqual(['ada', 'bob'])
})

test('a recursive query walks as far as its condition lets it, and ends where it has none', async () => {
  const list = async (sql: string) => (await rows(sql)).map(row => Object.values(row)[0])
  expect(
    await list('with recursive n as (select 1 as i union all select i + 1 from n where i < 5) select i from n'),
  ).toEqual([1, 2, 3, 4, 5])
  expect(
    await list(`with recursive d(day) as (select date '2026-02-27' union all select (day + 1)::date from d where day < '2026-03-01')
      select day from d order by day desc`),
  ).toEqual(['2026-03-01', '2026-02-28', '2026-02-27'])
  expect(
    await list(`with recursive tree(path, at) as (select 'a'::text, 1 union all select left(path || '/' || at, 40), at + 1 from tree where at < 3),
      depth as (select max(at) as most from tree) select path from tree, depth where at = most`),
  ).toEqual(['a/1/2'])
  expect(
    await list(`with recursive part as (select properties as p, 0 as depth from events where userId = 'ada' and name = 'page_view'
      union all select p -> 'plan', depth + 1 from part where p -> 'plan' is not null) select p ->> 'name' as name from part where depth = 1`),
  ).toEqual(['pro'])
  const keeping = 'with recursive n as (select 1 as i union select i + 1 from n) select count(*) from n'
  expect(await refusal(keeping)).toContain('UNION ALL')
  expect(await refusal('with recursive points as (select 1 as a) select a from points')).toContain('a name of its own')
  const endless = 'with recursive n as (select 1 as i union all select 1 from n) select count(*) from n'
  const response = await fetch(`${it.url}/metrics/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ encodedQuery: Buffer.from(endless).toString('base64') }),
  })
  expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([
    400,
    expect.stringMatching(/longer than|too long|too much|stopped|more memory or disk/),
  ])
}, 30_000)

test('a path of JSON gives every value that it finds, and the first', async () => {
  const list = async (sql: string) => (await rows(sql)).map(row => Object.values(row)[0])
  expect(
    await list("select jsonb_path_query(properties, '$.plan.name') as name from events where userId = 'ada'"),
  ).toEqual(['pro'])
  expect(
    await list(
      `select v from events, jsonb_path_query('{"items": [{"n": 1}, {"n": 2}]}', '$.items[*].n') v where userId = 'ada'`,
    ),
  ).toEqual([1, 2])
  expect(
    await list("select jsonb_path_query_first(properties, '$.*') as first from events where userId = 'nobody'"),
  ).toEqual([])
})

test('errors speak in our words and of the place in the SQL', async () => {
  const columns = 'There are timestamp, name, userId, anonymousId,'
  expect(await refusal('select nope from events')).toContain(`There is no such column, at "nope". ${columns}`)
  expect(await refusal('select e.nope from events e')).toContain(`at "e.nope". ${columns}`)
  expect(await refusal('select nope.name from events')).toContain(`at "nope.name". ${columns}`)
  expect(await refusal('select day from widgets')).toContain('There are ')
  expect(await refusal('select 1 / 0')).toBe('A division by zero.')
  expect(await refusal("select 'secret-in-data'::int")).not.toContain('invalid input')
  expect(await refusal('selec 1')).toContain('line 1')
  expect(await refusal('')).toBe('The query is empty.')
})

test('more rows than 10,000 are cut and said to be', async () => {
  const { sql } = await it.ask(sqlQuery, { query: 'select n from generate_series(1, 10000000) as n' })
  expect([sql.rowCount, sql.truncated]).toEqual([10_000, true])
  const whole = await it.ask(sqlQuery, { query: 'select n from generate_series(1, 10000) as n' })
  expect([whole.sql.rowCount, whole.sql.truncated]).toEqual([10_000, false])
})

test('what a run takes is counted to the limit of its token', async () => {
  const charge = vi.spyOn(it.app.gateway.services.rateLimits, 'charge')
  await rows('select count(*) from generate_series(1, 4000000)')
  expect(charge.mock.calls[0]).toEqual([{ token: expect.any(String) }, expect.any(Number)])
  expect(charge.mock.calls[0]?.[1]).toBeGreaterThanOrEqual(1)
  charge.mockClear()
  await rows('select 1')
  expect(charge).not.toHaveBeenCalled()
  charge.mockRestore()
})

test('a query that takes too long is stopped', async () => {
  expect(await refusal('select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b')).toContain(
    'longer than 5 s',
  )
})

test.skipIf(process.platform !== 'linux' || process.env.TEST_DATABASE_URL !== undefined)(
  'a query whose aggregate would take all memory ends alone, below 256 MiB',
  async () => {
    await rows('select 1')
    const text = 'x'.repeat(8_000)
    const { rows: found } = await it.app.gateway.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where usename like 'pushgraph_sql%' and datname = current_database()`,
    )
    expect(await refusal(`select cardinality(array_agg('${text}' || n)) from generate_series(1, 100000) n`)).toContain(
      'memory',
    )
    expect(found.length).toBeGreaterThan(0)
    for (const { pid } of found) {
      const highest = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
      expect(highest).toBeLessThan(256 * 1_024)
    }
    expect(await rows('select 1 as n')).toEqual([{ n: 1 }])
  },
)

test('what an aggregate joins is bounded where more is made of it, and the same otherwise', async () => {
  const names = "from (values ('b', 1), ('a', 2), ('c', 3)) as e(name, n)"
  expect(
    await rows(
      `select upper(string_agg(name, ',' order by n)) as u, array_to_string(array_agg(name order by n desc) filter (where n > 1), ';') as l,
        (array_agg(n order by name))[1] as first, jsonb_agg(n order by n) ->> 2 as last, string_agg(name, '' order by n) as plain ${names}`,
    ),
  ).toEqual([{ u: 'B,A,C', l: 'c;a', first: 2, last: '3', plain: 'bac' }])
  const series = 'from generate_series(1, 90000) n'
  const row = `'${'a'.repeat(60)}' || n`
  for (const sql of [
    `select length(lower(string_agg(${row}, ','))) ${series}`,
    `select length(t || 'a') from (select string_agg(${row}, ',') as t ${series}) x`,
    `select array_to_string(array_agg(${row}), ',') ${series}`,
    `select jsonb_agg(${row}) @> '["a"]' ${series}`,
  ])
    expect(await refusal(sql)).toContain('memory')
  expect(
    await rows(`select length(string_agg(${row}, '')) > 5000000 as long, cardinality(array_agg(n)) as n ${series}`),
  ).toEqual([{ long: true, n: 90_000 }])
})

test('sqlTables describes what can be read, and every column of it can be', async () => {
  const tables = (await it.ask(sqlTables, {})).sqlTables
  expect(tables.map(({ name }) => name)).toEqual([
    'eventsTable',
    'profilesTable',
    'identitiesTable',
    'points',
    'widgets',
    'metrics',
  ])
  for (const { name, aliases, columns } of tables) {
    for (const table of [name, ...aliases]) {
      const reply = await it.ask(sqlQuery, {
        query: `select ${columns.map(column => column.name).join(', ')} from ${table} limit 1`,
      })
      expect(reply.sql.columns.map(column => column.name)).toEqual(columns.map(column => column.name))
    }
  }
})

test('a token without the scope sql is refused', async () => {
  expect((await it.send(sqlQuery, { query: 'select 1' }, null)).status).toBe(401)
})
