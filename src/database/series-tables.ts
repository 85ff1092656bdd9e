// What is stored of dimensions: combinations of their values, and points of these.
import type { ColumnType, Generated } from 'kysely'
import type { MetricId, ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, Timestamp } from './column.ts'

/** One combination of the values of a widget's dimensions. */
interface SeriesTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  series_id: IdColumn<SeriesId>
  /** One per dimension that was declared when it was made, in their order. */
  values: (string | null)[]
  /** SHA-256 of the values. */
  hash: Buffer
  created_at: Timestamp
}

/** The same by value: which series a filter is about. Dimensions count from 1. */
interface SeriesValuesTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  dimension: number
  value: string
  series_id: IdColumn<SeriesId>
}

/** As PointsTable, of a series. */
interface SeriesPointsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  series_id: IdColumn<SeriesId>
  key: BigIntColumn
  written_as: number
  value: ColumnType<string, string, string>
}

/** Values of periods longer than a day. `key`: the first day, since 1970-01-01; `series_id` is 0 where the widget had no dimensions. */
interface PeriodicPointsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  series_id: IdColumn<SeriesId>
  key: BigIntColumn
  days: number
  written_as: number
  value: ColumnType<string, string, string>
}

/** As MetricGoalsTable, of the rows that pass filters. */
export interface MetricPartGoalsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  unit: string
  /** SHA-256 of the filters in one spelling. */
  hash: Buffer
  /** The filters. */
  where: ColumnType<unknown, string, string>
  target: ColumnType<string, string, string>
  direction: string
  pace: Generated<string>
}

export interface SeriesTables {
  metric_part_goals: MetricPartGoalsTable
  series: SeriesTable
  series_values: SeriesValuesTable
  series_points: SeriesPointsTable
  periodic_points: PeriodicPointsTable
}
