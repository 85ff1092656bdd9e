// What is refused before it runs, since no timeout would end it, and what stays allowed.
import { beforeAll, describe, expect, test } from 'vitest'
import type { AppError } from '../base/errors.ts'
import { prepareStatement } from './statement.ts'
import { loadParser } from './tokens.ts'

beforeAll(() => loadParser())

const prepared = (sql: string, values: Record<string, unknown> = {}) => prepareStatement(sql, null, values)
const times = (count: number, text: string, by = ', ') => Array.from({ length: count }, () => text).join(by)
/** Each level names the column of the one before it so many times. */
const chained = (levels: number, expression: string, first: string, how = '') =>
  `with c0 as (select ${first} as t), ${Array.from(
    { length: levels },
    (_, n) => `c${n + 1} as ${how} (select ${expression} as t from c${n})`,
  ).join(', ')} select t from c${levels}`
const nested = (levels: number, expression: string, first: string) =>
  Array.from({ length: levels }).reduce<string>(
    (from, _, n) => `select ${expression} as t from (${from}) s${n}`,
    `select ${first} as t`,
  )

const digits = '9'.repeat(900)

describe('a bomb is refused before it runs', () => {
  const bombs: [string, string][] = [
    ['chained CTEs that the planner puts into each other', chained(5, `concat(${times(16, 't')})`, "'x'")],
    ['the same of stored texts', chained(5, `concat(${times(16, 't')})`, '(select max(name) from events)')],
    ['the same, materialised', chained(7, `concat(${times(16, 't')})`, "'xxxx'", 'materialized')],
    ['nested subqueries', nested(5, `concat(${times(16, 't')})`, "'x'")],
    [
      'nested subqueries with a fence',
      nested(7, `concat(${times(16, 't')}) as u, max(1)`, "'xxx'").replaceAll(' as u, max(1) as t', ' as t'),
    ],
    [
      'nested subqueries, each with a WINDOW that nobody uses',
      nested(5, `concat(${times(16, 't')})`, "'x'").replaceAll(/ s\d/g, all => `${all} window w as ()`),
    ],
    [
      'nested subqueries, each with an aggregate of a query further out',
      `select (select t from (${nested(5, `max(o.n) as m, concat(${times(16, 't')})`, "'x'")}) z) from generate_series(1, 2) o(n)`,
    ],
    ['subqueries in expressions', nested(5, `(select concat(${times(16, 't')}))`, "'x'")],
    ['subqueries in tests', nested(6, `(${times(8, 'exists (select where t)', ' and ')})`, 'true')],
    ['sums that are put into each other', chained(6, times(10, 't', ' + '), '1')],
    [
      'LATERAL',
      `select x5.t from (select 1 as t) x0, ${Array.from({ length: 5 }, (_, n) => `lateral (select ${times(12, `x${n}.t`, ' + ')} as t) x${n + 1}`).join(', ')}`,
    ],
    [
      'quotients of long numbers',
      `with n as materialized (select ${times(12, digits, ' * ')} as t) select ${times(60, 't / (t + 1)')} from n`,
    ],
    ['products of products', chained(6, 't * t', digits)],
    ['products of casts', chained(8, 't * t', '(select max(properties.n::numeric) from events)')],
    ['a written number', `select ${'9'.repeat(2_000)}`],
    ['a written exponent', 'select 1e131071'],
    ['a text that is a number', "select '1e131071' * 1.5"],
    ['a text cast to a number', "select '1e131071'::numeric"],
    ['numbers in JSON', `select '{"a": 1e131071}'::jsonb`],
    ['numbers in a list', "select ('{1e131071}'::text)::numeric[] * 2, regexp_replace('a', 'b', 'c') ~ ('x' || 'y')"],
    ['powers of powers', 'select ((10.0 ^ 100) ^ 100) ^ 100'],
    ['digits after the point', 'select round(1.5, 16000)'],
    ['padding by a type', "select 'x'::char(10000000)"],
    [
      'replacing each character',
      `select replace(replace(replace(name, 'a', '${times(200, 'a', '')}'), 'a', '${times(200, 'a', '')}'), 'a', 'b') from events`,
    ],
    ['a group that looks ahead', "select regexp_replace(properties::text, '(?=(.*))', '\\1', 'g') from events"],
    ['a pattern from a table', 'select name ~ userId from events'],
    ['a pattern that is computed', "select name ~ ('a' || '{1,255}') from events"],
    ['repetitions in a pattern', "select name ~ '((a{1,99}){1,99}){1,99}' from events"],
    ['a pattern of a list', "select name ~ any (array['((a{1,99}){1,99}){1,99}']) from events"],
    ['a pattern of a subquery', "select name ~ any (select '((a{1,99}){1,99}){1,99}') from events"],
    ['repetitions in SIMILAR TO', "select name similar to '((a{99}){99}){99}' from events"],
    ['repetitions in a function', "select substring(name from '((a{99}){99}){99}') from events"],
    ['a path that is computed', 'select jsonb_path_exists(properties, userId) from events'],
    ['many rows', 'select count(*) from generate_series(1, 1000000000000)'],
    [
      'aggregates of aggregates',
      "select (select string_agg(t, ',') from generate_series(1, 2000)) from (select string_agg('a', ',') as t from generate_series(1, 2000)) x",
    ],
    ['CUBE in a subquery', `select n from (select count(*) as n from points group by cube (${times(10, 'widget')})) x`],
    ['CUBE in an expression', `select (select count(*) from points group by cube (${times(10, 'widget')}) limit 1)`],
    ['CUBE', `select count(*) from points group by cube (${times(10, 'widget')})`],
    [
      'CUBE times CUBE',
      `select count(*) from points group by cube (widget, metric, day), cube (key, at, value), cube (value, day)`,
    ],
    [
      'items of lists',
      chained(
        8,
        `array_cat(${times(2, `array_cat(${times(2, `array_cat(${times(2, `array_cat(t, t)`)})`)})`)})`,
        'array[1, 2]',
        'materialized',
      ),
    ],
    ['JSON in JSON', chained(9, 'to_jsonb(t::text)', "'\\'::text", 'materialized')],
  ]
  test.each(bombs)('%s', (_name, sql) => {
    let thrown: unknown
    try {
      prepared(sql)
    } catch (error) {
      thrown = error
    }
    expect((thrown as AppError | undefined)?.message ?? 'it would run').toMatch(/\.$/)
    expect((thrown as AppError).code).toBe('QUERY_TOO_COMPLEX')
  })

  test('a variable is measured like what is written', () => {
    expect(() => prepared('select @{n}::numeric * 2', { n: '1e131071' })).toThrow(/digits/)
    expect(() => prepared("select name ~ '@{p}' from events", { p: '((a{99}){99}){99}' })).toThrow(/states/)
    expect(() => prepared('select count(*) from generate_series(1, @{n})', { n: 99_999_999_999 })).toThrow(/rows/)
  })
})

