// What is stored of points that were added up, and of what has changed since.
import type { ColumnType } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, Timestamp } from './column.ts'

/** A widget whose points are added up from `rolled_from` on; null: not yet, but pushes mark what they touch. */
interface RolledWidgetsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  rolled_from: ColumnType<string | null, string | null, string | null>
  /** As of the widget, for writers. */
  instants_from: ColumnType<string | null, string | undefined, string>
  /** When it last moved on. */
  announced_at: ColumnType<Date | null, Date | undefined, Date>
  /** How far points, and then quarters of an hour and hours, have been taken away: sums are all that is left. */
  thinned_before: ColumnType<string | null, string | undefined, string>
  days_before: ColumnType<string | null, string | undefined, string>
}

/** The points of a metric in a stretch of time that has any. `grain`: how long it is (src/rollups/grain.ts); 3: a day of the widget's `days_zone`. */
interface RollupsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  grain: number
  start: BigIntColumn
  sum: ColumnType<string, string, string>
  count: BigIntColumn
  minimum: ColumnType<string, string, string>
  maximum: ColumnType<string, string, string>
  last_key: BigIntColumn
  latest: ColumnType<string, string, string>
}

/** A quarter of an hour in which a transaction has changed points, until it has been added up anew. */
interface RollupMarksTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  quarter: BigIntColumn
  mark_id: BigIntColumn
}

/** Has a row, whose id is 1, once points were changed by who marks nothing. */
interface UnmarkedWritesTable {
  id: number
  at: Timestamp
}

export interface RollupTables {
  rolled_widgets: RolledWidgetsTable
  rollups: RollupsTable
  rollup_marks: RollupMarksTable
  unmarked_writes: UnmarkedWritesTable
}
