import type { Id } from '../base/id.ts'
import type { Calculation } from './calculation.ts'
import type { ChartType } from './chart-type.ts'
import type { EventCount } from './event-count.ts'
import type { MetricGoal } from './goal.ts'

export const aggregations = ['SUM', 'AVERAGE', 'LATEST', 'MIN', 'MAX'] as const
export type Aggregation = (typeof aggregations)[number]

/** How a metric is read and drawn: what pushes and `updateMetric` remember, last write wins. */
export interface MetricOptions {
  readonly description: string | null
  readonly unit: string | null
  /** Given in so many words; wins over everything below. */
  readonly aggregation: Aggregation | null
  /** Cyfe's `average` and `cumulative` flags; `null`: never pushed. */
  readonly average: boolean | null
  readonly cumulative: boolean | null
  /** Values were pushed with a trailing `%`. */
  readonly percent: boolean
  /** `#rrggbb` in lower case. */
  readonly color: string | null
  readonly chartType: ChartType | null
  /** Less is better: turns good and bad. */
  readonly reverse: boolean
  readonly reverseGraph: boolean
  /** Metrics with an equal index share an axis. */
  readonly yAxis: number | null
  /** Decimal texts. */
  readonly yAxisMin: string | null
  readonly yAxisMax: string | null
  readonly yAxisShow: boolean
  readonly labelShow: boolean
  readonly headlineOverride: string | null
  readonly comparisonOverride: string | null
}

export interface Metric extends MetricOptions {
  readonly projectId: Id
  readonly widgetId: Id
  readonly metricId: Id
  readonly name: string
  readonly position: number
  readonly createdAt: Date
  /** `null` for a pushed metric. */
  readonly calculation: Calculation | null
  /** `null` unless it is counted from events. */
  readonly eventCount: EventCount | null
  /** At most one per unit. */
  readonly goals: readonly MetricGoal[]
}

export type MetricChange = { -readonly [K in keyof MetricOptions]?: MetricOptions[K] }

export const defaultMetricOptions: MetricOptions = {
  description: null,
  unit: null,
  aggregation: null,
  average: null,
  cumulative: null,
  percent: false,
  color: null,
  chartType: null,
  reverse: false,
  reverseGraph: false,
  yAxis: null,
  yAxisMin: null,
  yAxisMax: null,
  yAxisShow: true,
  labelShow: false,
  headlineOverride: null,
  comparisonOverride: null,
}

/** Whether the change would change anything: a push that repeats what is remembered writes no definition. */
export function changesMetric(options: MetricOptions, change: MetricChange): boolean {
  return (Object.keys(change) as (keyof MetricOptions)[]).some(key => options[key] !== change[key])
}

/**
 * How the metric's points become one number: what was asked for in so many words; else LATEST for Cyfe's `cumulative`,
 * AVERAGE for its `average`, AVERAGE for percentages; else SUM (calendar.md, rule 7).
 */
export function aggregationOf(metric: Metric): Aggregation {
  if (metric.aggregation) return metric.aggregation
  if (metric.cumulative) return 'LATEST'
  if (metric.average) return 'AVERAGE'
  return metric.percent || metric.name.includes('%') ? 'AVERAGE' : 'SUM'
}

const COLOR = /^#[0-9a-f]{6}$/i

/** `#rrggbb` in lower case; `null` when the text is no colour. */
export function toColor(text: string): string | null {
  return COLOR.test(text) ? text.toLowerCase() : null
}