describe('what has no bound of its own gets one', () => {
  test.each([
    [
      'select (properties.n)::numeric from events',
      /THEN CAST\(.* AS "pg_catalog"\."numeric"\) ELSE "pg_catalog"\."trim_scale"\(CAST\(.*"numeric"\(740, 340\)\)\) END AS "numeric"/,
    ],
    [
      'select value ^ 1.5 from points',
      /CAST\("pg_catalog"\."power"\(CAST\("points"\."value" AS "pg_catalog"\."float8"\), CAST\(1\.5 AS/,
    ],
    [
      "select power(value, day - date '2026-01-01') from points",
      /"power"\(CAST\("points"\."value" AS "pg_catalog"\."float8"\)/,
    ],
    ['select power(div(7, 2), 100000)', /"power"\(CAST/],
    ['select power(sum(widgetId), 100000) from points', /"power"\(CAST/],
    ['select exp(value) from points', /"exp"\(CAST\(/],
    ['select round(value, length(widget)) from points', /LEAST\("pg_catalog"\."length"\("points"\."widget"\), 1000\)/],
    ['select to_number(name, name) from events', /"trim_scale"\(CAST\("pg_catalog"\."to_number"/],
    ["select string_to_array(name, ',')::numeric[] from events", /"numeric"\(740, 340\)\[\]/],
    ["select properties @? '$.a' from events", /CAST\("events"\."properties" AS "jsonb"\) @\? '\$\.a'/],
  ])('%s', (sql, text) => {
    expect(prepared(sql).text).toMatch(text)
  })

  test('small powers of exact numbers stay exact', () => {
    expect(prepared('select value ^ 2, power(1.05, 12), 2 ^ 10 from points').text).not.toContain('float8')
  })
})

test('what people ask is allowed', () => {
  const all = [
    `with daily as (select timestamp::date as day, count(*) as views, count(distinct userId) as users from events group by 1),
      running as (select *, sum(views) over (order by day) as total, lag(views) over (order by day) as before from daily)
      select day, views, users, total, round(100.0 * (views - before) / nullif(before, 0), 2) as change from running order by day`,
    `select properties.plan.name as plan, round(avg((properties.price)::numeric), 2) as price,
      percentile_cont(0.95) within group (order by (properties.ms)::float8) as p95 from events group by 1 having count(*) > 1`,
    "select regexp_replace(ufProperties.urlPath, '^/([a-z0-9-]{1,40})/.*$', '\\1') as part, count(*) from events group by 1",
    "select ufProperties.urlPath ~ '^/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' from events",
    "select array_to_string(array_agg(distinct name order by name), '; ') from events",
    "select string_agg(userId, ', ' order by userId), jsonb_agg(to_jsonb(e)) from events e",
    'select jsonb_agg(to_jsonb(p)) from profiles p',
    'select jsonb_agg(deviceData), string_agg(sessionId || externalId, $$, $$) from events',
    "select replace(replace(replace(properties::text, 'a', 'bb'), '\"', ''), ',', '; ') from events",
    'select sum(value * value) / sum(value), stddev(value), sqrt(sum(value)), ln(avg(value)), (1 + value / 100) ^ 12 from points',
    `select ${times(40, "coalesce(properties.a, '') || ';' || coalesce(properties.b, '')")} from events`,
    "select to_char(timestamp, 'YYYY-MM-DD HH24:MI'), date_trunc('week', timestamp), extract(epoch from now() - timestamp) / 86400 from events",
    "select name ~ any (array['^a', '^b']), name like any (array['a%']), value >= all (select value from points) from events, points",
    'select n from generate_series(1, 10000000) n',
    "select d::date from generate_series('2026-01-01'::timestamptz, now(), interval '1 day') d",
    'select widget, metric, sum(value) from points group by grouping sets ((widget, metric), (widget), ())',
    `select name from events where name in (${times(1_000, "'x'")})`,
  ]
  for (const sql of all) expect(prepared(sql).text).not.toBe('')
})
