// Generated widgets with dimensions: what is pushed into them and what is asked of them.
import fc from 'fast-check'
import { dayText, NOW, TODAY } from './calendar.ts'

export type How = 'ADD' | 'REPLACE' | 'MIN' | 'MAX'
export type Aggregation = 'SUM' | 'AVERAGE' | 'LATEST' | 'MIN' | 'MAX'
export type Across = 'POOLED' | 'SUM' | 'AVERAGE' | 'MIN' | 'MAX'
export type Fill = 'NULL' | 'ZERO' | 'PREVIOUS' | 'BY_AGGREGATION'
export type KeyKind = 'DATE' | 'TIME'

export interface MetricCase {
  readonly name: string
  readonly aggregation: Aggregation
  /** Null: by default. */
  readonly across: Across | null
}

/** A value as it is pushed; null: the row has none. */
export type ValueText = string | null

export interface RowCase {
  /** Days since 1970, or milliseconds. */
  readonly key: number
  readonly values: readonly ValueText[]
  /** By metric, in units of the last decimal. */
  readonly numbers: readonly (bigint | null)[]
}

export interface PushCase {
  /** How many of the dimensions are declared by then. */
  readonly declared: number
  /** Null: as each metric does by default. */
  readonly how: How | null
  readonly rows: readonly RowCase[]
}

export interface FilterCase {
  readonly dimension: string
  readonly in?: readonly ValueText[]
  readonly notIn?: readonly ValueText[]
  readonly startsWith?: string
  readonly isSet?: boolean
}

export interface OrderCase {
  readonly by: 'VALUE' | 'NAME' | 'KEY'
  readonly metric?: string
  readonly direction?: 'ASC' | 'DESC'
}

/** The arguments of a report; what is absent is not asked for. */
export interface ReportCase {
  readonly period: object
  readonly compare?: readonly object[]
  readonly granularity?: string
  readonly fill?: Fill
  readonly timeZone?: string
  readonly metrics?: readonly string[]
  readonly where?: readonly FilterCase[]
  readonly by?: readonly string[]
  readonly top?: number
  readonly orderBy?: OrderCase
}

export interface WidgetCase {
  readonly keyKind: KeyKind
  /** How many decimals a unit of the last one has. */
  readonly decimals: number
  readonly dimensions: readonly string[]
  readonly metrics: readonly MetricCase[]
  /** Of the first two metrics: `[a] / [b]`, and what else there is. */
  readonly formula: FormulaCase | null
  readonly pushes: readonly PushCase[]
  readonly reports: readonly ReportCase[]
}

export type FormulaCase = '[a] / [b]' | '[a] - [b]' | '[b] / [a] * 100'
export const FORMULA_NAME = 'ratio'

/** In the order in which a report shows them. */
export const metricsOf = (widget: WidgetCase): string[] => [
  ...widget.metrics.map(({ name }) => name),
  ...(widget.formula ? [FORMULA_NAME] : []),
]

/** So many keys of a widget at most: a series has no more points, and what divides them all is a small number (see model-sql.ts). */
export const MAX_KEYS = 20

const names = ['country', 'plan', 'Bühne']
const texts: readonly ValueText[] = ['DE', 'FR', 'de', 'Other', 'Österreich', 'O\u0308sterreich', ' DE ', '', null]
const oddTexts: readonly ValueText[] = ['a"b\\c', '{x,NULL}', 'null', 'rest', '[1]', '😀', 'DE-1']
const value = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.constantFrom(...oddTexts) },
)

const aggregation = fc.constantFrom<Aggregation>('SUM', 'AVERAGE', 'LATEST', 'LATEST', 'MIN', 'MAX')
const across = fc.constantFrom<Across | null>(null, null, 'POOLED', 'SUM', 'AVERAGE', 'MIN', 'MAX')

const metrics = fc
  .array(fc.record({ aggregation, across }), { minLength: 1, maxLength: 3 })
  .map(all => all.map((options, index) => toMetric('abc'[index] ?? '', options)))

/** POOLED with LATEST is refused. */
function toMetric(name: string, options: Omit<MetricCase, 'name'>): MetricCase {
  const isRefused = options.aggregation === 'LATEST' && options.across === 'POOLED'
  return { name, aggregation: options.aggregation, across: isRefused ? null : options.across }
}

const MOST = 10n ** 20n - 1n
const number = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(-5n, 5n) },
  { weight: 3, arbitrary: fc.bigInt(-9_999n, 9_999n) },
  { weight: 1, arbitrary: fc.bigInt(-MOST, MOST) },
)

const daysAgo = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 4, arbitrary: fc.integer({ min: 13, max: 70 }) },
  { weight: 2, arbitrary: fc.integer({ min: 358, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 800 }) },
)
const day = daysAgo.map(ago => TODAY - ago)

