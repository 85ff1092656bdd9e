// Trailing windows against a count in plain JavaScript that knows nothing of buckets, groups and statements.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { numbersFrom } from '../_kit/event-reports.ts'
import { push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => Date.parse('2026-11-20T12:00:00Z') })
})
afterAll(() => it?.[Symbol.asyncDispose]())

/** A point of a metric; `at` is a day since 1970 or an instant in milliseconds. */
interface Point {
  readonly at: number
  readonly series: string
  readonly country: string | null
  readonly value: number
}

type Pick = (points: readonly Point[]) => number
const sum: Pick = points => points.reduce((total, { value }) => total + value, 0)
const latest: Pick = points => points.reduce((last, point) => (point.at >= last.at ? point : last)).value
const eachSeries =
  (own: Pick): Pick =>
  points =>
    [...Map.groupBy(points, ({ series }) => series).values()].reduce((total, series) => total + own(series), 0)

/** What the metrics of every widget are, and how plain JavaScript makes one number of points. */
const metrics: Readonly<Record<string, { options: object; pick: Pick; isLevel?: true }>> = {
  Sales: { options: { aggregation: 'SUM' }, pick: sum },
  Rate: { options: { aggregation: 'AVERAGE' }, pick: points => sum(points) / points.length },
  Stock: { options: { aggregation: 'LATEST' }, pick: eachSeries(latest), isLevel: true },
  Low: { options: { aggregation: 'MIN' }, pick: points => Math.min(...points.map(({ value }) => value)) },
  High: { options: { aggregation: 'MAX' }, pick: points => Math.max(...points.map(({ value }) => value)) },
  Means: {
    options: { aggregation: 'AVERAGE', across: 'SUM' },
    pick: eachSeries(points => sum(points) / points.length),
  },
}

interface Sample {
  readonly id: string
  readonly keyKind: 'DATE' | 'TIME'
  readonly points: Readonly<Record<string, readonly Point[]>>
}

const DAY = 86_400_000
const dayOf = (at: number) => new Date(at * DAY).toISOString().slice(0, 10)
const countries = ['DE', 'FR', 'IT', null]

async function sampleOf(seed: number, keyKind: 'DATE' | 'TIME', dimensions: readonly string[]): Promise<Sample> {
  const next = numbersFrom(seed)
  const { id } = await it.widget({ title: `Sample ${seed}`, keyKind, dimensions: [...dimensions] })
  const points: Record<string, Map<string, Point>> = Object.fromEntries(
    Object.keys(metrics).map(name => [name, new Map()]),
  )
  const last = keyKind === 'DATE' ? Date.UTC(2026, 10, 20) / DAY : Date.UTC(2026, 10, 20, 9)
  const span = keyKind === 'DATE' ? 460 : 60 * DAY
  const rows: object[] = []
  for (let n = 0; n < 260; n++) {
    // Quarters of an hour, so that some lie at the ends of buckets.
    const at = last - (keyKind === 'DATE' ? next(span) : next(span / 900_000) * 900_000)
    const country = dimensions.length > 0 ? (countries[next(4)] ?? null) : null
    const values = Object.keys(metrics).flatMap((name, index) => {
      // Each begins at another time.
      if (next(3) === 0 || at < last - span * (1 - index / 12)) return []
      const value = next(4_000) / 4 - 200
      points[name]?.set(`${at} ${country}`, { at, series: String(country), country, value })
      return [{ metric: name, value: String(value) }]
    })
    const key = keyKind === 'DATE' ? dayOf(at) : new Date(at).toISOString()
    const labels = country === null ? {} : { dimensions: [{ dimension: 'country', value: country }] }
    if (values.length > 0) rows.push({ key, ...labels, values })
  }
  const options = Object.entries(metrics).map(([name, own]) => ({ name, ...own.options }))
  await it.ask(push, { input: { widgetId: id, onDuplicate: 'REPLACE', metrics: options, rows } as never })
  await ask(`mutation { createCalculatedMetric(input: { widgetId: "${id}", name: "Each", formula: "[Sales] / [Low]" }) {
    metric { id } } }`)
  return {
    id,
    keyKind,
    points: Object.fromEntries(Object.entries(points).map(([name, own]) => [name, [...own.values()]])),
  }
}

const ask = (query: string) => it.ask(query as never, {} as never) as Promise<Record<string, never>>

/** Where buckets begin, by Temporal alone. */
interface Cut {
  readonly keyKind: 'DATE' | 'TIME'
  readonly zone: string
  readonly unit: 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'
}

