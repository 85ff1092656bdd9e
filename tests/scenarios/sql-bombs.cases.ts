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

/** A text of so many thousands of the same character. */
const long = (thousands: number, of = 'a') => `replace('${of.repeat(1_000)}', '${of}', '${of.repeat(thousands)}')`
const texts = (expression: string, of = 'a') =>
  `with a as materialized (select ${long(1_000)} as t, ${long(300, of)} as u) select ${expression} from a`
const listed = (name: string) => `string_to_array(${name}, null)`

/** One row keeps a backend busy for long, in functions that do not look whether they were cancelled. */
const loops: Bombs = [
  ['translate', texts("length(translate(t, u, ''))", 'b')],
  ['strpos', texts("strpos(t, concat('b', u))")],
  ['position', texts("position(concat('b', u) in t)")],
  ['replace', texts("length(replace(t, concat('b', u), ''))")],
  ['split_part', texts("split_part(t, concat('b', u), 2)")],
  ['string_to_array', texts("string_to_array(t, concat('b', u))")],
  ['string_to_table', texts("string_to_table(t, concat('b', u))")],
  ['LIKE', texts("t like concat('%', u, 'b')")],
  ['NOT LIKE', texts("t not like concat('%', u, 'b')")],
  ['ILIKE', texts("t ilike concat('%', u, 'b')")],
  ['LIKE with ESCAPE', texts("t like concat('%', u, 'b') escape '!'")],
  ['lists that overlap', texts(`${listed('t')} && ${listed('u')}`, 'b')],
  ['lists in lists', texts(`${listed('t')} <@ array_append(${listed('u')}, 'a')`, 'b')],
  ['slices of lists', texts(`(${listed('t')})[2:] @> (${listed('u')})[2:]`, 'b')],
  ['JSON in JSON', texts(`to_jsonb(array_append(${listed('u')}, 'a')) @> to_jsonb(${listed('t')})`, 'b')],
  ['any key of JSON', texts(`to_jsonb(${listed('t')}) ?| ${listed('u')}`, 'b')],
  ['all keys of JSON', texts(`to_jsonb(${listed('t')}) ?& ${listed('u')}`)],
  ['JSON without keys', texts(`to_jsonb(${listed('t')}) - ${listed('u')}`, 'b')],
  ['an item of a list without keys', texts(`(array_agg(to_jsonb(${listed('t')})))[1] - ${listed('u')}`, 'b')],
  ['trimming', texts("length(btrim(t, concat(u, 'a')))", 'b')],
  ['trimming on the left', texts("length(ltrim(t, concat(u, 'a')))", 'b')],
  ['trimming on the right', texts("length(trim(trailing concat(u, 'a') from t))", 'b')],
  ['names of months', `select to_date(${long(300, 'jan')}, ${long(300, 'TMMon')})`],
  [
    'hexadecimal numbers',
    `select ${times(60, "concat('0x', t)::numeric", ' + ')} from (select ${long(100)} as t limit 1) x`,
  ],
  [
    'hexadecimal numbers of a precision',
    `select ${times(60, "concat('0x', t)::numeric(9, 2)", ' + ')} from (select ${long(100)} as t limit 1) x`,
  ],
  [
    'bits',
    `with a as materialized (select ${times(16, `b'${'0'.repeat(700)}'`, ' || ')} as t),
    b as materialized (select ${times(16, 't', ' || ')} as t from a) select ${times(60, "position(t || b'1' in t || t)", ' + ')} from b`,
  ],
  ['a path that compares', texts(`to_jsonb(${listed('t')}) @@ '$[*] == $[*]'`)],
  ['paths that compare', "select properties @? '$ ? (@.a[*] < @.b[*])' from events"],
  ['many values of a path', `select properties @@ '$[${times(50, '*')}] == 1' from events`],
  [
    'a list of percentiles',
    `select percentile_disc(string_to_array(${long(300, '0')}, null)::float8[]) within group (order by name) from events`,
  ],
]

const repeated = '(((a{1,200}){1,200}){1,200})'
/** What hides how large a pattern is. */
const patterns: Bombs = [
  ['zeros before a number', "select 'aaaa' ~ '(((a{1,0000000000200}){1,0000000000200}){1,0000000000200})'"],
  ['a comment', `select 'aaaa' ~ '(?#[)${repeated}'`],
  ['a comment of extended syntax', `select 'aaaa' ~ '(?x)# [\n${repeated}'`],
  ['basic syntax', "select 'aaaa' ~ '(?b)(((a{1,200}){1,200}){1,200})'"],
  ['a director', `select 'aaaa' ~ '***:(?#[)${repeated}'`],
  ['an escaped bracket', `select 'aaaa' ~ '[][]${repeated}]'`],
  ['a class in a bracket', `select 'aaaa' ~ '[[:alpha:][]${repeated}]'`],
  ['a list in one text', `select 'aaaa' ~ any ('{"\\\\[","${repeated}"}')`],
  ['flags', "select regexp_replace('aaaa', '(((a{1,200}){1,200}){1,200})', '', 'b')"],
  ['computed flags', `select regexp_match('aaaa', '# [\n${repeated}', lower('X'))`],
  ['ESCAPE', `select 'aaaa' similar to '[!][]${repeated}]' escape '!'`],
  ['a code in a path', `select properties @@ '$.a like_regex "(((a\\u007b1,200}){1,200}){1,200})"' from events`],
  ['capitals in a path', `select properties @@ '$.a LIKE_REGEX "${repeated}"' from events`],
  ['a bracket in a path', `select properties @@ '$["["] like_regex "${repeated}"' from events`],
  ['a comment in a path', `select properties @@ '$.a like_regex /* " */ "${repeated}"' from events`],
]

/** What a step makes of its column, the next one is given. */
const recursion: Bombs = [
  ['of a text', "with recursive a as (select 'x'::text as t union all select t || t from a) select length(t) from a"],
  ['of a number', 'with recursive a as (select 1.5 as t union all select t * t from a) select t from a'],
  ['of a list', 'with recursive a as (select array[1] as t union all select t || t from a) select 1 from a'],
  [
    'of JSON',
    `with recursive a as (select '{}'::jsonb as t union all select jsonb_build_object('a', t, 'b', t) from a) select 1 from a`,
  ],
  [
    'of a text made of a number',
    "with recursive a as (select '1' as t union all select t || t from a) select t from a",
  ],
  [
    'of a row',
    "with recursive a as (select to_jsonb('x'::text) as t union all select to_jsonb(a) from a) select 1 from a",
  ],
]

export const bombs: Readonly<Record<string, Bombs>> = {
  subqueries,
  fences,
  tables,
  columns,
  loops,
  patterns,
  recursion,
}
