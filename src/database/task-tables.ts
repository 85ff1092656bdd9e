import type { ColumnType } from 'kysely'
import type { ProjectId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableTimestamp, Timestamp } from './column.ts'

/** Work that was accepted for later. */
export interface TasksTable {
  project_id: IdColumn<ProjectId>
  task_id: BigIntColumn
  kind: string
  state: string
  target: ColumnType<unknown, string, string>
  rows: number
  done_rows: number
  chunks: number
  done_chunks: number
  created: number
  changed: number
  attempts: number
  created_by: string
  created_at: Timestamp
  started_at: NullableTimestamp
  ended_at: NullableTimestamp
  runner: string | null
  lease_until: NullableTimestamp
  error: string | null
  idempotency_key: string | null
  body_hash: Buffer | null
}

/** What a task has to write, in parts. */
export interface TaskChunksTable {
  project_id: IdColumn<ProjectId>
  task_id: BigIntColumn
  chunk: number
  /** JSON. */
  content: string
}
