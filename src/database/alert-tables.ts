// Tables of alerts, of where they stand and of what became of them.
import type { ColumnType } from 'kysely'
import type { Id, MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableBigIntColumn, NullableTimestamp, Timestamp } from './column.ts'

export interface AlertsTable {
  project_id: IdColumn<ProjectId>
  alert_id: BigIntColumn
  name: string
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  /** What is judged, and by what. */
  rule: ColumnType<unknown, string, string>
  /** Null: it is judged on pushes alone. */
  cron: string | null
  on_push: boolean
  time_zone: string
  channel_ids: Id[]
  mute: ColumnType<unknown, string, string>
  snoozed_until: NullableTimestamp
  annotate: boolean
  paused: boolean
  /** The widgets whose points it reads. */
  watches: WidgetId[]
  counts_events: boolean
  /** Null: it is paused. */
  next_evaluation_at: NullableTimestamp
  evaluated_at: NullableTimestamp
  problem: string | null
  version: number
  created_at: Timestamp
  updated_at: Timestamp
}

/** Where one group of an alert stands. */
export interface AlertStatesTable {
  project_id: IdColumn<ProjectId>
  alert_id: BigIntColumn
  /** JSON: the values of its dimensions. */
  group_key: string
  state: string
  streak: number
  before_state: string
  before_streak: number
  /** The start of the last bucket that was judged, in milliseconds since 1970. */
  bucket: BigIntColumn
  /** Decimal texts of what was measured then, and of the band. */
  value: string | null
  low: string | null
  high: string | null
  since: Timestamp
  evaluated_at: Timestamp
  /** The event that led to the state; null: none did. */
  last_event_id: NullableBigIntColumn
  /** What people were last notified of. */
  notified_state: string
  acknowledged_at: NullableTimestamp
  acknowledged_by: string | null
  version: number
}

/** A change of a state. */
export interface AlertEventsTable {
  project_id: IdColumn<ProjectId>
  event_id: BigIntColumn
  alert_id: BigIntColumn
  widget_id: IdColumn<WidgetId>
  group_key: string
  from_state: string
  to_state: string
  bucket_key: string
  bucket_from: Timestamp
  bucket_before: Timestamp
  value: string | null
  low: string | null
  high: string | null
  at: Timestamp
  /** The arguments of the report. */
  arguments: ColumnType<unknown, string, string>
  /** What became of its messages. */
  notification: string
  notified_at: NullableTimestamp
  acknowledged_at: NullableTimestamp
  acknowledged_by: string | null
}

export interface AlertTables {
  alerts: AlertsTable
  alert_states: AlertStatesTable
  alert_events: AlertEventsTable
}
