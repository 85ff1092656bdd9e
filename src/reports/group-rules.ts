// How the series of a metric become numbers of a report, wherever its points lie.
import type { Across, Aggregation } from '../core/aggregate.ts'
import { profileIndexes } from '../core/profile.ts'
import { acrossOf, aggregationOf, type Metric } from '../widgets/metric.ts'
import type { ReportPlan } from './report-plan.ts'
import { fillFor, looksBack } from './report-query.ts'
import type { TimeRange } from './report-range.ts'

export interface SeriesRules {
  readonly aggregation: Aggregation
  readonly across: Across
  /** A bucket without points has the value of the one before. */
  readonly carries: boolean
  /** The last point before the range is the first value. */
  readonly looksBack: boolean
}

export function rulesOf({ fill }: Pick<ReportPlan['spec'], 'fill'>, metric: Metric): SeriesRules {
  const aggregation = aggregationOf(metric)
  // A weighted mean is carried as one: what its series weighed before is of another time.
  const carries = fillFor(fill, aggregation) === 'PREVIOUS' && metric.weightMetric === null
  return { aggregation, across: acrossOf(metric), carries, looksBack: looksBack(fill, aggregation) }
}

/** How many buckets the report shows. */
export function bucketCount({ spec, ranges }: ReportPlan): number {
  const buckets = ranges[0]?.buckets
  if (!buckets) return 0
  return spec.profile ? Math.max(0, ...profileIndexes(spec.profile, buckets, spec.calendar)) + 1 : buckets.keys.length
}

/** Where each bucket of a range is shown, from 1; `null`: the report does not show it. */
export function shownBuckets({ spec }: ReportPlan, { buckets, indexes }: TimeRange): (number | null)[] {
  if (spec.profile) return profileIndexes(spec.profile, buckets, spec.calendar).map(index => index + 1)
  if (indexes) return indexes.map(index => (index === null ? null : index + 1))
  return buckets.keys.map((_, index) => index + 1)
}
