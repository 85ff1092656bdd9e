// Statements of a few hundred bytes that would take a backend for long, or much of its memory, where no timeout reaches: each is refused
// before it runs.
const times = (count: number, text: string, by = ', ') => Array.from({ length: count }, () => text).join(by)
const each = (count: number, make: (n: number) => string, by = ' ') =>
  Array.from({ length: count }, (_, n) => make(n)).join(by)

/** Each level is a subquery of the one before it, which has a column t. */
const levels = (
  count: number,
  step: (from: string) => string,
  first = 'select n > 0 as t from generate_series(1, 1) n',
) => Array.from({ length: count }).reduce<string>((from, _, n) => step(`(${from}) s${n}`), first)
const shut = (count: number, step: (from: string) => string) => `select t from (${levels(count, step)}) x where t`

const rows =
  'with v as (select 1 as a, 2 as b, 3 as c, 4 as d, 5 as e, 6 as f from generate_series(1, 2)) select 1 from v v0'

type Bombs = readonly (readonly [name: string, sql: string])[]

/** The planner puts a column in with the subqueries that it holds. */
const subqueries: Bombs = [
  ['in what IN is asked of', levels(15, from => `select (t < t) in (select true) as t from ${from}`)],
  ['as a value', levels(15, from => `select (select t < t) as t from ${from}`)],
  ['in EXISTS', levels(15, from => `select exists(select where t < t) as t from ${from}`)],
  ['in ARRAY', levels(15, from => `select cardinality(array(select t < t)) > 0 as t from ${from}`)],
  [
    'in FROM of one',
    levels(14, from => `select (select x.t < x.t from (select s.t) x) as t from ${from.replace(/s\d+$/, 's')}`),
  ],
  ['in what ALL is asked of', levels(15, from => `select (t < t) <> all (select true) as t from ${from}`)],
  ['tables in them', levels(8, from => `select t < t as t from ${from}`, 'select exists(table points) as t')],
  ['written out', `select ${times(300, '(select 1)')}`],
]

/** Conditions on columns reach into subqueries that are no part of the query around them. */
const fences: Bombs = [
  ['WINDOW without a function', levels(20, from => `select t < t as t from ${from} window w as (order by 1)`)],
  ['DISTINCT', shut(18, from => `select distinct t < t as t from ${from}`)],
  ['GROUP BY', shut(18, from => `select t < t as t from ${from} group by 1`)],
  ['HAVING', shut(18, from => `select t < t as t from ${from} group by 1 having true`)],
  ['PARTITION BY', shut(18, from => `select t < t as t, rank() over (partition by t < t) from ${from}`)],
  ['UNION', shut(18, from => `select t < t as t from ${from} union select true`)],
  [
    'an aggregate of the query around it',
    `select ${levels(14, from => `select (select x.t from (select bool_and(s.t < s.t) as t) x) as t from ${from.replace(/s\d+$/, 's')}`).slice(7)}`,
  ],
]

/** Each is planned with all of its relations, wherever it is named. */
const tables: Bombs = [
  ['points in EXISTS', `select ${times(650, 'exists(table points)')}`],
  ['points as values', `select ${times(380, '(select key from points)')}`],
  ['events in EXISTS', `select ${times(650, 'exists(table events)')}`],
  ['events joined', `select 1 from ${each(199, n => `events e${n}`, ' cross join ')}`],
  ['points in IN', `select 1 from widgets where ${times(300, 'title in (select key from points)', ' and ')}`],
  ['events in UNION', times(40, 'select 1 from events', ' union all ')],
]

/** Columns that are not named one by one. */
const columns: Bombs = [
  [
    'a star of all',
    `select ${times(1_600, '*')} from (${levels(9, from => `select t < t as t from ${from}`)}) a where false`,
  ],
  [
    'a star of one',
    `select ${times(900, 'a.*')} from (${levels(9, from => `select t < t as t from ${from}`)}) a where false`,
  ],
  ['NATURAL JOIN', `${rows} ${each(200, n => `natural join v v${n + 1}`)}`],
  ['NATURAL FULL JOIN', `${rows} ${each(120, n => `natural full join v v${n + 1}`)}`],
  ['USING', `${rows} ${each(100, n => `full join v v${n + 1} using (a, b, c, d, e, f)`)}`],
  [
    'a star of joins',
    `${rows.replace('select 1 from v v0', `select ${times(99, '*')} from v v0`)} ${each(50, n => `natural full join v v${n + 1}`)}`,
  ],
]

export const bombs: Readonly<Record<string, Bombs>> = { subqueries, fences, tables, columns }
