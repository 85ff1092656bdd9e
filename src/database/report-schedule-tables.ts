import type { ProjectId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableBigIntColumn, NullableTimestamp, Timestamp } from './column.ts'

export interface ReportSchedulesTable {
  project_id: IdColumn<ProjectId>
  schedule_id: BigIntColumn
  name: string
  /** JSON: the document, channels, the mail-merge. */
  spec: string
  cron: string | null
  time_zone: string
  after_alert_id: NullableBigIntColumn
  /** What fires from then on begins runs; null: nothing does. */
  after_alert_since: NullableTimestamp
  paused: boolean
  next_run_at: NullableTimestamp
  created_at: Timestamp
  updated_at: Timestamp
}

export interface ReportRunsTable {
  project_id: IdColumn<ProjectId>
  run_id: BigIntColumn
  schedule_id: BigIntColumn
  cause: string
  scheduled_for: NullableTimestamp
  /** What began it; one run for each. */
  alert_event_id: NullableBigIntColumn
  state: string
  /** As it was when the run was queued; null once it has ended. */
  spec: string | null
  as_of: Timestamp
  queued_at: Timestamp
  /** Nobody takes it before; null: at once. */
  not_before: NullableTimestamp
  started_at: NullableTimestamp
  finished_at: NullableTimestamp
  lease_until: NullableTimestamp
  attempts: number
  rows: number | null
  messages: number
  skipped: number
  failed: number
  error_code: string | null
  error_message: string | null
  problems: string | null
}

/** Rows of a run that have no message yet. */
interface ReportRunRowsTable {
  project_id: IdColumn<ProjectId>
  run_id: BigIntColumn
  row: number
  /** JSON. */
  content: string
}

export interface ReportScheduleTables {
  report_run_rows: ReportRunRowsTable
  report_runs: ReportRunsTable
  report_schedules: ReportSchedulesTable
}
