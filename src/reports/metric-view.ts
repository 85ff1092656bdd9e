import { type Aggregate, type Aggregation, aggregateValue, exactValue } from '../core/aggregate.ts'
import { evaluateFormula, type Formula } from '../core/formula.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { type Fill, joinAggregates, runningTotals, valuesOf } from '../core/series.ts'
import type { SeriesData } from './report-data.ts'

/** What one metric shows in one range of time, whether its numbers were pushed or are calculated. */
export interface MetricView {
  /** The one exact number of the whole range; null without points, or where a formula has no value. */
  exact(): Ratio | null
  /** The same as the nearest double. */
  value(): number | null
  /** The exact number of one bucket. */
  exactIn(bucket: number): Ratio | null
  /** Whether anything was pushed into the bucket. */
  hasPoints(bucket: number): boolean
  /** One per bucket; those without points by `fill`. */
  values(buckets: number, fill: Fill): (number | null)[]
  /** Exact numbers from the start through each bucket. */
  exactSoFar(buckets: number): (Ratio | null)[]
  /** The same as nearest doubles. */
  soFar(buckets: number): (number | null)[]
  /** All points together; null for calculated metrics, which have none. */
  readonly total: Aggregate | null
  readonly bucketsWithPoints: ReadonlySet<number>
  /** The greatest key with a point, in epoch milliseconds; null without points and for categories. */
  readonly lastPointAt: number | null
}

/** The view of pushed points. */
export function viewOfPoints(data: SeriesData, aggregation: Aggregation, lastPointAt: number | null): MetricView {
  const { series, total } = data
  return {
    exact: () => exactValue(total, aggregation),
    value: () => aggregateValue(total, aggregation),
    exactIn: bucket => exactValue(series.get(bucket) ?? null, aggregation),
    hasPoints: bucket => series.has(bucket),
    values: (buckets, fill) => valuesOf(series, buckets, aggregation, fill),
    exactSoFar: buckets => {
      let sum: Aggregate | null = null
      return Array.from({ length: buckets }, (_, bucket) => {
        const own = series.get(bucket)
        if (own) sum = sum ? joinAggregates(sum, own) : own
        return exactValue(sum, aggregation)
      })
    },
    soFar: buckets => runningTotals(series, buckets, aggregation),
    total,
    get bucketsWithPoints() {
      return new Set(series.keys())
    },
    lastPointAt,
  }
}

/** The view of a formula: its operands are aggregated first, over the bucket or over the whole, then it is applied. */
export function viewOfFormula(formula: Formula, operands: ReadonlyMap<string, MetricView>): MetricView {
  const apply = (numberIn: (operand: MetricView) => Ratio | null) =>
    evaluateFormula(formula, name => {
      const operand = operands.get(name)
      return operand ? numberIn(operand) : null
    })
  const all = [...operands.values()]
  const exactIn = (bucket: number) => apply(operand => operand.exactIn(bucket))
  const hasPoints = (bucket: number) => all.some(operand => operand.hasPoints(bucket))
  const exactSoFar = (buckets: number) => {
    const soFar = new Map(all.map(operand => [operand, operand.exactSoFar(buckets)]))
    return Array.from({ length: buckets }, (_, bucket) => apply(operand => soFar.get(operand)?.[bucket] ?? null))
  }
  return {
    exact: () => apply(operand => operand.exact()),
    value: () => numberOf(apply(operand => operand.exact())),
    exactIn,
    hasPoints,
    values: (buckets, fill) => {
      let previous: number | null = null
      return Array.from({ length: buckets }, (_, bucket) => {
        // A quotient by zero is null and stays it: only what nothing was pushed for is filled.
        if (hasPoints(bucket)) previous = numberOf(exactIn(bucket))
        else return fill === 'NULL' ? null : fill === 'ZERO' ? 0 : previous
        return previous
      })
    },
    exactSoFar,
    soFar: buckets => exactSoFar(buckets).map(numberOf),
    total: null,
    get bucketsWithPoints() {
      return new Set(all.flatMap(operand => [...operand.bucketsWithPoints]))
    },
    get lastPointAt() {
      const instants = all.map(operand => operand.lastPointAt).filter(at => at !== null)
      return instants.length === 0 ? null : Math.max(...instants)
    },
  }
}

function numberOf(ratio: Ratio | null): number | null {
  return ratio && ratioNumber(ratio)
}
