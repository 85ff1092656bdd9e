import { type Aggregate, type Aggregation, aggregateValue, exactValue } from '../core/aggregate.ts'
import { evaluateFormula, type Formula } from '../core/formula.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { type Ratio, ratioNumber, ratioOf } from '../core/ratio.ts'
import { type Fill, joinAggregates, runningTotals, valuesOf } from '../core/series.ts'
import type { SeriesData, StoredPeriods } from './report-data.ts'

/** The exact numbers of one metric in one range of time. */
export interface ExactView {
  /** The one number of the whole range; null without points, or where a formula has no value. */
  exact(): Ratio | null
  /** The number of one bucket, as it is without `fill`. */
  exactIn(bucket: number): Ratio | null
  /** One per bucket; those without points by `fill`. */
  exactValues(buckets: number): (Ratio | null)[]
  /** From the start through each bucket. */
  exactSoFar(buckets: number): (Ratio | null)[]
  /** The number of the points that lie in no bucket of the report; null where there are none. */
  undrawn(): Ratio | null
}

/** What one metric shows in one range of time, whether its numbers were pushed or are calculated. */
export interface MetricView extends ExactView {
  /** The same numbers as nearest doubles. */
  value(): number | null
  values(buckets: number): (number | null)[]
  soFar(buckets: number): (number | null)[]
  /** As a formula takes them: filled before it is applied, so that nothing is 0 where `fill` is ZERO. */
  readonly operand: ExactView
  /** All points together; null for calculated metrics, which have none. */
  readonly total: Aggregate | null
  /** The point at the greatest key, or the one that was carried. */
  readonly latest: string | null
  readonly bucketsWithPoints: ReadonlySet<number>
  /** The greatest key with a point, in epoch milliseconds; null without points and for categories. */
  readonly lastPointAt: number | null
  /** The key of the point before the range whose value is its first, in epoch milliseconds; null where none is. */
  readonly carriedFrom: number | null
  /** The values of periods that it is made of, first those that have none for the whole range; absent, and null: it has none. */
  periods?(): PeriodSource | null
}

/** A metric of values of periods that a number is made of. */
export interface PeriodSource {
  /** What the formula calls the metric; null: it is the metric itself. */
  readonly operand: string | null
  readonly stored: StoredPeriods
}

export interface PointViewOptions {
  readonly aggregation: Aggregation
  readonly fill: Fill
  /** Some of the range lies in no bucket of the report. */
  readonly hasUndrawn: boolean
  /** The instant of a stored key; null for categories. */
  readonly instantOf: (key: string) => number | null
}

export const ZERO: Ratio = { numerator: 0n, denominator: 1n }

/** The view of pushed points. */
export function viewOfPoints(data: SeriesData, options: PointViewOptions): MetricView {
  const { series, total, undrawn, lastKey, soFar } = data
  const { aggregation, fill, hasUndrawn, instantOf } = options
  const carried = data.carried && !series.has(0) ? data.carried : null
  const exactCarried = carried && ratioOf(decimalFromNumeric(carried.value))
  const carriedValue = carried && Number(carried.value)
  const view: ExactView = {
    exact: () => (total ? exactValue(total, aggregation) : exactCarried),
    exactIn: bucket => exactValue(series.get(bucket) ?? null, aggregation),
    exactValues: buckets => {
      let previous = exactCarried
      return Array.from({ length: buckets }, (_, bucket) => {
        const own = series.get(bucket)
        if (!own) return fill === 'NULL' ? null : fill === 'ZERO' ? ZERO : previous
        previous = exactValue(own, aggregation)
        return previous
      })
    },
    exactSoFar: buckets => {
      if (soFar)
        return countedSoFar(soFar, buckets).map(text => (text === null ? null : ratioOf(decimalFromNumeric(text))))
      let sum: Aggregate | null = null
      return Array.from({ length: buckets }, (_, bucket) => {
        const own = series.get(bucket)
        if (own) sum = sum ? joinAggregates(sum, own) : own
        return sum ? exactValue(sum, aggregation) : exactCarried
      })
    },
    undrawn: () => exactValue(undrawn, aggregation),
  }
  return {
    ...view,
    value: () => (total ? aggregateValue(total, aggregation) : carriedValue),
    values: buckets => valuesOf(series, buckets, aggregation, fill, carriedValue),
    soFar: buckets =>
      soFar
        ? countedSoFar(soFar, buckets).map(text => (text === null ? null : Number(text)))
        : total?.weighted
          ? view.exactSoFar(buckets).map(numberOf)
          : runningTotals(series, buckets, aggregation, carriedValue),
    operand: fill === 'ZERO' ? zeroFilled(view, hasUndrawn, data) : view,
    total,
    latest: total?.latest ?? carried?.value ?? null,
    get bucketsWithPoints() {
      return new Set(series.keys())
    },
    lastPointAt: lastKey === null ? null : instantOf(lastKey),
    carriedFrom: carried && instantOf(carried.key),
  }
}

