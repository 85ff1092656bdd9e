// SQL through the guard gives what PostgreSQL gives for the same text without it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { addEvents } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
  await addEvents(it, '1', [
    { name: 'a', userId: 'ada', properties: { tiny: '1e-70', price: '1.50' } },
    { name: 'b', userId: 'bob', properties: { tiny: 2e-80, price: 'Infinity' } },
  ])
  await guarded('select 1')
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  readonly columns: readonly string[]
  readonly rows: readonly Record<string, unknown>[]
}

async function guarded(sql: string): Promise<Reply> {
  const response = await fetch(`${it.url}/metrics/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ encodedQuery: Buffer.from(sql).toString('base64') }),
  })
  const reply = (await response.json()) as { message?: string; columns?: { name: string }[]; rows?: Reply['rows'] }
  if (!reply.columns || !reply.rows) throw new Error(reply.message)
  return { columns: reply.columns.map(({ name }) => name), rows: reply.rows }
}

async function unguarded(sql: string): Promise<Reply> {
  const client = await it.app.gateway.pool.connect()
  try {
    await client.query('begin read only; set local search_path = pg_catalog, pushgraph_sql_1')
    const { rows, fields } = await client.query<Record<string, unknown>>(sql)
    return { columns: fields.map(({ name }) => name), rows }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test.each([
  // Exact numbers of texts: small ones, with zeros at their ends, and those that are none.
  `select concat('1e-70')::numeric::text as a, (jsonb '{"x": 1e-70}' ->> 'x')::numeric::text as b, concat('-4.9e-324')::numeric::text as c`,
  `select array['1e-70', '1.5']::text[]::numeric[] = array[1e-70, 1.5] as a`,
  `select concat('1.50')::numeric::text as a, concat('  -0010.00 ')::numeric::text as b, concat('1_000.0')::numeric::text as c`,
  `select concat('Infinity')::numeric::text as a, concat('-inf')::numeric::text as b, concat('NaN')::numeric::text as c, concat(null, '0')::numeric::text as d`,
  `select to_number('1,234.50', '9,999.99')::text as a, to_number(concat('12', '.0'), '99.9')::text as b`,
  `select e.properties ->> 'price' as price, (e.properties ->> 'tiny')::numeric::text as tiny,
    (e.properties ->> 'price')::numeric::text as number from events e order by e.name`,
  // Powers and roots.
  `select power(x, y)::text as a, (x ^ y)::text as b from (values (1234567::numeric, 3::numeric), (7, 100), (10, 0), (-3, 5)) as v(x, y)`,
  `select power(x, y)::text as a from (values (2.5::numeric, 4::numeric), (1.000001, 12), (0.5, 40), ('NaN', 0), ('Infinity', 2)) as v(x, y)`,
  `select power(x, y) = 0.125 as a from (values (2::numeric, -3::numeric)) as v(x, y)`,
  `select abs(exp(x) / 22026.4657948067165 - 1) < 3e-16 as a, abs(power(x, 0.5) / 3.16227766016837933 - 1) < 3e-16 as b
    from (values (10::numeric)) as v(x)`,
  // Digits after the point.
  `select round(x, y)::text as a, trunc(x, y)::text as b from (values (1e-150::numeric, 160), (1.5, 0), (1e-300, 330), (155, -1)) as v(x, y)`,
  // Names of columns.
  'select (values (5)), (select * from (select 1 as a) s), (select max(n) from generate_series(1, 3) n)',
  // Rows of a table as items of a list.
  `select x.name, x.ordinality::int as n from unnest(array(select e from events e order by name)) with ordinality x order by 2`,
  `select x.userId as u, x.properties ->> 'price' as p from (select array_agg(e order by name) as all from events e) s, unnest(s.all) x`,
  `select x from (select 1) s, unnest(array['a', 'b']) x`,
  `select x.name from events e, unnest(array[e]) as x(t) order by 1`,
  // unnest of several lists.
  `select * from unnest(array[1, 2], array['a', 'b', 'c']) as t(a, b)`,
  `select a, b, ordinality::text as n from unnest(array[1, 2], array['a']) with ordinality as t(a, b)`,
  `select a.a, n.* from unnest(array[1]) a, unnest(array[1, 2], array[3]) n(x, y)`,
  // What harms nobody.
  `select timestamp '2026-01-01' + make_interval(days => 3, hours => 2) = '2026-01-04 02:00' as t, make_interval(0, 1) = '1 month' as m`,
  `select u.a, a + 1 as b, x.b as c, to_json(u) as d from (values (1, 2)) x(a, b) join (values (1, 3)) y(a, c) using (a) as u`,
  `select u.* from (values (1, 2)) x(a, b) full join (values (2, 3)) y(a, c) using (a) as u order by u.a`,
  `select (date '2026-01-01', date '2026-01-05') overlaps (date '2026-01-04', interval '3 days') as a, 'abc' ^@ 'ab' as b`,
  `select x from (values ('b'), ('A'), ('a'), ('B')) v(x) order by x collate "C"`,
  `select 'a' collate "C" < 'B' as a, max(x collate "C") as b from (values ('b'), ('Z')) v(x)`,
  `select (e).* from (select 1 as a, 'x' as b) e`,
  `with ${Array.from({ length: 24 }, (_, n) => `c${n + 1} as materialized (select t + t as t from c${n})`)
    .join(', ')
    .replace('c1 as', 'c0 as (select 1.5 as t), c1 as')} select t::text as t from c24`,
])('%s', async sql => {
  const expected = await unguarded(sql)
  expect(await guarded(sql)).toEqual(expected)
})

test.each([
  ['select chr(0)', 'A value is none that the database can hold'],
  ['select max(max(1))', 'an aggregate in no other one'],
  ['select name from events where count(*) > 1', 'in no WHERE'],
  ['select (name).* from events', '(row).* stands'],
  ['select to_json((e).*) from events e', '(row).* stands'],
  ['select make_date(year => 2026, month => 1, day => 1)', 'for make_interval alone'],
  [`select 'a' collate "de_DE"`, 'none or "C"'],
  [`select 'a' collate public."C"`, 'none or "C"'],
  ['select x.f from (values (1)) y(a) join (values (1)) z(a) using (a) as x', 'no such column'],
])('the sentence about %s', async (sql, sentence) => {
  await expect(guarded(sql)).rejects.toThrow(sentence)
})
