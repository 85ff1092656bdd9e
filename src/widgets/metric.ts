import { badInput } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { Across, Aggregation } from '../core/aggregate.ts'
import type { Calculation } from './calculation.ts'
import type { EventCount } from './event-count.ts'
import type { MetricGoal } from './goal.ts'
import { defaultMetricSettings, type MetricSettings } from './metric-option.ts'
import type { MetricStanding } from './metric-status.ts'
import type { OnDuplicate } from './on-duplicate.ts'

/** The settings of people, and what else pushes remember; last write wins. */
export interface MetricOptions extends MetricSettings {
  /** Cyfe's `average` and `cumulative` flags; `null`: never pushed. A setting of `aggregation` wins over both. */
  readonly average: boolean | null
  readonly cumulative: boolean | null
  /** Values were pushed with a trailing `%`. */
  readonly percent: boolean
}

export interface Metric extends MetricOptions, MetricStanding {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  readonly name: string
  readonly position: number
  readonly createdAt: Date
  readonly updatedAt: Date
  /** 1, and one more with each change of its options, its formula or its goals. */
  readonly version: number
  /** `null` for a pushed metric. */
  readonly calculation: Calculation | null
  /** `null` unless it is counted from events. */
  readonly eventCount: EventCount | null
  /** At most one per unit. */
  readonly goals: readonly MetricGoal[]
}

/** A metric of the project: of which widget, and which of its metrics. */
export type MetricIds = Pick<Metric, 'widgetId' | 'metricId'>

export type MetricChange = { -readonly [K in keyof MetricOptions]?: MetricOptions[K] }

export const defaultMetricOptions: MetricOptions = {
  ...defaultMetricSettings,
  average: null,
  cumulative: null,
  percent: false,
}

/** Whether the change would change anything: a push that repeats what is remembered writes no definition. */
export function changesMetric(options: MetricOptions, change: MetricChange): boolean {
  return (Object.keys(change) as (keyof MetricOptions)[]).some(key => !isSame(options[key], change[key]))
}

/** Formats are objects, which are the same where their members are. */
const isSame = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/**
 * How the metric's points become one number: what was asked for in so many words; else LATEST for Cyfe's `cumulative`,
 * AVERAGE for its `average`, AVERAGE for percentages; else SUM (calendar.md, rule 7).
 */
export function aggregationOf(
  metric: Pick<Metric, 'aggregation' | 'average' | 'cumulative' | 'percent' | 'name'>,
): Aggregation {
  if (metric.aggregation) return metric.aggregation
  if (metric.cumulative) return 'LATEST'
  if (metric.average) return 'AVERAGE'
  return metric.percent || metric.name.includes('%') ? 'AVERAGE' : 'SUM'
}

/** How series become one number: what was set; else levels add up (followers by country), and the points of all others are one set. */
export function acrossOf(metric: Parameters<typeof aggregationOf>[0] & Pick<Metric, 'across'>): Across {
  if (metric.across) return metric.across
  return aggregationOf(metric) === 'LATEST' ? 'SUM' : 'POOLED'
}

/**
 * Why these options do not go together, as a sentence; null: they do. The newest point of all series is that of one of them: the others
 * would count for nothing.
 */
export function acrossIssue(metric: Parameters<typeof acrossOf>[0]): string | null {
  if (metric.across !== 'POOLED' || aggregationOf(metric) !== 'LATEST') return null
  return `The metric ${quote(metric.name)} would be LATEST across POOLED series: take SUM, AVERAGE, MIN or MAX, or null for the default.`
}

/** What tells how points become one number, and what they are. */
export interface StoredAggregation
  extends Pick<
    Metric,
    'metricId' | 'name' | 'aggregation' | 'across' | 'average' | 'cumulative' | 'percent' | 'weightMetric'
  > {
  /** It has a formula, or is counted from events. */
  readonly isComputed: boolean
}

/** Why the metrics of a widget cannot weigh means as they say, as a sentence; null: they can. */
export const weightsIssue = (metrics: readonly StoredAggregation[]): string | null =>
  metrics.map(metric => weightIssue(metric, metrics)).find(issue => issue !== null) ?? null

function weightIssue(metric: StoredAggregation, metrics: readonly StoredAggregation[]): string | null {
  if (metric.weightMetric === null) return null
  const name = quote(metric.name)
  if (metric.isComputed) return unweighedIssue(metric.name)
  if (aggregationOf(metric) !== 'AVERAGE' || acrossOf(metric) !== 'POOLED')
    return `The metric ${name} has a weightMetric, which goes with AVERAGE across POOLED series, and would be ${aggregationOf(metric)} across ${acrossOf(metric)}.`
  const weight = metrics.find(it => it.metricId === metric.weightMetric)
  if (!weight) return `The weightMetric of ${name} is no metric of its widget.`
  if (!weight.isComputed && aggregationOf(weight) === 'SUM') return null
  return `The weightMetric of ${name}, ${quote(weight.name)}, has to be a pushed metric with the aggregation SUM.`
}

const unweighedIssue = (name: string) =>
  `The metric ${quote(name)} is not pushed: only the points of a pushed metric have weights.`

/** Throws BAD_USER_INPUT for a weight of what has no points of its own. */
export function assertUnweighted(name: string, { weightMetric = null }: MetricChange): void {
  if (weightMetric !== null) throw badInput('weightMetric', unweighedIssue(name))
}

/** Whether a change may make the options not go together. */
export const changesAcross = (change: MetricChange): boolean =>
  ['across', 'aggregation', 'cumulative', 'average', 'percent', 'weightMetric'].some(name => name in change)

/** Numbers that add up are added; of two snapshots, means or ratios the sum says nothing. */
const byAggregation: Readonly<Record<Aggregation, OnDuplicate>> = {
  SUM: 'ADD',
  AVERAGE: 'REPLACE',
  LATEST: 'REPLACE',
  MIN: 'MIN',
  MAX: 'MAX',
  PERIODIC: 'REPLACE',
}

/** Where a push does not say: what was set, else by how its points become one number (calendar.md, rule 18). */
export function defaultOnDuplicateOf(
  metric: Parameters<typeof aggregationOf>[0] & Pick<Metric, 'defaultOnDuplicate'>,
): OnDuplicate {
  return metric.defaultOnDuplicate ?? byAggregation[aggregationOf(metric)]
}

const COLOR = /^#[0-9a-f]{6}$/i

/** `#rrggbb` in lower case; `null` when the text is no colour. */
export function toColor(text: string): string | null {
  return COLOR.test(text) ? text.toLowerCase() : null
}
