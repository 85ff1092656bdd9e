// Tables of the board, of links and addresses, and of notes in charts.
import type { Generated, JSONColumnType } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableIdColumn, NullableTimestamp, Timestamp } from './column.ts'

export interface BoardsTable {
  project_id: IdColumn<ProjectId>
  cards: JSONColumnType<{ widgetId: WidgetId; width: 'NARROW' | 'WIDE' | 'FULL' }[], string, string>
  saved_at: Timestamp
  version: Generated<number>
}

export interface SharesTable {
  project_id: IdColumn<ProjectId>
  share_id: BigIntColumn
  /** null: the board. */
  widget_id: NullableIdColumn<WidgetId>
  created_by: string
  created_at: Timestamp
  expires_at: NullableTimestamp
  revoked_at: NullableTimestamp
  shows_annotations: Generated<boolean>
}

export interface DataAddressesTable {
  project_id: IdColumn<ProjectId>
  address_id: IdColumn<Id>
  name: string
  kind: string
  /** null: a query, or annotations of the project. */
  widget_id: NullableIdColumn<WidgetId>
  query_id: NullableIdColumn<Id>
  options: JSONColumnType<object, string, string>
  chooses_period: boolean
  created_by: string
  created_at: Timestamp
  expires_at: NullableTimestamp
  revoked_at: NullableTimestamp
  last_used_at: NullableTimestamp
}

/** Either `at`, or `first_day` and `last_day`. */
export interface AnnotationsTable {
  project_id: IdColumn<ProjectId>
  annotation_id: IdColumn<Id>
  /** null: the project. */
  widget_id: NullableIdColumn<WidgetId>
  at: NullableTimestamp
  first_day: number | null
  last_day: number | null
  moment: Timestamp
  text: string
  link: string | null
  kind: string
  created_by: string
  idempotency_key: string | null
  body_hash: Buffer | null
  created_at: Timestamp
  updated_at: Timestamp
}