function startOfUnit(day: Temporal.PlainDate, unit: Cut['unit']): Temporal.PlainDate {
  if (unit === 'WEEK') return day.subtract({ days: day.dayOfWeek - 1 })
  if (unit === 'MONTH') return day.with({ day: 1 })
  if (unit === 'QUARTER') return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) })
  return unit === 'YEAR' ? day.with({ day: 1, month: 1 }) : day
}

/** The bucket of a key and `length - 1` before it, as [from, before). */
function bucketsThrough(key: string, length: number, { keyKind, zone, unit }: Cut): [from: number, before: number][] {
  if (unit === 'HOUR') {
    const start = Date.parse(key)
    return Array.from({ length }, (_, index) => {
      const from = start - (length - 1 - index) * 3_600_000
      return [from, from + 3_600_000]
    })
  }
  const toNumber = (day: Temporal.PlainDate) =>
    keyKind === 'DATE' ? Date.UTC(day.year, day.month - 1, day.day) / DAY : day.toZonedDateTime(zone).epochMilliseconds
  const buckets: [number, number][] = []
  // A compared week is called by its first day in the period.
  let day = startOfUnit(Temporal.PlainDate.from(key), unit)
  const words = { DAY: 'days', WEEK: 'weeks', MONTH: 'months', YEAR: 'years' } as const
  let after = unit === 'QUARTER' ? day.add({ months: 3 }) : day.add({ [words[unit]]: 1 })
  while (buckets.length < length) {
    buckets.unshift([toNumber(day), toNumber(after)])
    after = day
    day = startOfUnit(day.subtract({ days: 1 }), unit)
  }
  return buckets
}

interface Expectation {
  readonly points: readonly Point[]
  /** Of the metric, whatever its group. */
  readonly first: number
  readonly pick: Pick
  readonly isLevel: boolean
  readonly fill: string
  readonly partial: boolean
}

type Span = readonly [from: number, before: number]

function numberIn([from, before]: Span, { points, pick, isLevel, fill }: Expectation): number | null {
  const carries = isLevel && fill === 'BY_AGGREGATION'
  const own = points.filter(({ at }) => (carries || at >= from) && at < before)
  return own.length > 0 ? pick(own) : fill === 'ZERO' ? 0 : null
}

function isShown(window: readonly Span[], first: number, partial: boolean): boolean {
  const span = partial ? window.at(-1) : window[0]
  return span !== undefined && first < span[1]
}

function rollingOf(window: readonly Span[], own: Expectation): number | null {
  if (!isShown(window, own.first, own.partial)) return null
  return numberIn([window[0]?.[0] ?? 0, window.at(-1)?.[1] ?? 0], own)
}

function meanOf(window: readonly Span[], own: Expectation, valueIn: (span: Span) => number | null): number | null {
  if (!isShown(window, own.first, own.partial)) return null
  const values = window.filter(([, before]) => own.first < before).map(valueIn)
  const numbers = values.filter(value => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0) / numbers.length
}

interface Numbers {
  readonly metric: { readonly name: string }
  readonly rolling: (number | null)[]
  readonly movingAverage: (number | null)[]
  readonly exact: { readonly rolling: (string | null)[] }
  readonly comparisons: {
    readonly period: { readonly before: string }
    readonly keys: (string | null)[]
    readonly rolling: (number | null)[]
    readonly movingAverage: (number | null)[]
  }[]
}

interface Shown {
  readonly keys: string[]
  readonly metrics: Numbers[]
  readonly groups: { values: { value: string | null }[]; isOther: boolean; metrics: Numbers[] }[]
}

const near = (numbers: (number | null)[]) => numbers.map(it => (it === null ? null : Number(it.toPrecision(11))))

