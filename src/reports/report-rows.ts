// A row of the report's statement as the data of one metric in one range.
import type { Aggregate } from '../core/aggregate.ts'
import type { ReportRow } from './report-branch.ts'
import { type SeriesData, toShown } from './report-data.ts'
import type { TimeRange } from './report-range.ts'

export function toSeriesData(row: ReportRow, indexes: TimeRange['indexes']): SeriesData {
  const buckets = row.buckets.split(',')
  const sums = row.sums.split(',')
  // Users are counted: what stands there of them is how many were new.
  const isOfUsers = row.branch === 'users'
  const counts = isOfUsers ? undefined : row.counts?.split(',')
  const minima = row.minima?.split(',')
  const maxima = row.maxima?.split(',')
  const latests = row.latests?.split(',')
  const byBucket = new Map<number, Aggregate>()
  let outside: Aggregate | null = null
  for (const [index, bucket] of buckets.entries()) {
    const sum = sums[index] as string
    const aggregate = {
      sum,
      count: counts ? Number(counts[index]) : 1,
      minimum: minima?.[index] ?? sum,
      maximum: maxima?.[index] ?? sum,
      latest: latests?.[index] ?? sum,
    }
    // Names that are only in a compared period have no bucket.
    if (bucket === '0') outside = aggregate
    else byBucket.set(Number(bucket) - 1, aggregate)
  }
  const { sum, count, minimum, maximum, latest } = row
  const { series, undrawn } = toShown(byBucket, indexes)
  return {
    series,
    undrawn: undrawn ?? outside,
    total: { sum, count, minimum, maximum, latest },
    lastKey: row.last_key,
    carried: null,
    soFar: isOfUsers ? usersSoFar(buckets, row.counts?.split(',') ?? [], indexes) : null,
    reduced: null,
  }
}

/** Each user counts where they came first. */
function usersSoFar(
  buckets: readonly string[],
  newcomers: readonly string[],
  indexes: TimeRange['indexes'],
): ReadonlyMap<number, string> {
  const inOrder = buckets.map((bucket, index) => ({ bucket: Number(bucket) - 1, count: Number(newcomers[index]) }))
  inOrder.sort((a, b) => a.bucket - b.bucket)
  const soFar = new Map<number, string>()
  let users = 0
  for (const { bucket, count } of inOrder) {
    users += count
    const shown = indexes ? (indexes[bucket] ?? null) : bucket
    if (shown !== null) soFar.set(shown, String(users))
  }
  return soFar
}
