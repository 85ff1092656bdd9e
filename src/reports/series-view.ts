// What a metric shows whose series of dimensions have become one.
import { type Aggregate, aggregateValue, exactValue } from '../core/aggregate.ts'
import { ratioText, settledQuotient } from '../core/exact.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { compareRatios, type Ratio, ratioNumber, ratioOf } from '../core/ratio.ts'
import { joinAggregates } from '../core/series.ts'
import { type ExactView, type MetricView, type PointViewOptions, ZERO, zeroFilled } from './metric-view.ts'
import type { ReducedSeries, SeriesData } from './report-data.ts'

/** The view of series that are joined already: nothing is carried here any more, and levels are not added up over time. */
export function viewOfSeries(data: SeriesData, reduced: ReducedSeries, options: PointViewOptions): MetricView {
  const { series, total, undrawn, lastKey, carried } = data
  const { fill, hasUndrawn, instantOf } = options
  const { aggregation } = reduced
  const exactOf = (aggregate: Aggregate | null | undefined): Ratio | null => {
    const exact = exactValue(aggregate ?? null, aggregation)
    return exact && aggregate && reduced.hasMeans ? settledQuotient(exact, sizeOf(aggregate)) : exact
  }
  const numberOf = (aggregate: Aggregate | null | undefined): number | null => {
    if (!reduced.hasMeans) return aggregateValue(aggregate ?? null, aggregation)
    const exact = exactOf(aggregate)
    return exact && ratioNumber(exact)
  }
  const each = <Value>(
    buckets: number,
    read: (aggregate: Aggregate | null | undefined) => Value | null,
    zero: Value,
  ) => {
    let previous: Value | null = null
    return Array.from({ length: buckets }, (_, bucket): Value | null => {
      if (fill === 'PREVIOUS' && reduced.filled) return read(reduced.filled[bucket])
      const own = series.get(bucket)
      if (!own) return fill === 'ZERO' ? zero : fill === 'PREVIOUS' ? previous : null
      previous = read(own)
      return previous
    })
  }
  const soFar = (buckets: number): readonly (Aggregate | null)[] => {
    if (reduced.soFar) return reduced.soFar
    let sum: Aggregate | null = null
    return Array.from({ length: buckets }, (_, bucket) => {
      const own = series.get(bucket)
      if (own) sum = sum ? joinAggregates(sum, own) : own
      return sum
    })
  }
  const view: ExactView = {
    exact: () => exactOf(reduced.value),
    exactIn: bucket => exactOf(series.get(bucket)),
    exactValues: buckets => each<Ratio>(buckets, exactOf, ZERO),
    exactSoFar: buckets => soFar(buckets).map(exactOf),
    undrawn: () => exactOf(undrawn),
  }
  const latest = exactOf(reduced.latest === 'VALUE' ? reduced.value : reduced.latest)
  return {
    ...view,
    value: () => numberOf(reduced.value),
    values: buckets => each<number>(buckets, numberOf, 0),
    soFar: buckets => soFar(buckets).map(numberOf),
    operand: fill === 'ZERO' ? zeroFilled(view, hasUndrawn, data) : view,
    total,
    latest: latest && ratioText(latest),
    get bucketsWithPoints() {
      return new Set(series.keys())
    },
    lastPointAt: lastKey === null ? null : instantOf(lastKey),
    carriedFrom: carried && instantOf(carried.key),
  }
}

/** The largest of the series without its sign. */
function sizeOf({ minimum, maximum }: Aggregate): Ratio {
  const [least, greatest] = [minimum, maximum].map(text => ratioOf(decimalFromNumeric(text.replace('-', ''))))
  if (!least || !greatest) throw new Error('an aggregate has both ends')
  return compareRatios(least, greatest) > 0 ? least : greatest
}