test.each([
  [1, 'DATE', ['country']],
  [2, 'TIME', ['country']],
  [3, 'DATE', []],
  [4, 'TIME', []],
] as const)('sample %i: %s keys, dimensions %j', async (seed, keyKind, dimensions) => {
  const sample = await sampleOf(seed, keyKind, dimensions)
  const next = numbersFrom(seed + 100)
  for (let round = 0; round < 6; round++) {
    const units =
      keyKind === 'DATE' ? (['DAY', 'WEEK', 'MONTH', 'QUARTER'] as const) : (['HOUR', 'DAY', 'WEEK'] as const)
    const unit = units[next(units.length)] ?? 'DAY'
    const zone = ['UTC', 'Europe/Berlin', 'America/New_York'][next(3)] ?? 'UTC'
    const fill = ['NULL', 'ZERO', 'BY_AGGREGATION'][next(3)] ?? 'NULL'
    const [buckets, partial, isGrouped] = [1 + next(9), next(2) === 0, dimensions.length > 0 && next(2) === 0]
    // Around the end of daylight saving time, in both zones.
    const through = Date.UTC(2026, 9, 20) / DAY + next(16)
    const from = through - next(unit === 'HOUR' ? 3 : unit === 'DAY' ? 20 : unit === 'WEEK' ? 40 : 200)
    const cut: Cut = { keyKind, zone, unit }
    const compare = {
      HOUR: '{ to: PREVIOUS_PERIOD }',
      DAY: '{ to: PREVIOUS_PERIOD }',
      WEEK: '{ shift: { count: 3, unit: WEEK } }',
    }
    const window = `(buckets: ${buckets}, partial: ${partial})`
    const fields = `metrics { metric { name } rolling${window} movingAverage${window} exact { rolling${window} }
      comparisons { period { before } keys rolling${window} movingAverage${window} } }`
    const question = `period: { days: { from: "${dayOf(from)}", through: "${dayOf(through)}" } }, granularity: ${unit}, fill: ${fill},
      timeZone: "${zone}", compare: [${unit in compare ? compare[unit as 'DAY'] : ''}]${isGrouped ? ', by: ["country"], top: 2' : ''}`
    const { widget } = (await ask(`{ widget(id: "${sample.id}") { report(${question}) { keys ${fields}
      groups { values { value } isOther ${fields} } } } }`)) as unknown as { widget: { report: Shown } }
    const { keys, groups } = widget.report
    const end =
      keyKind === 'DATE'
        ? through + 1
        : Temporal.PlainDate.from(dayOf(through + 1)).toZonedDateTime(zone).epochMilliseconds
    const named = groups.filter(({ isOther }) => !isOther).map(({ values }) => values[0]?.value ?? null)
    const parts = [
      { shown: widget.report.metrics, has: () => true },
      ...groups.map(group => ({
        shown: group.metrics,
        has: ({ country }: Point) =>
          group.isOther ? !named.includes(country) : country === (group.values[0]?.value ?? null),
      })),
    ]
    for (const { shown, has } of parts) {
      const expectationOf = (name: string): Expectation => {
        const all = sample.points[name] ?? []
        const own = metrics[name]
        const first = Math.min(...all.map(({ at }) => at))
        return { points: all.filter(has), first, pick: own?.pick ?? sum, isLevel: own?.isLevel ?? false, fill, partial }
      }
      const [sales, low] = [expectationOf('Sales'), expectationOf('Low')]
      const quotient = (span: Span) => {
        const [top, bottom] = [numberIn(span, sales), numberIn(span, low)]
        return top === null || bottom === null || bottom === 0 ? null : top / bottom
      }
      for (const numbers of shown) {
        const { name } = numbers.metric
        const isFormula = name === 'Each'
        const firsts = [sales.first, low.first]
        const own = isFormula
          ? { ...sales, first: fill === 'ZERO' ? Math.min(...firsts) : Math.max(...firsts) }
          : expectationOf(name)
        const expected = (own_keys: (string | null)[], before: number) => {
          const windows = own_keys.map(key => {
            if (key === null) return null
            const spans = bucketsThrough(key, buckets, cut)
            return spans.map(([start, stop]): Span => [start, Math.min(stop, before)])
          })
          const rolling = windows.map(spans => {
            if (!spans) return null
            if (!isFormula) return rollingOf(spans, own)
            return isShown(spans, own.first, partial) ? quotient([spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]) : null
          })
          const means = windows.map(
            spans => spans && meanOf(spans, own, span => (isFormula ? quotient(span) : numberIn(span, own))),
          )
          return { rolling: near(rolling), movingAverage: near(means) }
        }
        const where = `${name} of ${question} ${window}`
        const { rolling, movingAverage } = numbers
        expect({ rolling: near(rolling), movingAverage: near(movingAverage) }, where).toEqual(expected(keys, end))
        expect(near(numbers.exact.rolling.map(it => (it === null ? null : Number(it)))), where).toEqual(near(rolling))
        for (const compared of numbers.comparisons) {
          const before = Date.parse(compared.period.before)
          const shownThere = { rolling: near(compared.rolling), movingAverage: near(compared.movingAverage) }
          expect(shownThere, `compared, ${where}`).toEqual(
            expected(compared.keys, keyKind === 'DATE' ? Math.round(before / DAY) : before),
          )
        }
      }
    }
  }
})
