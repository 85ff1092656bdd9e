import type { ProjectId, WidgetId } from '../base/id.ts'
import type { PeriodPreset } from '../core/preset.ts'
import type { ChartType } from './chart-type.ts'
import type { KeptSums, Retention } from './kept-sums.ts'
import type { Metric } from './metric.ts'
import type { WidgetOptions } from './widget-option.ts'

export const keyKinds = ['DATE', 'TIME', 'CATEGORY'] as const
/** What a widget's keys are: calendar days, instants, or names. */
export type KeyKind = (typeof keyKinds)[number]

/** One pushed table: a key column and metric columns. */
export interface Widget extends WidgetOptions, Partial<Retention> {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly title: string
  readonly tags: readonly string[]
  readonly chartType: ChartType
  /** `null` until the first push, unless given when the widget was made. */
  readonly keyKind: KeyKind | null
  /** The name of the key column, as the first push through a dialect spelled it. */
  readonly keyColumn: string | null
  readonly defaultPeriod: PeriodPreset
  /** Names of its text columns besides the key, in the order in which they were declared. */
  readonly dimensions: readonly string[]
  readonly pushKeySealed: Buffer
  readonly createdAt: Date
  /** When its definition changed last: not when rows were pushed. */
  readonly updatedAt: Date
  /** 1, and one more with each change of its definition or of which metrics it has. */
  readonly version: number
  /** In the order in which they were first pushed. */
  readonly metrics: readonly Metric[]
  /** Of a CATEGORY widget that has keys with blanks at their ends, from before new ones lost them. */
  readonly blankKeys?: BlankKeys
  /** Its points may be added up (src/rollups); whether they are, only the statement that reads them sees. */
  readonly isRolled?: true
  /** Of a widget that has added instants up instead of keeping them. */
  readonly sums?: KeptSums
  /** Of a widget that is stored nowhere; absent: the points are in the database. */
  readonly points?: InlinePoints
}

/**
 * The stored key for each name that goes to one with blanks: itself, and the name without them where that is not stored, too. So many that
 * they are not known: every name is stored as it is pushed.
 */
export type BlankKeys = ReadonlyMap<string, string> | 'TOO_MANY'

/** Points of a widget of keyKind's keys, which is not stored itself. */
export interface InlinePoints {
  /** Keys as they are stored: days or microseconds since 1970 in ascending order, or names. Values by the position of their metric. */
  readonly rows: readonly {
    readonly key: string
    readonly values: readonly (string | null)[]
    /** The index of its series; absent: the widget has no dimensions. */
    readonly series?: number
  }[]
  /** The values of each series, one per dimension of the widget, in the order in which they came. */
  readonly series?: readonly (readonly (string | null)[])[]
}

export const MAX_METRICS_PER_WIDGET = 500
/** Code points of a title, a metric name or a key. */
export const MAX_NAME_LENGTH = 200
export const MAX_KEY_LENGTH = 255
/** UTF-8 bytes of a metric name or a key. */
export const MAX_KEY_BYTES = 1024
export const MAX_TEXT_LENGTH = 2_000
export const MAX_TAGS = 50

/** Where a widget's push key lies sealed (see base/seal.ts). */
export function pushKeyPlace(projectId: ProjectId, widgetId: WidgetId): string {
  return `${projectId}|widgets|${widgetId}|push_key`
}

/** The metric of this name. Names are compared to the letter after NFC normalisation. */
export function metricNamed(widget: Widget, name: string): Metric | undefined {
  return indexOf(widget).get(name)
}

/**
 * The name of the metric that takes what is pushed under this one. Names have no blanks at their ends; one that was stored with them goes on
 * receiving, under each spelling that no other metric has.
 */
export function pushedMetricName(widget: Widget, sent: string): string {
  const name = sent.normalize('NFC')
  const index = indexOf(widget)
  if (index.has(name)) return name
  const trimmed = name.trim()
  if (index.has(trimmed)) return trimmed
  return widget.metrics.find(metric => metric.name.trim() === trimmed)?.name ?? trimmed
}

const indexes = new WeakMap<Widget, Map<string, Metric>>()

function indexOf(widget: Widget): Map<string, Metric> {
  let index = indexes.get(widget)
  if (!index) {
    index = new Map(widget.metrics.map(metric => [metric.name, metric]))
    indexes.set(widget, index)
  }
  return index
}
