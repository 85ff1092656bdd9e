// What expressions of each type are made of, for the grammar of sql-grammar.ts.
export type Type = 'int' | 'num' | 'text' | 'bool' | 'json' | 'time' | 'list'

export const TYPES: readonly Type[] = ['int', 'num', 'text', 'bool', 'json', 'time', 'list']

export interface Choice {
  one<T>(values: readonly T[]): T
  nat(most: number): number
  /** A subquery of these types, or of any. */
  select(types?: readonly Type[]): string
}

/** Expressions of a type; `v` makes one of another. `path`: a JSON column, `key` what may follow it. */
export function terms(
  type: Type,
  g: Choice,
  v: (type: Type) => string,
  { path, key }: { path: string | null; key: string },
): readonly string[] {
  switch (type) {
    case 'int':
      return [
        `length(${v('text')})`,
        `${v('int')} ${g.one(['+', '-', '*', '%', '&', '|', '#', '<<'])} ${v('int')}`,
        `strpos(${v('text')}, ${v('text')})`,
        `strpos(${long(g)}, concat('b', ${long(g)}))`,
        `cardinality(${v('list')})`,
        `round(${v('num')})::int`,
        `extract(year from ${v('time')})::int`,
        `- ${v('int')}`,
      ]
    case 'num':
      return [
        `${v('num')} ${g.one(['+', '-', '*', '/', '^', '%'])} ${v('num')}`,
        `round(${v('num')}, ${v('int')})`,
        `sqrt(abs(${v('num')}))`,
        `exp(${v('num')})`,
        `power(${v('num')}, ${v('num')})`,
        `(${v('text')})::numeric`,
        `(${v('json')} -> 'a')::numeric`,
        `ln(${v('num')})`,
        `trunc(${v('num')}, 2)`,
        `to_number(${v('text')}, '999')`,
        `log(${v('num')}, ${v('num')})`,
        `div(${v('num')}, ${v('num')})`,
        `'1e${g.nat(500)}'::numeric`,
      ]
    case 'text':
      return [
        ...(path === null ? [] : [`${path}.${key}`, `${path} ->> 'a'`]),
        `${v('text')} || ${v('text')}`,
        `concat(${v('text')}, ${v('int')}, ${v('json')})`,
        `lower(${v('text')})`,
        `(${v('text')}) collate "C"`,
        `replace(${v('text')}, ${v('text')}, ${v('text')})`,
        `regexp_replace(${v('text')}, '[a-z]+(.*)', '\\1x', 'g')`,
        `substr(${v('text')}, ${v('int')})`,
        `translate(${v('text')}, ${v('text')}, ${v('text')})`,
        `translate(${long(g)}, ${long(g)}, '')`,
        `${g.one(['btrim', 'ltrim', 'rtrim'])}(${long(g)}, ${long(g)})`,
        `(${v(g.one(TYPES))})::text`,
        `to_char(${v('time')}, ${v('text')})`,
        `array_to_string(${v('list')}, ${v('text')})`,
        `split_part(${v('text')}, ',', 1)`,
        `overlay(${v('text')} placing ${v('text')} from 1)`,
        `trim(both 'x' from ${v('text')})`,
        `substring(${v('text')} from '(a{1,${g.nat(300)}}){1,${g.nat(40)}}')`,
        `(${v('text')})::char(${g.nat(30_000)})`,
      ]
    case 'bool':
      return [
        `${v('int')} ${g.one(['=', '<', '>=', '<>'])} ${v('int')}`,
        `${v('text')} ${g.one(['like', 'not ilike', 'similar to', '~', '!~*'])} '%a%'`,
        `${v('num')} between ${v('num')} and ${v('num')}`,
        `${v('text')} in (${v('text')}, ${v('text')})`,
        `not (${v('bool')} and ${v('bool')})`,
        `${v('bool')} or ${v('bool')}`,
        `${v(g.one(TYPES))} is ${g.one(['', 'not '])}null`,
        `exists (${g.select()})`,
        `${v('text')} = any (${v('list')})`,
        `${v('int')} in (${g.select(['int'])})`,
        `${v('json')} @> ${v('json')}`,
        `${v('json')} ? 'a'`,
        `${v('json')} ?| ${v('list')}`,
        `${v('list')} ${g.one(['@>', '<@', '&&'])} ${v('list')}`,
        `${long(g)} ${g.one(['like', 'ilike'])} concat('%', ${long(g)}, 'b')`,
        `string_to_array(${long(g)}, null) && string_to_array(${long(g)}, null)`,
        `${v('json')} @? '$.a'`,
        `${v('text')} @@ 'a'`,
        `${v('text')} ${g.one(['=', '~~', '@@', '~', '||'])} any (${v('list')})`,
        `(${v('int')}, ${v('text')}) = (${v('int')}, ${v('text')})`,
        `${v('bool')} is not true`,
        `${v('text')} is distinct from ${v('text')}`,
      ]
    case 'json':
      return [
        `${v('json')} -> 'a'`,
        `to_jsonb(${v('text')})`,
        `jsonb_build_object('a', ${v(g.one(TYPES))})`,
        `(${v('json')} || ${v('json')})`,
        `${v('json')} #> array['a', 'b']`,
        `jsonb_build_array(${v('int')}, ${v('text')})`,
      ]
    case 'time':
      return [
        `date_trunc('day', ${v('time')})`,
        `${v('time')} + interval '1 day' * ${v('int')}`,
        `${v('time')} + make_interval(days => ${v('int')})`,
        `to_timestamp((${v('int')})::float8)`,
        `greatest(${v('time')}, ${v('time')})`,
      ]
    case 'list':
      return [
        `array[${v('text')}, ${v('text')}]`,
        `string_to_array(${v('text')}, ${v('text')})`,
        `array_append(${v('list')}, ${v('text')})`,
        `array_cat(${v('list')}, ${v('list')})`,
        `array(${g.select(['text'])})`,
      ]
  }
}