/** The last number that was counted through each bucket. */
function countedSoFar(soFar: ReadonlyMap<number, string>, buckets: number): (string | null)[] {
  let last: string | null = null
  return Array.from({ length: buckets }, (_, bucket) => {
    last = soFar.get(bucket) ?? last
    return last
  })
}

/** A mean whose weights are all 0 has points and no number: it stays without one. */
export function zeroFilled(
  view: ExactView,
  hasUndrawn: boolean,
  { series, total, undrawn }: Pick<SeriesData, 'series' | 'total' | 'undrawn'>,
): ExactView {
  const zeroUnless = (isWeighed: boolean) => (isWeighed ? null : ZERO)
  return {
    exact: () => view.exact() ?? zeroUnless(isWeighed(total)),
    exactIn: bucket => view.exactIn(bucket) ?? zeroUnless(isWeighed(series.get(bucket))),
    exactValues: view.exactValues,
    exactSoFar: buckets => {
      let hasBegun = false
      return view.exactSoFar(buckets).map((it, bucket) => {
        hasBegun ||= isWeighed(series.get(bucket))
        return it ?? zeroUnless(hasBegun)
      })
    },
    undrawn: () => view.undrawn() ?? (hasUndrawn ? zeroUnless(isWeighed(undrawn)) : null),
  }
}

const isWeighed = (aggregate: Aggregate | null | undefined): boolean => aggregate?.weighted != null

/** The view of a formula: its operands are aggregated and filled first, over the bucket or over the whole, then it is applied. */
export function viewOfFormula(formula: Formula, operands: ReadonlyMap<string, MetricView>): MetricView {
  const all = [...operands.values()]
  const apply = (numberIn: (operand: ExactView) => Ratio | null) =>
    evaluateFormula(formula, name => {
      const view = operands.get(name)
      return view ? numberIn(view.operand) : null
    })
  const applyEach = (buckets: number, numbersIn: (operand: ExactView) => (Ratio | null)[]) => {
    const byOperand = new Map(all.map(({ operand }) => [operand, numbersIn(operand)]))
    return Array.from({ length: buckets }, (_, bucket) => apply(operand => byOperand.get(operand)?.[bucket] ?? null))
  }
  const view: ExactView = {
    exact: () => apply(operand => operand.exact()),
    exactIn: bucket => apply(operand => operand.exactIn(bucket)),
    exactValues: buckets => applyEach(buckets, operand => operand.exactValues(buckets)),
    exactSoFar: buckets => applyEach(buckets, operand => operand.exactSoFar(buckets)),
    undrawn: () => apply(operand => operand.undrawn()),
  }
  return {
    ...view,
    value: () => numberOf(view.exact()),
    values: buckets => view.exactValues(buckets).map(numberOf),
    soFar: buckets => view.exactSoFar(buckets).map(numberOf),
    operand: view,
    total: null,
    latest: null,
    get bucketsWithPoints() {
      return new Set(all.flatMap(operand => [...operand.bucketsWithPoints]))
    },
    get lastPointAt() {
      const instants = all.map(operand => operand.lastPointAt).filter(at => at !== null)
      return instants.length === 0 ? null : Math.max(...instants)
    },
    periods: () => firstSource(operands),
    get carriedFrom() {
      const instants = all.map(operand => operand.carriedFrom).filter(at => at !== null)
      return instants.length === 0 ? null : Math.min(...instants)
    },
  }
}

function firstSource(operands: ReadonlyMap<string, MetricView>): PeriodSource | null {
  const sources = [...operands].flatMap(([name, operand]): PeriodSource[] => {
    const source = operand.periods?.()
    return source ? [{ ...source, operand: source.operand ?? name }] : []
  })
  return sources.find(({ stored }) => stored.whole === null) ?? sources[0] ?? null
}

function numberOf(ratio: Ratio | null): number | null {
  return ratio && ratioNumber(ratio)
}
