import { type Change, changeOf } from '../core/aggregate.ts'
import type { BucketImage } from '../core/bucket-image.ts'
import { decimalFromNumeric } from '../core/number.ts'
import type { Period } from '../core/period.ts'
import { ratioOf } from '../core/ratio.ts'
import { comparisonOverrideOf, headlineOverrideOf, type MetricReport } from './metric-report.ts'
import { type MetricView, viewOfPoints } from './metric-view.ts'
import { emptySeries } from './report-data.ts'
import type { MissingComparison, ReportPlan } from './report-plan.ts'

/** A metric against one of the compared periods. */
export interface ComparisonReport {
  readonly report: MetricReport
  /** Its place among those asked for. */
  readonly index: number
  readonly period: Period
  /** Its place among the ranges of the plan; null: nothing is read for it. */
  readonly range: number | null
  readonly previous: MetricView
  readonly change: Change
  /** What each key is compared with; `null`: the names themselves, which are the same in every period. */
  readonly images: readonly (BucketImage | null)[] | null
}

/** Every comparison that exists, in the order asked for. */
export function comparisonsOf(report: MetricReport): readonly ComparisonReport[] {
  const { plan, compared } = report
  const found = plan.comparedPeriods.flatMap((period, position): ComparisonReport[] => {
    const [previous, index] = [compared[position], plan.compareIndexes[position]]
    if (!previous || index === undefined) return []
    const images = plan.ranges[position + 1]?.images ?? null
    return [{ report, index, period, range: position + 1, previous, change: toChange(report, previous), images }]
  })
  const pushed = plan.missing.flatMap(it => pushedComparison(report, it) ?? [])
  return pushed.length === 0 ? found : [...found, ...pushed].sort((a, b) => a.index - b.index)
}

/** The first of those asked for. */
export function firstComparison(report: MetricReport): ComparisonReport | null {
  return comparisonsOf(report).find(({ index }) => index === 0) ?? null
}

/** What was pushed is shown, also where there is nothing to compute it of. */
function pushedComparison(report: MetricReport, { index, period }: MissingComparison): ComparisonReport | null {
  if (period === null || comparisonOverrideOf(report) === null) return null
  const previous = viewOfPoints(emptySeries, {
    aggregation: 'SUM',
    fill: 'NULL',
    hasUndrawn: false,
    instantOf: () => null,
  })
  const images = report.keys.map(() => null)
  return { report, index, period, range: null, previous, change: toChange(report, previous), images }
}

/** Rule 9. A pushed headline is what is compared. */
function toChange(report: MetricReport, previous: MetricView): Change {
  const override = headlineOverrideOf(report)
  const now = override === null ? report.current.exact() : ratioOf(decimalFromNumeric(override))
  const { reverse } = report.metric
  return changeOf(now, previous.exact(), { reverse, override: comparisonOverrideOf(report) })
}

/** Rule 12: one per key, null where nothing is compared with it. */
export function comparedValues({ report, previous, images }: ComparisonReport): (number | null)[] {
  const values = previous.values(report.keys.length)
  return images ? values.map((value, index) => (images[index] ? value : null)) : values
}

/** The keys that the values stand for. */
export function comparedKeys({ report, images }: ComparisonReport): (string | null)[] {
  return images ? images.map(image => image?.key ?? null) : [...report.keys]
}

const messages: Readonly<Record<MissingComparison['reason'], string>> = {
  BEFORE_YEAR_1: 'The period to compare with begins before the year 1.',
  NO_SUCH_PERIOD:
    'The named calendar has no period to compare with: it begins too late, or the year before has one period less.',
  KEPT_AS_SUMS:
    'The other period or one of its buckets would cut what the widget keeps of old instants: sums of quarters of an hour, or of days.',
  BEFORE_FIRST_POINT: 'Before all time there is nothing to compare with: the period begins with the first point.',
}

export function missingMessage({ reason }: MissingComparison): string {
  return messages[reason]
}

/** Why the first of those asked for is not there; `null`: it is, or none was asked for. */
export function firstMissing({ missing }: ReportPlan): MissingComparison | null {
  return missing.find(({ index }) => index === 0) ?? null
}
