// Tables of channels and of what is sent to them.
import type { ColumnType } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableBigIntColumn, NullableTimestamp, Timestamp } from './column.ts'

export interface ChannelsTable {
  project_id: IdColumn<ProjectId>
  channel_id: BigIntColumn
  name: string
  kind: string
  /** What may be seen. */
  settings: ColumnType<unknown, string, string>
  /** JSON: what may not. Null: nothing. */
  sealed: Buffer | null
  /** Which data events it gets. */
  events: string[]
  /** Null: those of all widgets. */
  event_widget_ids: ColumnType<WidgetId[] | null, WidgetId[] | null, WidgetId[] | null>
  paused: boolean
  created_at: Timestamp
  updated_at: Timestamp
}

export interface DeliveriesTable {
  project_id: IdColumn<ProjectId>
  delivery_id: BigIntColumn
  channel_id: BigIntColumn
  key: string
  origin_kind: string
  origin_id: NullableBigIntColumn
  /** An address of e-mail, instead of those of the channel. */
  recipient: string | null
  /** JSON. */
  message: string
  title: string
  state: string
  attempts: number
  created_at: Timestamp
  /** When it was last asked to be sent again. */
  replayed_at: NullableTimestamp
  /** When it is tried next, or until when a gateway has it; null: it has ended. */
  due_at: NullableTimestamp
  ended_at: NullableTimestamp
  error: string | null
  /** The last tries. */
  tries: ColumnType<unknown, string, string>
}

/** How far data events of a project were told. */
interface DataEventPositionsTable {
  project_id: IdColumn<ProjectId>
  event: string
  position: Timestamp
}

/** Goals that were reached, and told. */
interface ReachedGoalsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  unit: string
  part_hash: Buffer
  /** `2026-11-01`. */
  first_day: string
  reached_at: Timestamp
}

export interface DeliveryTables {
  data_event_positions: DataEventPositionsTable
  reached_goals: ReachedGoalsTable
  channels: ChannelsTable
  deliveries: DeliveriesTable
}
