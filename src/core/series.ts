import { type Aggregate, type Aggregation, aggregateValue } from './aggregate.ts'
import { addDecimalTexts, compareDecimals, decimalFromNumeric } from './number.ts'
import { addToSum, emptySum, sumOver } from './running-sum.ts'

export type Fill = 'NULL' | 'ZERO' | 'PREVIOUS'

/** The aggregates of the buckets that have points, by index. */
export type SparseSeries = ReadonlyMap<number, Aggregate>

/** One value per bucket; buckets without points by `fill` (PREVIOUS: the last value before, null where there is none). */
export function valuesOf(
  series: SparseSeries,
  buckets: number,
  aggregation: Aggregation,
  fill: Fill,
): (number | null)[] {
  const values: (number | null)[] = new Array(buckets)
  let previous: number | null = null
  for (let bucket = 0; bucket < buckets; bucket++) {
    const aggregate = series.get(bucket)
    if (aggregate) {
      previous = aggregateValue(aggregate, aggregation)
      values[bucket] = previous
    } else values[bucket] = fill === 'NULL' ? null : fill === 'ZERO' ? 0 : previous
  }
  return values
}

/** The series of a compared period, bucket by bucket: what it lacks is null, its surplus is not drawn (rule 6). */
export function alignedValues(
  series: SparseSeries,
  shape: { readonly buckets: number; readonly comparedBuckets: number },
  aggregation: Aggregation,
  fill: Fill,
): (number | null)[] {
  const drawn = Math.min(shape.buckets, shape.comparedBuckets)
  const values = valuesOf(series, drawn, aggregation, fill)
  while (values.length < shape.buckets) values.push(null)
  return values
}

/** The aggregation from the period's start through each bucket (rule 10); null until the first point. */
export function runningTotals(series: SparseSeries, buckets: number, aggregation: Aggregation): (number | null)[] {
  const totals: (number | null)[] = new Array(buckets)
  const sum = emptySum()
  let count = 0
  let value: number | null = null
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

/** The aggregate of two stretches, the second one later. Exact. */
export function joinAggregates(a: Aggregate, b: Aggregate): Aggregate {
  return {
    sum: addDecimalTexts(a.sum, b.sum),
    count: a.count + b.count,
    minimum: less(b.minimum, a.minimum) ? b.minimum : a.minimum,
    maximum: less(a.maximum, b.maximum) ? b.maximum : a.maximum,
    latest: b.latest,
  }
}

function less(a: string, b: string): boolean {
  const first = Number(a)
  const second = Number(b)
  if (first !== second) return first < second
  return compareDecimals(decimalFromNumeric(a), decimalFromNumeric(b)) < 0
}
