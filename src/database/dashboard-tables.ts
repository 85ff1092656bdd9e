// Tables of the board and of links to it.
import type { Generated, JSONColumnType } from 'kysely'
import type { BigIntColumn, NullableBigIntColumn, NullableTimestamp, Timestamp } from './column.ts'

export interface BoardsTable {
  project_id: BigIntColumn
  cards: JSONColumnType<{ widgetId: string; width: 'NARROW' | 'WIDE' | 'FULL' }[], string, string>
  saved_at: Timestamp
  version: Generated<number>
}

export interface SharesTable {
  project_id: BigIntColumn
  share_id: BigIntColumn
  /** null: the board. */
  widget_id: NullableBigIntColumn
  created_by: string
  created_at: Timestamp
  expires_at: NullableTimestamp
  revoked_at: NullableTimestamp
}
