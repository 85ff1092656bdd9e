// Tables of the board and of links to it.
import type { Generated, JSONColumnType } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
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
}
