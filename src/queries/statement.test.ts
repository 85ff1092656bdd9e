// What may follow a dot, and what a statement looks like when it runs.
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareStatement } from './statement.ts'
import { loadParser } from './tokens.ts'

beforeAll(() => loadParser())

const prepared = (sql: string, values: Record<string, unknown> = {}) => prepareStatement(sql, null, values)

describe('attribute notation calls no function', () => {
  test.each([
    'select properties.pg_sleep from generate_series(1, 2) properties',
    'select 1 as pg_sleep, n.pg_sleep from generate_series(1, 3) n',
    'select count(properties.pg_advisory_lock) from generate_series(1, 200000) properties',
    "select properties.ts_stat from unnest(array['select title from public.widgets']) properties",
    'select ufProperties.pg_sleep from (select 2) ufProperties',
    'select n.pg_sleep from generate_series(1, 3) as n(a)',
    'select n.pg_sleep from generate_series(1, 3) with ordinality as n(a, b)',
    'select n.pg_sleep as x from events n, (select 1 as pg_sleep) m',
    'select properties.x.pg_sleep from generate_series(1, 2) properties',
    'select e.properties.x.y from generate_series(1, 2) e',
    'with properties as (select 1 as n) select properties.pg_sleep from properties',
    'with a as (select 2 as n) select (select x.pg_sleep from a x)',
    'with a as (select 1 as pg_sleep) select e.pg_sleep from events e, a',
    'with a(pg_sleep) as (select 1) select n.pg_sleep from generate_series(1, 2) n, a',
    'select x.pg_sleep from (values (1), (2)) x',
    'select x.pg_sleep from (values (1), (2)) x(n)',
    'select x.pg_sleep from (select 2 as n union all select 3) x',
    'select x.pg_sleep from lateral (select 2 as n) x',
    'select x.pg_sleep from events e, lateral (select length(e.name) as n) x',
    'select j.pg_sleep from (events e cross join generate_series(1, 2) n) j',
    'select n.pg_sleep from events e join generate_series(1, 2) n on n.pg_sleep is null',
    'select 1 from generate_series(1, 2) n where n.pg_sleep is null',
    'select 1 as pg_sleep from generate_series(1, 2) n order by n.pg_sleep',
    'select 1 as pg_sleep from generate_series(1, 2) n group by n.pg_sleep',
    'select distinct on (n.pg_sleep) 1 from generate_series(1, 2) n',
    'select count(*) filter (where n.pg_sleep is null) from generate_series(1, 2) n',
    'select sum(1) over (partition by n.pg_sleep) from generate_series(1, 2) n',
    'select sum(1) over w from generate_series(1, 2) n window w as (order by n.pg_sleep)',
    'select 1 from generate_series(1, 2) n limit (select n.pg_sleep)',
    'select exists (select 1 where n.pg_sleep is null) from generate_series(1, 2) n',
    'select array(select n.pg_sleep) from generate_series(1, 2) n',
    'select 1 in (select n.pg_sleep) from generate_series(1, 2) n',
    'select case when n.pg_sleep is null then 1 end from generate_series(1, 2) n',
    'select n.pg_sleep::text from generate_series(1, 2) n',
    'select array[n.pg_sleep] from generate_series(1, 2) n',
    'select (n.pg_sleep)[1] from generate_series(1, 2) n',
    'select row(n.pg_sleep) from generate_series(1, 2) n',
    'select e.query_to_xml from (select name as e from events) e',
    'select e.pg_column_size from events e',
    'select e.properties.pg_sleep from (select 1 as n) e',
    'select x.e.name from (select e from events e) x',
    'select events.pg_sleep from generate_series(1, 2) events',
    'select points.pg_sleep from rows from (generate_series(1, 2), generate_series(1, 3)) points',
    'select x.pg_sleep from unnest(array[1, 2], array[3]) x',
    'select x.pg_sleep from jsonb_array_elements((select properties from events limit 1)) x',
    'select x.key from jsonb_array_elements((select properties from events limit 1)) x',
    'select "current_date".pg_sleep from current_date',
    'select "N".pg_sleep from generate_series(1, 2) "N"',
    'select n."pg_sleep" from generate_series(1, 2) n',
    'select (select n.pg_sleep from events n2 limit 1) from generate_series(1, 2) n',
    'select e.x from events e, (select 1 as x) f where exists (select 1 from generate_series(1, 2) e where e.x is null)',
    'select public.events.name from events',
    'select n.* from generate_series(1, 2) n where m.* is null',
    'select (select n).pg_sleep from generate_series(1, 2) n',
    'select pg_sleep(n) from generate_series(1, 2) n',
    'select userid(e) from events e',
  ])('%s is refused', sql => {
    expect(() => prepared(sql)).toThrow(
      /^There is no such (column|table)|is not allowed|^There is no table|names more columns/,
    )
  })
})

test.each([
  "select name @@ any (array['a']) from events",
  "select name @@ all (select 'a') from events",
  'select properties @? any (select name) from events',
  'select 10.0 ^ any (array[100000])',
  'select 1 + all (select 1)',
])('%s: before ANY and ALL stand comparisons, which bring no functions of their own', sql => {
  expect(() => prepared(sql)).toThrow(/^The operator .* is not allowed/)
})

