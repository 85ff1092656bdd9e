// Tables of metrics.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { IdColumn, NumericColumn, Timestamp } from './column.ts'

export interface MetricsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  name: string
  position: number
  description: string | null
  unit: string | null
  /** JSON: the format that people set; null: as its values say. */
  format: ColumnType<unknown, string | null, string | null>
  aggregation: string | null
  /** How series become one number; null: by the aggregation. */
  across: string | null
  /** The metric of the same widget that weighs its mean. */
  weight_metric: ColumnType<MetricId | null, MetricId | null, MetricId | null>
  /** Null: by the aggregation. */
  default_on_duplicate: string | null
  average: boolean | null
  cumulative: boolean | null
  percent: boolean
  color: string | null
  chart_type: string | null
  reverse: boolean
  reverse_graph: boolean
  y_axis: number | null
  y_axis_min: NumericColumn
  y_axis_max: NumericColumn
  y_axis_show: boolean
  label_show: boolean
  headline_override: NumericColumn
  comparison_override: NumericColumn
  steward: string | null
  cadence: string | null
  status: Generated<string>
  status_by: Generated<string | null>
  status_at: Generated<Date | null>
  created_at: Timestamp
  /** JSON: the formula of a calculated metric; null for a pushed one. */
  calculation: ColumnType<unknown, string | null, string | null>
  /** JSON: how a metric is counted from events; null for others. */
  event_count: ColumnType<unknown, string | null, string | null>
  version: Generated<number>
  updated_at: Timestamp
  /** Name and description as they are searched, made by the database. */
  search_text: GeneratedAlways<string>
  sort_name: GeneratedAlways<string>
}

/** Metrics whose points may not all be gone yet. */
export interface DeletedMetricsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  deleted_at: Timestamp
}
