// Statements of a grammar over the parser's node types: mostly what people write, with names chosen so that they shadow each other, and
// here and there an attack: a function after a dot, a row as an argument, a cast to a type of the catalogue.
import fc from 'fast-check'
import { bomb, type Choice, literals, TYPES, type Type, terms } from './sql-terms.ts'

type Columns = readonly (readonly [name: string, type: Type])[]
interface Source {
  readonly name: string
  readonly columns: Columns
}
type Scope = readonly (readonly Source[])[]

const TABLES: Readonly<Record<string, Columns>> = {
  events: [
    ['timestamp', 'time'],
    ['name', 'text'],
    ['userId', 'text'],
    ['properties', 'json'],
    ['ufProperties', 'json'],
  ],
  points: [
    ['widget', 'text'],
    ['metric', 'text'],
    ['value', 'num'],
    ['widgetId', 'int'],
    ['at', 'time'],
    ['dimensions', 'json'],
  ],
  widgets: [
    ['id', 'int'],
    ['title', 'text'],
    ['createdAt', 'time'],
  ],
  metrics: [
    ['id', 'int'],
    ['widgetId', 'int'],
    ['name', 'text'],
  ],
}
const NAMES = [
  'e',
  'n',
  'x',
  'properties',
  'events',
  'name',
  'pg_sleep',
  'value',
  'trap',
  '"Up"',
  'ufProperties',
  'key',
]
const ATTACKS = [
  'pg_sleep',
  'trap',
  'pg_advisory_lock',
  'ts_stat',
  'query_to_xml',
  'row_to_json',
  'text',
  'hashtext',
  'pg_typeof',
  'length',
]
const CASTS: Readonly<Record<Type, string>> = {
  int: 'int',
  num: 'numeric',
  text: 'text',
  bool: 'boolean',
  json: 'jsonb',
  time: 'timestamptz',
  list: 'text[]',
}

/** `seeded`: what fast-check chooses. */
export const statements: fc.Arbitrary<string> = fc
  .gen()
  .map(g => new Grammar(most => g(fc.nat, { max: most })).statement())

class Grammar {
  readonly #nat: (most: number) => number
  #size = 0
  #tables: Source[] = []

  constructor(nat: (most: number) => number) {
    this.#nat = nat
  }

  statement(): string {
    return this.#chance(6) ? bomb(this.#choice([])) : this.#select([], 2).text
  }

  #one<T>(values: readonly T[]): T {
    return values[this.#nat(values.length - 1)] as T
  }