const MINUTE = 60_000
/** Where clocks change in New York, Berlin and on Lord Howe, and around midnights. */
const edges = ['2026-11-01T05:30Z', '2026-11-01T06:30Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-03T15:15Z']
const instant = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(day, fc.integer({ min: 0, max: 1439 }))
      .map(([at, minute]) => at * 1440 * MINUTE + minute * MINUTE),
  },
  { weight: 2, arbitrary: day.map(at => at * 1440 * MINUTE) },
  { weight: 1, arbitrary: fc.constantFrom(...edges.map(text => Date.parse(text))) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 600 }).map(minutes => NOW - minutes * MINUTE) },
)

interface WidgetShape {
  readonly keyKind: KeyKind
  readonly dimensions: readonly string[]
  readonly metrics: readonly MetricCase[]
  readonly keys: readonly number[]
}

const shape = fc.constantFrom<KeyKind>('DATE', 'TIME').chain(keyKind =>
  fc.record({
    keyKind: fc.constant(keyKind),
    dimensions: fc.constantFrom(0, 1, 1, 2, 2, 2, 3, 3).map(count => names.slice(0, count)),
    metrics,
    keys: fc.uniqueArray(keyKind === 'DATE' ? day : instant, { minLength: 2, maxLength: MAX_KEYS }),
  }),
)

