// A row of the statement that adds up series of dimensions, as the data of one metric in one range.
import type { Across, Aggregate, Aggregation } from '../core/aggregate.ts'
import type { ReducedSeries, SeriesData } from './report-data.ts'

/** Texts joined by commas stand side by side, one per bucket; arrays are a sum, a count, the least and the greatest. */
export interface GroupRow {
  readonly item: number
  /** A number of 64 bits. */
  readonly grp: string
  /** Below 0, `item` is a selection and this is the combination of values of one of its groups, as JSON. */
  readonly buckets: string
  readonly sums: string
  readonly counts: string
  readonly minima: string
  readonly maxima: string
  readonly total: NumberTexts
  readonly latest: NumberTexts
  readonly last_key: string | null
  readonly carried_key: string | null
  /** What follows is null where the points of all series are one set, and nothing is carried. */
  readonly value: NumberTexts | null
  readonly filled_sums: string | null
  readonly filled_counts: string | null
  readonly run_sums: string | null
  readonly run_counts: string | null
  /** Null unless the least or the greatest is asked for. */
  readonly extreme_buckets: string | null
  readonly filled_minima: string | null
  readonly filled_maxima: string | null
  readonly run_minima: string | null
  readonly run_maxima: string | null
}

type NumberTexts = readonly (string | null)[]

/** How the row was asked for. */
interface RowRules {
  readonly buckets: number
  readonly aggregation: Aggregation
  readonly across: Across
  readonly carries: boolean
}

export function toSeriesData(row: GroupRow, rules: RowRules): SeriesData {
  const { buckets, aggregation, across, carries } = rules
  const isPooled = across === 'POOLED'
  const byBucket = bucketsOf(row)
  const undrawn = byBucket.get(buckets) ?? null
  byBucket.delete(buckets)
  byBucket.delete(CARRIED)
  const total = toAggregate(row.total)
  const value = isPooled ? total : row.value && toAggregate(row.value)
  const extremes = extremesOf(row, buckets)
  const filled = carries ? stepsOf(row, buckets, 'filled', extremes.filled) : null
  const soFar = isPooled ? null : stepsOf(row, buckets, 'run', extremes.run)
  const reduced: ReducedSeries = {
    aggregation: isPooled ? aggregation : across,
    hasMeans: !isPooled && aggregation === 'AVERAGE',
    value,
    filled,
    soFar,
    latest: aggregation === 'LATEST' ? 'VALUE' : toAggregate(row.latest),
  }
  const carried = row.carried_key === null ? null : { key: row.carried_key, value: '' }
  return { series: byBucket, total, undrawn, lastKey: row.last_key, carried, soFar: null, reduced }
}

/** The index of what was carried into the range. */
const CARRIED = -1

function bucketsOf(row: GroupRow): Map<number, Aggregate> {
  const buckets = row.buckets.split(',')
  const [sums, counts] = [row.sums.split(','), row.counts.split(',')]
  const [minima, maxima] = [row.minima.split(','), row.maxima.split(',')]
  const byBucket = new Map<number, Aggregate>()
  for (const [index, bucket] of buckets.entries()) {
    const aggregate = toAggregate([sums[index], counts[index], minima[index], maxima[index]])
    if (aggregate) byBucket.set(Number(bucket) - 1, aggregate)
  }
  return byBucket
}

interface Extremes {
  readonly minimum: string
  readonly maximum: string
}

function extremesOf(row: GroupRow, buckets: number) {
  const filled: (Extremes | undefined)[] = new Array(buckets)
  const run: (Extremes | undefined)[] = new Array(buckets)
  const listOf = (text: string | null) => text?.split(',') ?? []
  const [filledMinima, filledMaxima] = [listOf(row.filled_minima), listOf(row.filled_maxima)]
  const [runMinima, runMaxima] = [listOf(row.run_minima), listOf(row.run_maxima)]
  for (const [index, bucket] of listOf(row.extreme_buckets).entries()) {
    filled[Number(bucket) - 1] = { minimum: filledMinima[index] ?? '', maximum: filledMaxima[index] ?? '' }
    run[Number(bucket) - 1] = { minimum: runMinima[index] ?? '', maximum: runMaxima[index] ?? '' }
  }
  return { filled, run }
}

/** One per bucket: sums hold from where they change until they change again. */
function stepsOf(
  row: GroupRow,
  buckets: number,
  kind: 'filled' | 'run',
  extremes: readonly (Extremes | undefined)[],
): (Aggregate | null)[] {
  const changes = row.buckets.split(',')
  const sums = (kind === 'filled' ? row.filled_sums : row.run_sums)?.split(',') ?? []
  const counts = (kind === 'filled' ? row.filled_counts : row.run_counts)?.split(',') ?? []
  let next = 0
  return Array.from({ length: buckets }, (_, bucket) => {
    while (next < changes.length && Number(changes[next]) <= bucket + 1) next++
    const sum = sums[next - 1]
    // Sums alone are kept where no extreme is asked for.
    const { minimum, maximum } = extremes[bucket] ?? { minimum: sum, maximum: sum }
    return next === 0 ? null : toAggregate([sum, counts[next - 1], minimum, maximum])
  })
}

function toAggregate([sum, count, minimum, maximum]: readonly (string | null | undefined)[]): Aggregate | null {
  if (!sum || !count || count === '0') return null
  return { sum, count: Number(count), minimum: minimum ?? sum, maximum: maximum ?? sum, latest: sum }
}
