import type { Aggregation } from '../core/aggregate.ts'
import type { ComparisonInput } from '../core/comparison.ts'
import type { Granularity } from '../core/granularity.ts'
import type { PeriodInput } from '../core/period.ts'
import type { ProfileBy } from '../core/profile.ts'
import type { Fill } from '../core/series.ts'
import type { MetricSelection } from '../widgets/metric-selection.ts'
import type { Widget } from '../widgets/widget.ts'

export const reportFills = ['NULL', 'ZERO', 'PREVIOUS', 'BY_AGGREGATION'] as const

/** BY_AGGREGATION: PREVIOUS for metrics that show their latest value, NULL for all others. */
export type ReportFill = (typeof reportFills)[number]

export function fillFor(fill: ReportFill, aggregation: Aggregation): Fill {
  if (fill !== 'BY_AGGREGATION') return fill
  return aggregation === 'LATEST' ? 'PREVIOUS' : 'NULL'
}

/** Whether the last value before the period is its first: a level holds until it is measured anew, a sum does not. */
export function looksBack(fill: ReportFill, aggregation: Aggregation): boolean {
  return aggregation === 'LATEST' && fillFor(fill, aggregation) === 'PREVIOUS'
}

/** A report as it is asked for, before defaults. Several widgets share the period and the keys. */
export interface ReportQuery {
  readonly widgets: readonly Widget[]
  readonly period: PeriodInput | null
  readonly compare: readonly ComparisonInput[] | null
  readonly granularity: Granularity | null
  readonly fill: ReportFill
  readonly timeZone: string | null
  /** `null`: all metrics. */
  readonly metrics: MetricSelection | null
  readonly top: number | null
  readonly profile: ProfileBy | null
}

export const DEFAULT_TOP = 1_000
export const MAX_TOP = 1_000
export const MAX_COMPARISONS = 10
