// Tables of sources and feeds.
import type { ColumnType } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { BigIntColumn, IdColumn, NullableTimestamp, Timestamp } from './column.ts'

interface SourcesTable {
  project_id: IdColumn<ProjectId>
  source_id: BigIntColumn
  name: string
  description: string | null
  /** JSON as text: every digit kept. */
  requests: string
  version: number
  created_at: Timestamp
  updated_at: Timestamp
}

interface SourceSecretsTable {
  project_id: IdColumn<ProjectId>
  source_id: BigIntColumn
  name: string
  sealed: Buffer
  updated_at: Timestamp
}

/** Tokens of OAuth 2 that were granted to a client of a source. */
interface SourceGrantsTable {
  project_id: IdColumn<ProjectId>
  source_id: BigIntColumn
  /** SHA-256 of what tells the client from others of the source. */
  client: Buffer
  state: 'CONNECTED' | 'RECONNECT'
  sealed: Buffer
  updated_at: Timestamp
}

/** Consents of people that are under way. */
interface SourceConsentsTable {
  project_id: IdColumn<ProjectId>
  /** SHA-256 of the state in the URL. */
  state_hash: Buffer
  source_id: BigIntColumn
  /** Whose consent it is. */
  principal: string
  sealed: Buffer
  expires_at: Timestamp
}

/** What was sent to upstreams, and what they said. */
export interface CallsTable {
  project_id: IdColumn<ProjectId>
  call_id: BigIntColumn
  at: Timestamp
  source_name: string | null
  request_name: string
  attempt: number
  method: string
  url: string
  status: number | null
  error_code: string | null
  error_message: string | null
  duration_ms: number
  sent: string | null
  answered: string | null
}

export interface FeedsTable {
  project_id: IdColumn<ProjectId>
  feed_id: BigIntColumn
  name: string
  /** null: what comes through the webhook is mapped itself. */
  source_id: ColumnType<string | null, string | null, string | null>
  widget_id: IdColumn<WidgetId>
  mapping: string
  variables: string
  history: string
  cron: string | null
  time_zone: string
  paused: boolean
  hook: string
  hook_sealed: Buffer | null
  /** JSON; null: nothing besides its kind. */
  hook_options: ColumnType<string | null, string | null | undefined, string | null>
  next_run_at: NullableTimestamp
  last_success_at: NullableTimestamp
  truncated: boolean
  created_at: Timestamp
  updated_at: Timestamp
}

/** Whose a webhook is. A reference table on Citus. */
interface HookFeedsTable {
  feed_id: BigIntColumn
  project_id: IdColumn<ProjectId>
}

export interface FeedRunsTable {
  project_id: IdColumn<ProjectId>
  run_id: BigIntColumn
  feed_id: BigIntColumn
  cause: string
  scheduled_for: NullableTimestamp
  state: string
  /** Until it has ended. */
  variables: string | null
  queued_at: Timestamp
  started_at: NullableTimestamp
  finished_at: NullableTimestamp
  lease_until: NullableTimestamp
  attempts: number
  rows: number
  skipped: number
  points: number
  deleted: number
  error_code: string | null
  error_message: string | null
  truncated: boolean
  problems: string | null
  /** What the sender calls it, hashed: a repeated delivery is one run. */
  delivery: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
}

/** What sources and feeds have. */
export interface SourceTables {
  calls: CallsTable
  feed_runs: FeedRunsTable
  feeds: FeedsTable
  hook_feeds: HookFeedsTable
  source_consents: SourceConsentsTable
  source_grants: SourceGrantsTable
  source_secrets: SourceSecretsTable
  sources: SourcesTable
}
