// The metrics of a feed: where their values are, and how the numbers of new ones are written.
import type { NumberFormat } from '../core/number-format.ts'
import type { Mapping } from '../sources/mapping.ts'
import type { MetricChange } from '../widgets/metric.ts'
import type { FormatInput } from '../widgets/metric-format.ts'
import { toMetricChange } from '../widgets/metric-input.ts'
import { metricNamed, pushedMetricName, type Widget } from '../widgets/widget.ts'

export interface FeedMetric {
  readonly name: string
  /** A path, or an expression behind `=`. */
  readonly value: string
  /** Of a metric that a run makes; `null`: what it is derived from says it. */
  readonly format: NumberFormat | null
}

/** A dimension of the widget, and where a row has its value. */
export interface FeedDimension {
  readonly name: string
  /** A path, or an expression behind `=`. */
  readonly value: string
}

export interface FeedMapping extends Mapping {
  readonly metrics: readonly FeedMetric[]
  readonly dimensions: readonly FeedDimension[]
}

/** Names as widgets store them. */
export function toFeedDimensions(drafts: readonly FeedDimension[]): FeedDimension[] {
  return drafts.map(({ name, value }) => ({ name: name.normalize('NFC').trim(), value }))
}

interface FeedMetricDraft {
  readonly name: string
  readonly value: string
  readonly format?: FormatInput | null | undefined
}

export const NEW_METRIC_FORMAT =
  'How its numbers are written where a run makes the metric; one that exists keeps its format. Default: the style NUMBER.'

/** Throws BAD_USER_INPUT that names the wrong members of a format. */
export function toFeedMetrics(drafts: readonly FeedMetricDraft[]): FeedMetric[] {
  return drafts.map(({ name, value, format: draft }, index) => {
    const { format = null, unit = null } = draft ? toMetricChange({ format: draft }, `metrics.${index}.`) : {}
    return { name, value, format: format && { ...format, unit } }
  })
}

/** Options of the metrics that the next push makes: what people set later is not overwritten by each run. */
export function optionsOfNew(widget: Widget | null, metrics: readonly FeedMetric[]): Map<string, MetricChange> {
  const options = metrics.flatMap(({ name, format: given }) => {
    if (given === null || (widget && metricNamed(widget, pushedMetricName(widget, name)))) return []
    const { unit, ...format } = given
    return [[name, { format, unit }] as const]
  })
  return new Map(options)
}

/** Those of the metrics that have values of periods, as the mapping calls them. */
export function periodicNames(widget: Widget, metrics: readonly FeedMetric[]): ReadonlySet<string> {
  const isPeriodic = (name: string) => metricNamed(widget, pushedMetricName(widget, name))?.aggregation === 'PERIODIC'
  return new Set(metrics.map(({ name }) => name).filter(isPeriodic))
}