/** Texts up to 100,000 characters long, from what is short enough to write. */
const long = (g: Choice) => {
  const sign = g.one(['a', 'b', 'ü'])
  return `replace('${sign.repeat(100)}', '${sign}', '${sign.repeat(g.one([1, 10, 100, 1_000]))}')`
}

export const literals: Readonly<Record<Type, readonly string[]>> = {
  int: ['1', '0', '-3', '42', '2147483647', 'null'],
  num: ['1.5', '0.001', '1e10', '-2.25', "'7'::numeric", '2.0'],
  text: ["'a'", "'x,y'", "''", "'it''s'", "'%a_'", "'page_view'", "'\\'", 'null'],
  bool: ['true', 'false', 'null'],
  json: [`'{"a": 1, "b": {"c": [1, 2]}}'::jsonb`, "'[1]'::jsonb", 'null::jsonb'],
  time: ['now()', "'2026-11-20'::timestamptz", 'current_timestamp', 'null::timestamptz'],
  list: ["array['a', 'b']", "'{x,y}'::text[]", 'null::text[]'],
}

/** Levels that each name the one before several times: small ones pass, and are to be cheap. */
export function bomb(g: Choice): string {
  const times = 2 + g.nat(5)
  const repeated = (by: string) => Array.from({ length: times }, () => 't').join(by)
  const [first, next] = g.one<readonly [string, string]>([
    ["'xyz'", `concat(${repeated(', ')})`],
    ['(select max(name) from events)', repeated(' || ')],
    ["'xyz'", `replace(t, 'x', ${repeated(' || ')})`],
    ["'xyz'", `regexp_replace(t, '.', '\\&\\&', 'g')`],
    [`${'9'.repeat(1 + g.nat(400))}`, repeated(g.one([' * ', ' + ', ' / ']))],
    ['(select max(value) from points)', repeated(' * ')],
    ['1.0001', `t ^ ${g.one(['t', '50', '1.5', '(t + 90)'])}`],
    ['2.5', `exp(${repeated(' * ')})`],
    ["array['a', 'b']", 'array_cat(t, t)'],
    [`'{"a": """"}'::jsonb`, `jsonb_build_array(${repeated(', ')}, t::text)`],
    ["'x' < 'y'", `(t < t) in (select ${repeated(' and ')})`],
    ["'x' < 'y'", `exists (select where ${repeated(' < ')})`.replace(/(t < t)( < t)+/, '($1)$2')],
    ['exists (table points)', 't < t'],
    ["'a'", `(select string_agg(t, ',') from generate_series(1, ${1 + g.nat(2_000)}))`],
    ["'a'", `(select array_to_string(array_agg(t || n), ',') from generate_series(1, ${1 + g.nat(2_000)}) n)`],
  ])
  const levels = 1 + g.nat(6)
  const end = g.one(['', ' window w as (order by 1)', ' group by 1', ' limit 9'])
  const stars = ', *'.repeat(g.one([0, 0, 0, 1, 3]))
  if (g.nat(9) === 0) return manyNames(g)
  if (g.nat(1) === 0) {
    const how = g.one(['', 'materialized ', 'not materialized '])
    const tables = Array.from({ length: levels }, (_, n) => `c${n + 1} as ${how}(select ${next} as t from c${n}${end})`)
    return `with c0 as (select ${first} as t), ${tables.join(', ')} select t from c${levels}`
  }
  const start = `select ${first} as t`
  return Array.from({ length: levels }).reduce<string>(
    (from, _, n) => `select ${next} as t${stars} from (${from}) s${n}(t)${end}`,
    start,
  )
}

/** Tables, stars and shared columns, named over and over. */
function manyNames(g: Choice): string {
  const count = 1 + g.nat(40)
  const each = (make: (n: number) => string, by: string) => Array.from({ length: count }, (_, n) => make(n)).join(by)
  return g.one([
    () => `select ${each(() => `exists (table ${g.one(['points', 'events'])})`, ', ')}`,
    () => `select 1 from ${each(n => `${g.one(['points', 'widgets'])} p${n}`, ' cross join ')} limit 1`,
    () => `select ${each(() => '*', ', ')} from widgets limit 1`,
    () => `select 1 from metrics m ${each(n => `natural ${g.one(['join', 'full join'])} metrics m${n}`, ' ')}`,
    () => `select 1 from metrics m ${each(n => `join metrics m${n} using (id, name)`, ' ')}`,
  ])()
}