const pushesOf = ({ dimensions, metrics: own, keys }: WidgetShape): fc.Arbitrary<PushCase[]> => {
  const numbers = fc.tuple(...own.map(() => fc.option(number, { freq: 3 })))
  const row = fc.record({
    key: fc.constantFrom(...keys),
    values: fc.tuple(...dimensions.map(() => value)),
    // A row without numbers makes no series, but it may say which of two came first.
    numbers: numbers.map(([first = null, ...others]) => [
      others.every(it => it === null) ? (first ?? 0n) : first,
      ...others,
    ]),
  })
  const how = fc.constantFrom<How | null>(null, null, 'ADD', 'REPLACE', 'MIN', 'MAX')
  const some = fc.array(fc.record({ how, rows: fc.array(row, { minLength: 1, maxLength: 10 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  // Declared in one step or in two, before the first row or after it.
  const counts = fc.subarray([0, 1, 2, 3].slice(0, dimensions.length), { maxLength: Math.min(2, dimensions.length) })
  const phases = counts.chain(before =>
    fc.tuple(...[...before, dimensions.length].map(declared => phaseOf(declared, some))),
  )
  return phases.map(all => withAllMetrics(all.flat(), own))
}

const phaseOf = (declared: number, some: fc.Arbitrary<Omit<PushCase, 'declared'>[]>) =>
  some.map(pushes =>
    pushes.map(push => ({
      ...push,
      declared,
      rows: push.rows.map(row => ({ ...row, values: row.values.slice(0, declared) })),
    })),
  )

/** The first row has all of them, so that each is there to be asked for, in its order. */
function withAllMetrics(pushes: readonly PushCase[], own: readonly MetricCase[]): PushCase[] {
  const [first, ...others] = pushes
  const [row, ...rows] = first?.rows ?? []
  if (!first || !row) return []
  const numbers = own.map((_, index) => row.numbers[index] ?? BigInt(index + 1))
  return [{ ...first, rows: [{ ...row, numbers }, ...rows] }, ...others]
}

const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
]
const presets = [
  'TODAY',
  'YESTERDAY',
  'LAST_7_DAYS',
  'LAST_30_DAYS',
  'THIS_WEEK',
  'THIS_MONTH',
  'LAST_WEEK',
  'LAST_MONTH',
]
const longPresets = ['THIS_QUARTER', 'LAST_QUARTER', 'THIS_YEAR', 'LAST_12_MONTHS', 'ALL_TIME']

const dayRange = fc
  .tuple(daysAgo, fc.integer({ min: 0, max: 40 }))
  .map(([ago, length]) => ({ from: dayText(TODAY - ago), through: dayText(TODAY - ago + length) }))
const span = (units: readonly string[]) =>
  fc.record({ count: fc.integer({ min: 1, max: 3 }), unit: fc.constantFrom(...units) })

const periodsOf = (keyKind: KeyKind) => {
  const of = (arbitrary: fc.Arbitrary<object>, isShort: boolean, weight: number) => ({
    weight,
    arbitrary: arbitrary.map(period => ({ period, isShort })),
  })
  const timed = fc.record({ at: instant, hours: fc.integer({ min: 1, max: 70 }) }).map(({ at, hours }) => ({
    instants: { from: new Date(at).toISOString(), before: new Date(at + hours * 60 * MINUTE).toISOString() },
  }))
  return fc.oneof(
    of(
      fc.constantFrom(...presets).map(preset => ({ preset })),
      false,
      6,
    ),
    of(
      fc.constantFrom(...longPresets).map(preset => ({ preset })),
      false,
      3,
    ),
    of(
      dayRange.map(days => ({ days })),
      false,
      5,
    ),
    of(
      span(['DAY', 'WEEK', 'MONTH', 'QUARTER']).map(last => ({ last })),
      false,
      2,
    ),
    ...(keyKind === 'TIME'
      ? [
          of(
            span(['HOUR']).map(last => ({ last })),
            true,
            1,
          ),
          of(timed, true, 2),
        ]
      : []),
  )
}

const comparison = fc.oneof(
  fc
    .constantFrom('PREVIOUS_PERIOD', 'PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR', 'SAME_WEEKDAYS_LAST_YEAR')
    .map(to => ({ to })),
  span(['DAY', 'WEEK', 'MONTH', 'YEAR']).map(shift => ({ shift })),
  dayRange.map(days => ({ days })),
)

function filtersOf(dimensions: readonly string[]): fc.Arbitrary<FilterCase[]> {
  if (dimensions.length === 0) return fc.constant([])
  const listed = fc.array(fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant('unknown') }), {
    maxLength: 4,
  })
  const dimension = fc.constantFrom(...dimensions)
  return fc.array(
    fc.oneof(
      fc.record({ dimension, in: listed }),
      fc.record({ dimension, notIn: listed }),
      fc.record({ dimension, startsWith: fc.constantFrom('D', 'Ö', 'O\u0308', 'd', '', 'Othe', 'DE') }),
      fc.record({ dimension, isSet: fc.boolean() }),
      fc.record({ dimension, in: listed, notIn: listed }),
    ),
    { maxLength: 2 },
  )
}

const reportOf = (
  { keyKind, dimensions, metrics: own }: WidgetShape,
  hasFormula: boolean,
): fc.Arbitrary<ReportCase> => {
  const all = [...own.map(({ name }) => name), ...(hasFormula ? [FORMULA_NAME] : [])]
  const isSome = dimensions.length > 0
  const by = fc.oneof(fc.constant([]), {
    weight: 3,
    arbitrary: fc.shuffledSubarray([...dimensions], { minLength: isSome ? 1 : 0 }),
  })
  const order = fc.oneof(
    fc.record(
      { by: fc.constant('VALUE' as const), metric: fc.constantFrom(...all), direction: fc.constantFrom('ASC', 'DESC') },
      { requiredKeys: ['by'] },
    ),
    fc.record(
      { by: fc.constantFrom('NAME' as const, 'KEY' as const), direction: fc.constantFrom('ASC', 'DESC') },
      { requiredKeys: ['by'] },
    ),
  )
  const chosen = fc.record({
    asked: periodsOf(keyKind),
    compare: fc.option(fc.array(comparison, { maxLength: 2 }), { freq: 4, nil: undefined }),
    granularity: fc.constantFrom(undefined, 'DAY', 'DAY', 'WEEK', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'),
    fill: fc.constantFrom<Fill | undefined>(undefined, 'NULL', 'ZERO', 'PREVIOUS', 'PREVIOUS', 'BY_AGGREGATION'),
    timeZone: fc.option(fc.constantFrom(...zones), { nil: undefined }),
    metrics: fc.option(fc.shuffledSubarray(all, { minLength: 1 }), { nil: undefined }),
    where: fc.option(filtersOf(dimensions), { nil: undefined }),
    by,
    top: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    orderBy: fc.option(order as fc.Arbitrary<OrderCase>, { nil: undefined }),
  })
  return chosen.map(({ asked, granularity, ...args }) => {
    const { orderBy, top, ...others } = args
    const isGrouped = args.by.length > 0
    const report = {
      ...others,
      period: asked.period,
      granularity: asked.isShort && granularity === 'DAY' ? 'HOUR' : granularity,
      ...(isGrouped && { orderBy, top }),
    }
    return Object.fromEntries(Object.entries(report).filter(([, it]) => it !== undefined)) as unknown as ReportCase
  })
}

/** A widget with its pushes, and so many reports of it. */
export const widgetCase = (reports: number): fc.Arbitrary<WidgetCase> =>
  shape.chain(own => {
    const isPair = own.metrics.length > 1
    const formula = isPair
      ? fc.constantFrom<FormulaCase | null>('[a] / [b]', '[a] / [b]', '[a] - [b]', '[b] / [a] * 100', null)
      : fc.constant(null)
    return formula.chain(text =>
      fc.record({
        keyKind: fc.constant(own.keyKind),
        dimensions: fc.constant(own.dimensions),
        metrics: fc.constant(own.metrics),
        decimals: fc.constantFrom(0, 0, 1, 2, 6, 12),
        formula: fc.constant(text),
        pushes: pushesOf(own),
        reports: fc.array(reportOf(own, text !== null), { minLength: reports, maxLength: reports }),
      }),
    )
  })
