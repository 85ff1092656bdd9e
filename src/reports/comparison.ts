import type { Change } from '../core/aggregate.ts'
import type { Period } from '../core/period.ts'
import { type MetricReport, toChange } from './metric-report.ts'
import type { MetricView } from './metric-view.ts'

/** A metric against one of the compared periods. */
export interface ComparisonReport {
  readonly report: MetricReport
  readonly index: number
  readonly period: Period
  readonly previous: MetricView
  readonly change: Change
}

/** `null`: nothing was compared at this index. */
export const comparisonOf = (report: MetricReport, index: number): ComparisonReport | null => {
  const period = report.plan.comparedPeriods[index]
  const previous = report.compared[index]
  return period && previous ? { report, index, period, previous, change: toChange(report, previous) } : null
}
