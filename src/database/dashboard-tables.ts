// Tables of the board, of links and addresses, and of notes in charts.
import type { Generated, JSONColumnType } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableIdColumn, NullableTimestamp, Timestamp } from './column.ts'

interface Card {
  widgetId: WidgetId
  width: 'NARROW' | 'WIDE' | 'FULL'
  area?: { column: number; row: number; columns: number; rows: number }
}

/** Cards of the board that a project has from the beginning. */
export interface BoardsTable {
  project_id: IdColumn<ProjectId>
  cards: JSONColumnType<Card[], string, string>
  saved_at: Timestamp
  version: Generated<number>
}

/** Empty for a project that has changed nothing but the cards of its first board. */
export interface ProjectBoardsTable {
  project_id: IdColumn<ProjectId>
  /** Of the first board the id of the project. */
  board_id: IdColumn<Id>
  name: string
  position: number
  shows_all_widgets: boolean
  /** Not of the first board: they stand in `boards`. */
  cards: JSONColumnType<Card[], string, string>
  saved_at: NullableTimestamp
  updated_at: NullableTimestamp
  version: number
}

export interface SharesTable {
  project_id: IdColumn<ProjectId>
  share_id: BigIntColumn
  /** null: a board. */
  widget_id: NullableIdColumn<WidgetId>
  /** null without a widget: the board that the project has from the beginning. */
  board_id: NullableIdColumn<Id>
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