describe('names are written out', () => {
  test.each([
    ['select name from events', 'SELECT "events"."name" AS "name" FROM "events"'],
    ['select e.* from events e', 'SELECT "e".* FROM "events" AS "e"'],
    [
      'select n, count(*) from generate_series(1, 3) n group by n order by n',
      'SELECT "n"."n" AS "n", "pg_catalog"."count"(*) AS "count" FROM "pg_catalog"."generate_series"(1, 3) AS "n" ("n") GROUP BY "n"."n" ORDER BY "n"',
    ],
    [
      'select properties."Plan".b from events',
      `SELECT "events"."properties" #>> (ARRAY['Plan', 'b']) AS "b" FROM "events"`,
    ],
    [
      'with a as not materialized (select name as n from events) select a.n, b.n from a, a b',
      'WITH "a" ("n") AS (SELECT "events"."name" AS "n" FROM "events") SELECT "a"."n" AS "n", "b"."n" AS "n" FROM "a", "a" AS "b"',
    ],
    [
      'select (select userId from metrics e limit 1) from events e',
      'SELECT (SELECT "userid" AS "userid" FROM "metrics" AS "e" LIMIT 1) AS "userid" FROM "events" AS "e"',
    ],
    [
      'select x.value.a from events, jsonb_each(properties) x',
      `SELECT "x"."value" #>> (ARRAY['a']) AS "a" FROM "events", "pg_catalog"."jsonb_each"("events"."properties") AS "x" ("key", "value")`,
    ],
  ])('%s', (sql, text) => {
    expect(prepared(sql).text).toBe(text)
  })
})

test('what is written is read as what was meant, whatever it is made of', () => {
  const all = [
    "select - 1, -1, - -1, +2, 1.5e3, 'it''s', E'a\\\\b\\n', '', null, true, false, 1 - -1, 2147483648, -2147483648",
    "select interval '1' day, interval '1' hour to minute, interval(3) '1 s', date '2026-01-01', cast(1 as char(3)), 1::numeric(5, 2)[]",
    "select name like 'a!%' escape '!', name not ilike 'b', name similar to 'c', name !~* 'd', not name = 'e' from events",
    'select 1 in (1, 2), 1 not in (3), 1 between 0 and 2, 1 not between symmetric 2 and 0, 1 is distinct from 2, 1 is not distinct from null',
    'select 1 = any (array[1]), 1 <> all (array[2]), (1, 2) = (1, 2), row(1), (1, 2) in ((1, 2)), (1, 2) in (select 1, 2), 1 >= all (select 1)',
    'select nullif(1, 2), coalesce(1, 2), greatest(1, 2), least(1, 2), case 1 when 1 then 2 else 3 end, case when true then 1 end',
    "select current_timestamp(3), current_date, localtime, now() at time zone 'utc', extract(year from now()), trim(both from ' x '), substring('a' from 1 for 1), overlay('a' placing 'b' from 1), position('a' in 'b')",
    'select true is true, false is not unknown, null is null, 1 is not null, not (true and false or true)',
    'select (array[1, 2])[1], (array[1, 2])[1:], (array[1, 2])[:1], array[[1], [2]]',
    'select percentile_cont(0.5) within group (order by value desc nulls last), count(distinct widget order by widget) filter (where value > 1) from points',
    'select sum(value) over (partition by widget order by day rows between 1 preceding and current row exclude ties), rank() over w, lag(day) over (w range between unbounded preceding and unbounded following) from points window w as (order by day)',
    "select sum(value) over (order by day range between interval '1 day' preceding and interval '1 day' following), sum(1) over (order by day groups 2 preceding) from points",
    'select widget, metric, grouping(widget) from points group by distinct grouping sets ((), (widget), rollup (widget, metric), cube (metric, (widget, day)))',
    'select distinct on (name) name from events order by name, timestamp desc fetch first 3 rows with ties',
    '(select 1 union all select 2) except select 3 intersect (values (4), (5)) order by 1 limit 3 offset 1',
    'select * from events e left join points p on p.key = e.name natural join metrics full join widgets w using (id) cross join (select 1) as x',
    'select * from (points p join widgets w on w.id = p.widgetId) as j(a, b), rows from (generate_series(1, 2), unnest(array[1])) with ordinality r',
    'with a as materialized (select 1 as x), b(y) as (select x from a) select y from b where exists (select from a where x = y) order by y limit all',
    'select from events',
    'select e, e.* from events e where e is not null',
    'select "select", t."from" from (select 1 as "select", 2 as "from", 3 as "a""b") t',
  ]
  for (const sql of all) expect(prepared(sql).text).not.toBe('')
})

test('a statement of one level of NOT in another is read once a level', () => {
  const before = process.threadCpuUsage()
  expect(() => prepared(`select ${'not '.repeat(1_900)} true`)).toThrow()
  expect(process.threadCpuUsage(before).user).toBeLessThan(5_000_000)
})

test('the word that the server points at is the one that was written', () => {
  const statement = prepared("select 'é' , e.NAME + 1 from events e")
  const position = [...statement.text.slice(0, statement.text.indexOf('+'))].length + 1
  expect(statement.wordAt(position)).toBe('+')
  const column = [...statement.text.slice(0, statement.text.indexOf('"e"."name"'))].length + 1
  expect(statement.wordAt(column)).toBe('e.NAME')
  expect(statement.wordAt(1)).toBeNull()
})

test.each([
  ['select 1', 32_768],
  [`select count(*) from ${Array.from({ length: 9 }, (_, n) => `generate_series(1, 700000) s${n}`).join(', ')}`, 3_855],
  [
    `with ${Array.from({ length: 14 }, (_, n) => `c${n} as materialized (select name from events)`).join(', ')} select * from c0`,
    4_681,
  ],
  [
    `select ${Array.from({ length: 16 }, (_, n) => `count(distinct n + ${n})`).join(', ')} from generate_series(1, 9) n`,
    3_855,
  ],
])('what holds rows shares the memory of a statement: %s', (sql, workMemKb) => {
  expect(prepared(sql).workMemKb).toBe(workMemKb)
})