  #chance(percent: number): boolean {
    return this.#nat(99) < percent
  }

  #some(most: number, make: () => string): string {
    return Array.from({ length: 1 + this.#nat(most - 1) }, make).join(', ')
  }

  #select(outer: Scope, depth: number, wanted?: readonly Type[]): { text: string; columns: Columns } {
    const before = this.#tables
    const withs: string[] = []
    for (let n = depth > 0 && this.#chance(25) ? 1 + this.#nat(1) : 0; n > 0; n--) {
      const name = this.#one(NAMES)
      const query = this.#select(outer, depth - 1)
      const how = this.#one(['', '', 'materialized ', 'not materialized '])
      withs.push(`${name} as ${how}(${query.text})`)
      this.#tables = [{ name, columns: query.columns }, ...this.#tables.filter(table => table.name !== name)]
    }
    const types = wanted ?? Array.from({ length: 1 + this.#nat(2) }, () => this.#one(TYPES))
    const body = this.#body(outer, depth, types)
    const columns = body.columns
    this.#tables = before
    const text = `${withs.length > 0 ? `with ${withs.join(', ')} ` : ''}${body.text}`
    return { text, columns }
  }

  #body(outer: Scope, depth: number, types: readonly Type[]): { text: string; columns: Columns } {
    if (this.#chance(6)) {
      const row = () => `(${types.map(type => this.#value(type, outer, 1)).join(', ')})`
      return {
        text: `values ${this.#some(3, row)}`,
        columns: types.map((type, n) => [`column${n + 1}`, type] as const),
      }
    }
    if (depth > 0 && this.#chance(8)) {
      const [one, two] = [this.#select(outer, depth - 1, types), this.#select(outer, depth - 1, types)]
      const word = this.#one(['union', 'union all', 'intersect', 'except'])
      return { text: `(${one.text}) ${word} (${two.text})`, columns: one.columns }
    }
    const from = this.#from(outer, depth)
    const scope: Scope = from.sources.length > 0 ? [from.sources, ...outer] : outer
    const grouped = depth > 0 && this.#chance(15)
    const names: (readonly [string, Type])[] = []
    const targets = types.map((type, n) => {
      const name = this.#chance(30) ? this.#one([...NAMES.filter(each => !each.startsWith('"')), ...ATTACKS]) : `c${n}`
      names.push([name, type])
      return `${grouped ? this.#aggregate(type, scope) : this.#chance(8) ? this.#window(type, scope) : this.#value(type, scope, 2)} as ${name}`
    })
    const isWindowed = !grouped && this.#chance(8)
    if (isWindowed) {
      targets.push(`rank() over ${this.#one(['w', '(w)'])} as c9`)
      names.push(['c9', 'int'])
    }
    const parts = [`select ${!grouped && this.#chance(8) ? 'distinct ' : ''}${targets.join(', ')}`]
    if (from.text !== '') parts.push(`from ${from.text}`)
    if (this.#chance(40)) parts.push(`where ${this.#value('bool', scope, 2)}`)
    if (grouped) {
      const key = this.#value(this.#one(['text', 'int']), scope, 1)
      parts.push(`group by ${this.#one([key, `grouping sets ((), (${key}))`, `rollup (${key})`, `cube (${key})`])}`)
      if (this.#chance(20)) parts.push(`having count(*) ${this.#one(['>', '<'])} ${this.#nat(3)}`)
    }
    if (isWindowed) parts.push(`window w as (order by ${this.#value('int', scope, 1)})`)
    if (this.#chance(20))
      parts.push(`order by ${this.#one(['1', names[0]?.[0] ?? '1'])}${this.#one(['', ' desc', ' nulls first'])}`)
    if (this.#chance(30)) parts.push(`limit ${1 + this.#nat(20)}`)
    if (this.#chance(5)) parts.push(`offset ${this.#nat(3)}`)
    return { text: parts.join(' '), columns: names }
  }

  #from(outer: Scope, depth: number): { text: string; sources: Source[] } {
    if (this.#chance(8)) return { text: '', sources: [] }
    let { text, source } = this.#item(outer, [], depth)
    let sources = [source]
    for (let n = this.#chance(35) ? 1 : 0; n > 0; n--) {
      const next = this.#item(outer, sources, depth)
      const all = [...sources, next.source]
      const scope: Scope = [all, ...outer]
      const shared = source.columns
        .map(([name]) => name)
        .filter(name => next.source.columns.some(([each]) => each === name))
      const word = this.#one([
        'join',
        'left join',
        'right join',
        'full join',
        'cross join',
        ',',
        'natural join',
        'using',
      ])
      if (word === ',' || word === 'cross join') text = `${text}${word === ',' ? '' : ' '}${word} ${next.text}`
      else if (word === 'natural join') text = `${text} natural join ${next.text}`
      else if (word === 'using' && shared.length > 0) text = `${text} join ${next.text} using (${this.#one(shared)})`
      else
        text = `${text} ${word === 'using' ? 'join' : word} ${next.text} on ${word === 'full join' ? 'true' : this.#value('bool', scope, 1)}`
      sources = all
      if (word !== ',' && this.#chance(10)) {
        const name = this.#one(NAMES)
        text = `(${text}) as ${name}`
        sources = [{ name, columns: sources.flatMap(({ columns }) => columns) }]
      }
    }
    return { text, sources }
  }

  #item(outer: Scope, left: readonly Source[], depth: number): { text: string; source: Source } {
    const name = this.#one(NAMES)
    const kind = this.#nat(99)
    const lateral: Scope = left.length > 0 ? [left, ...outer] : outer
    if (kind < 35 || depth === 0) {
      const table = this.#tables.length > 0 && this.#chance(50) ? this.#one(this.#tables) : null
      const relation = table?.name ?? this.#one(Object.keys(TABLES))
      const columns = table?.columns ?? TABLES[relation] ?? []
      if (this.#chance(30)) return { text: relation, source: { name: relation, columns } }
      if (this.#chance(10)) {
        const [, type = 'int'] = columns[0] ?? []
        return { text: `${relation} as ${name}(a)`, source: { name, columns: [['a', type], ...columns.slice(1)] } }
      }
      return { text: `${relation} ${name}`, source: { name, columns } }
    }
    if (kind < 60) return this.#function(name, lateral)
    const isLateral = left.length > 0 && this.#chance(30)
    const query = this.#select(isLateral ? lateral : outer, depth - 1)
    const renames = this.#chance(20)
    const columns = renames
      ? query.columns.map(([each, type], n) => [n === 0 ? 'a' : each, type] as const)
      : query.columns
    return {
      text: `${isLateral ? 'lateral ' : ''}(${query.text}) ${this.#chance(95) ? `as ${name}${renames ? '(a)' : ''}` : ''}`,
      source: { name, columns },
    }
  }

  #function(name: string, scope: Scope): { text: string; source: Source } {
    const [call, columns, isNamed] = this.#one<readonly [string, Columns, boolean]>([
      [`generate_series(1, ${1 + this.#nat(9)})`, [[name, 'int']], false],
      [`generate_series(${this.#value('int', scope, 0)}, 5)`, [[name, 'int']], false],
      [`unnest(${this.#value('list', scope, 1)})`, [[name, 'text']], false],
      [
        `jsonb_each(${this.#value('json', scope, 0)})`,
        [
          ['key', 'text'],
          ['value', 'json'],
        ],
        true,
      ],
      [`jsonb_array_elements('[1, {"a": 2}]'::jsonb)`, [['value', 'json']], true],
      [`string_to_table(${this.#value('text', scope, 1)}, ',')`, [[name, 'text']], false],
      [
        `rows from (generate_series(1, 3), unnest(array['a']))`,
        [
          ['generate_series', 'int'],
          ['unnest', 'text'],
        ],
        true,
      ],
    ])
    if (!isNamed && this.#chance(20)) {
      const [, type = 'int'] = columns[0] ?? []
      return {
        text: `${call} with ordinality as ${name}(a, b)`,
        source: {
          name,
          columns: [
            ['a', type],
            ['b', 'int'],
          ],
        },
      }
    }
    return { text: `${call} as ${name}`, source: { name, columns } }
  }

  #window(type: Type, scope: Scope): string {
    const v = (each: Type) => this.#value(each, scope, 1)
    const frame = this.#one([
      '',
      ' rows between 1 preceding and current row',
      ' range unbounded preceding exclude ties',
    ])
    const call = this.#one([`lag(${v(type)})`, `first_value(${v(type)})`, `nth_value(${v(type)}, 2)`])
    return `${call} over (partition by ${v('text')} order by ${v('int')}${frame})`
  }

  #column(type: Type, scope: Scope): string | null {
    const found = scope.flatMap(level =>
      level.flatMap(source =>
        source.columns.filter(([, each]) => each === type).map(([name]) => [source.name, name] as const),
      ),
    )
    if (found.length === 0) return null
    const [source, name] = this.#one(found)
    return this.#chance(75) ? `${source}.${name}` : name
  }

  /** What must not pass, or calls nothing that it should not. */
  #attack(scope: Scope): string {
    const source = scope[0]?.length ? this.#one(scope[0]) : { name: 'events', columns: [] }
    const column = source.columns[0]?.[0] ?? 'name'
    const attack = this.#one(ATTACKS)
    return this.#one([
      `${source.name}.${attack}`,
      `${source.name}.${column}.${attack}`,
      `(${source.name}).${attack}`,
      `(${source.name}.${column}).${attack}`,
      `${attack}(${source.name})`,
      `${column}(${source.name})`,
      `${source.name}::text`,
      `row(${source.name}.*)::text`,
      `(select ${source.name}.${attack})`,
      `${source.name}::regclass`,
      `${attack}.${attack}`,
      `pg_catalog.${attack}(${source.name}.${column})`,
      `properties.${attack}`,
      `${source.name} is null`,
      `to_jsonb(${source.name}) ->> '${column}'`,
    ])
  }

  #aggregate(type: Type, scope: Scope): string {
    const of = (each: Type) => this.#value(each, scope, 1)
    const filter = this.#chance(15) ? ` filter (where ${of('bool')})` : ''
    const calls: Readonly<Record<Type, readonly string[]>> = {
      int: ['count(*)', `count(distinct ${of('text')})`, `max(${of('int')})`, `count(${of('json')})`],
      num: [
        `sum(${of('num')})`,
        `avg(${of('int')})`,
        `stddev(${of('num')})`,
        `percentile_disc(0.5) within group (order by ${of('num')})`,
      ],
      text: [`string_agg(${of('text')}, ',' order by ${of('text')})`, `min(${of('text')})`],
      bool: [`bool_and(${of('bool')})`, `every(${of('bool')})`],
      json: [`jsonb_agg(${of('text')})`, `jsonb_object_agg('a', ${of('int')})`],
      time: [`max(${of('time')})`],
      list: [`array_agg(${of('text')})`],
    }
    const call = this.#one(calls[type])
    return `(${call}${filter})${type === 'int' ? '::int' : ''}`
  }

  #value(type: Type, scope: Scope, depth: number): string {
    this.#size++
    if (this.#nat(149) === 0) return this.#attack(scope)
    if (depth <= 0 || this.#size > 60 || this.#chance(45)) {
      const column = this.#chance(80) ? this.#column(type, scope) : null
      return column ?? this.#one(literals[type])
    }
    const v = (each: Type) => this.#value(each, scope, depth - 1)
    if (this.#chance(12)) return this.#any(type, scope, depth, v)
    return this.#one(this.#typed(type, scope, v))
  }

  #any(type: Type, scope: Scope, depth: number, v: (type: Type) => string): string {
    return this.#one([
      () => `case when ${v('bool')} then ${v(type)} else ${v(type)} end`,
      () => `coalesce(${v(type)}, ${v(type)})`,
      () => `nullif(${v(type)}, ${v(type)})`,
      () => `(${v(this.#one(TYPES))})::text::${CASTS[type]}`,
      () =>
        `(${this.#select(scope, depth - 1, [type]).text} limit 1)`.replace(
          / limit \d+( offset \d+)? limit 1\)$/,
          ' limit 1)',
        ),
      () => `(array[${v(type)}, ${v(type)}])[${1 + this.#nat(1)}]`,
    ])()
  }

  #typed(type: Type, scope: Scope, v: (type: Type) => string): readonly string[] {
    const json = () => {
      const found = scope.flatMap(level =>
        level.flatMap(({ name, columns }) =>
          columns.filter(([, each]) => each === 'json').map(([column]) => `${name}.${column}`),
        ),
      )
      return found.length > 0 ? this.#one(found) : null
    }
    const path = json()
    const key = this.#one(['a', 'b', 'plan.name', 'pg_sleep', '"Key"'])
    return terms(type, this.#choice(scope), v, { path, key })
  }

  #choice(scope: Scope): Choice {
    return {
      one: values => this.#one(values),
      nat: most => this.#nat(most),
      select: types => this.#select(scope, 0, types).text,
    }
  }
}
