// Which buckets have no points by what they are, where only working days count.
import { daysOfBucket } from '../core/bucket.ts'
import { countWorkingDays } from '../core/working-days.ts'
import { dayAt } from '../core/zone.ts'
import type { MetricView } from './metric-view.ts'
import type { ReportPlan } from './report-plan.ts'

/**
 * By the index of a bucket of the report: whether no working day lies in it, or in what it is compared with in this range. `null`: every
 * day counts.
 */
export function idleBuckets({ spec, ranges, period }: ReportPlan, range: number): ((bucket: number) => boolean) | null {
  const { keyKind, working, onlyDays } = spec
  const shown = ranges[range]
  if (onlyDays === 'ALL' || !shown || keyKind === 'CATEGORY') return null
  const { buckets, images, indexes } = shown
  const { timeZone } = period
  const known = new Map<number, boolean>()
  const isIdle = (bucket: number) => {
    const image = images?.[bucket]
    const index = indexes ? indexes.indexOf(bucket) : bucket
    const from = images ? image?.from : buckets.starts[index]
    const before = images ? image?.before : (buckets.starts[index + 1] ?? buckets.end)
    if (from === undefined || before === undefined) return false
    const firstDay = keyKind === 'DATE' ? from : dayAt(from, timeZone)
    const days = daysOfBucket(from, before, keyKind, timeZone)
    return countWorkingDays(firstDay, firstDay + days - 1, working) === 0
  }
  return bucket => {
    const idle = known.get(bucket) ?? isIdle(bucket)
    known.set(bucket, idle)
    return idle
  }
}

/** Days without work show nothing, however buckets without points are filled. */
export function withoutIdle(view: MetricView, isIdle: (bucket: number) => boolean): MetricView {
  const worked = <Value>(values: readonly (Value | null)[]) =>
    values.map((value, bucket) => (isIdle(bucket) ? null : value))
  return {
    ...view,
    values: buckets => worked(view.values(buckets)),
    exactValues: buckets => worked(view.exactValues(buckets)),
  }
}

/** How many of the buckets could have points. */
export function countWorkedBuckets(plan: ReportPlan, buckets: number): number {
  const isIdle = idleBuckets(plan, 0)
  if (!isIdle) return buckets
  return Array.from({ length: buckets }, (_, bucket) => bucket).filter(bucket => !isIdle(bucket)).length
}
