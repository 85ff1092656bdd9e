import { type Aggregate, type Aggregation, aggregateValue, type Weighted } from './aggregate.ts'
import { addDecimalTexts, compareDecimals, decimalFromNumeric } from './number.ts'
import { addToSum, emptySum, sumOver, sumText } from './running-sum.ts'

export type Fill = 'NULL' | 'ZERO' | 'PREVIOUS'

/** The aggregates of the buckets that have points, by index; a map is one. */
export interface SparseSeries {
  get(bucket: number): Aggregate | undefined
  has(bucket: number): boolean
  keys(): Iterable<number>
}

/** One value per bucket; buckets without points by `fill` (PREVIOUS: the last value before, at first `carried`). */
export function valuesOf(
  series: SparseSeries,
  buckets: number,
  aggregation: Aggregation,
  fill: Fill,
  carried: number | null = null,
): (number | null)[] {
  const values: (number | null)[] = new Array(buckets)
  let previous = carried
  for (let bucket = 0; bucket < buckets; bucket++) {
    const aggregate = series.get(bucket)
    if (aggregate) {
      previous = aggregateValue(aggregate, aggregation)
      values[bucket] = previous
    } else values[bucket] = fill === 'NULL' ? null : fill === 'ZERO' ? 0 : previous
  }
  return values
}

/** The aggregation from the period's start through each bucket (rule 10); until the first point `carried`. */
export function runningTotals(
  series: SparseSeries,
  buckets: number,
  aggregation: Aggregation,
  carried: number | null = null,
): (number | null)[] {
  if (aggregation === 'PERIODIC') return new Array<number | null>(buckets).fill(null)
  const totals: (number | null)[] = new Array(buckets)
  const sum = emptySum()
  let count = 0
  let value = carried
  for (let bucket = 0; bucket < buckets; bucket++) {
    const aggregate = series.get(bucket)
    if (aggregate) {
      if (aggregation === 'SUM' || aggregation === 'AVERAGE') {
        addToSum(sum, aggregate.sum)
        count += aggregate.count
        value = sumOver(sum, aggregation === 'SUM' ? 1 : count)
      } else {
        // The nearest double of the least is the least of the nearest doubles: rounding keeps the order.
        const own: number = Number(aggregation === 'LATEST' ? aggregate.latest : extremeOf(aggregate, aggregation))
        value =
          value === null || aggregation === 'LATEST' ? own : Math[aggregation === 'MIN' ? 'min' : 'max'](value, own)
      }
    }
    totals[bucket] = value
  }
  return totals
}

function extremeOf(aggregate: Aggregate, aggregation: 'MIN' | 'MAX'): string {
  return aggregation === 'MIN' ? aggregate.minimum : aggregate.maximum
}

/** A series of single points: the one decimal text of each bucket, holes where there is none. */
export function seriesOfPoints(values: readonly (string | undefined)[]): SparseSeries {
  return {
    get: bucket => {
      const value = values[bucket]
      return value === undefined ? undefined : { sum: value, count: 1, minimum: value, maximum: value, latest: value }
    },
    has: bucket => values[bucket] !== undefined,
    keys: () => values.flatMap((value, bucket) => (value === undefined ? [] : [bucket])),
  }
}

/** The aggregate of one point or more, each of its numbers worked out when it is first asked for. Exact. */
export function aggregateOfPoints(values: readonly string[], latest: string): Aggregate {
  let sum: string | undefined
  const extreme = (isBetter: (a: string, b: string) => boolean) =>
    values.reduce((best, value) => (isBetter(value, best) ? value : best))
  return {
    get sum() {
      if (sum === undefined) {
        const running = emptySum()
        for (const value of values) addToSum(running, value)
        sum = sumText(running)
      }
      return sum
    },
    count: values.length,
    get minimum() {
      return extreme(less)
    },
    get maximum() {
      return extreme((a, b) => less(b, a))
    },
    latest,
  }
}

/** The aggregate of two stretches, the second one later. Exact. */
export function joinAggregates(a: Aggregate, b: Aggregate): Aggregate {
  const joined = {
    sum: addDecimalTexts(a.sum, b.sum),
    count: a.count + b.count,
    minimum: less(b.minimum, a.minimum) ? b.minimum : a.minimum,
    maximum: less(a.maximum, b.maximum) ? b.maximum : a.maximum,
    latest: b.latest,
  }
  return a.weighted && b.weighted ? { ...joined, weighted: joinWeighted(a.weighted, b.weighted) } : joined
}

export function joinWeighted(a: Weighted, b: Weighted): Weighted {
  return {
    products: addDecimalTexts(a.products, b.products),
    weights: addDecimalTexts(a.weights, b.weights),
    count: a.count + b.count,
  }
}

function less(a: string, b: string): boolean {
  const first = Number(a)
  const second = Number(b)
  if (first !== second) return first < second
  return compareDecimals(decimalFromNumeric(a), decimalFromNumeric(b)) < 0
}
