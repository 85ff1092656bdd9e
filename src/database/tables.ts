import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** A bigint: text on the way out (an id may exceed 2^53), text or number on the way in. */
type BigIntColumn = ColumnType<string, string | number, string | number>
type NullableBigIntColumn = ColumnType<string | null, string | null, string | null>
/** A numeric: always text, every digit kept. */
type NumericColumn = ColumnType<string | null, string | null, string | null>
type Timestamp = ColumnType<Date, Date, Date>
type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ProjectsTable {
  project_id: BigIntColumn
  name: string
  time_zone: string
  week_start: number
  monthly_push_quota: ColumnType<string | null, string | number | null, string | number | null>
  query_cache_minutes: ColumnType<number | null, number | null | undefined, number | null>
  created_at: Timestamp
}

export interface TokensTable {
  project_id: BigIntColumn
  token_id: BigIntColumn
  name: string
  /** Told by a person, shown in lists: the first characters of the token. */
  hint: string
  scopes: string[]
  created_at: Timestamp
  expires_at: NullableTimestamp
  revoked_at: NullableTimestamp
  allowed_ips: string[] | null
  allowed_events: string[] | null
  last_used_at: Date | null
  /** Of a client the secrets are short-lived, and fetched with its id and secret. */
  kind: Generated<'token' | 'client'>
}

/** SHA-256 of a credential -> whose it is. A reference table on Citus: it is searched without a project. */
export interface TokenHashesTable {
  token_hash: Buffer
  project_id: BigIntColumn
  token_id: BigIntColumn
  valid_until: Date | null
  /** What this secret may do of what its owner may; null: all of it. */
  scopes: Generated<string[] | null>
}

/** What a client calls itself -> whose it is. A reference table on Citus, too. */
export interface ClientNamesTable {
  client_name: string
  project_id: BigIntColumn
  token_id: BigIntColumn
}

export interface ClientsTable {
  project_id: BigIntColumn
  token_id: BigIntColumn
  client_name: string
  /** JSON Web Keys with `kid`. */
  public_keys: JSONColumnType<Record<string, unknown>[]>
}

export interface ClientSecretsTable {
  project_id: BigIntColumn
  token_id: BigIntColumn
  secret_hash: Buffer
  valid_until: Date | null
}

export interface AuditLogTable {
  project_id: BigIntColumn
  entry_id: BigIntColumn
  at: Timestamp
  /** null: the gateway ended before the change did. */
  ended_at: NullableTimestamp
  action: string
  /** Global id. */
  target: string | null
  /** Names of what was given, no values. */
  fields: JSONColumnType<string[]>
  actor_id: NullableBigIntColumn
  actor: string
  address: string | null
  /** The code of the error; null: it succeeded. */
  error: string | null
}

/** SHA-256 of a push key -> its widget. A reference table on Citus, too. */
export interface PushKeyHashesTable {
  push_key_hash: Buffer
  project_id: BigIntColumn
  widget_id: BigIntColumn
}

export interface WidgetsTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  title: string
  description: string | null
  owner: string | null
  tags: string[]
  chart_type: string
  key_kind: string | null
  key_column: string | null
  default_period: string
  push_key_sealed: Buffer
  created_at: Timestamp
  updated_at: Timestamp
  deleted_at: NullableTimestamp
}

export interface MetricsTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  metric_id: BigIntColumn
  name: string
  position: number
  description: string | null
  unit: string | null
  aggregation: string | null
  average: boolean | null
  cumulative: boolean | null
  percent: boolean
  color: string | null
  chart_type: string | null
  reverse: boolean
  reverse_graph: boolean
  y_axis: number | null
  y_axis_min: NumericColumn
  y_axis_max: NumericColumn
  y_axis_show: boolean
  label_show: boolean
  headline_override: NumericColumn
  comparison_override: NumericColumn
  created_at: Timestamp
  /** JSON: the formula of a calculated metric; null for a pushed one. */
  calculation: ColumnType<unknown, string | null, string | null>
  /** JSON: how a metric is counted from events; null for others. */
  event_count: ColumnType<unknown, string | null, string | null>
}

/** What a metric should reach in each calendar unit of a kind. */
export interface MetricGoalsTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  metric_id: BigIntColumn
  unit: string
  target: ColumnType<string, string, string>
  direction: string
}

/** One exact value of a DATE or TIME metric. `key`: days, or microseconds, since 1970-01-01 (UTC). */
export interface PointsTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  metric_id: BigIntColumn
  key: BigIntColumn
  written_as: number
  value: ColumnType<string, string, string>
}

export interface CategoryPointsTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  metric_id: BigIntColumn
  category: string
  written_as: number
  value: ColumnType<string, string, string>
}

export interface ReceiptsTable {
  project_id: BigIntColumn
  receipt_id: BigIntColumn
  widget_id: BigIntColumn
  accepted_at: Timestamp
  rows: number
  points: number
  created: number
  changed: number
}

export interface IdempotencyKeysTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  idempotency_key: string
  body_hash: Buffer
  receipt_id: BigIntColumn
  accepted_at: Timestamp
}

/** Pushes of a widget in a month, in slots so that gateways do not wait for each other's row. */
export interface PushActivityTable {
  project_id: BigIntColumn
  widget_id: BigIntColumn
  month: ColumnType<string, string, string>
  slot: number
  pushes: BigIntColumn
  last_push_at: Timestamp
}

/** Something that happened. Partitioned by month. */
export interface EventsTable {
  project_id: BigIntColumn
  at: Timestamp
  event_id: BigIntColumn
  name: string
  user_id: string | null
  anonymous_id: string | null
  properties: ColumnType<unknown, string, string>
  uf_properties: ColumnType<unknown, string, string>
}

/** Ids that senders gave, for as long as repetitions are looked for. */
export interface EventIdsTable {
  project_id: BigIntColumn
  given_id: string
  received_at: Timestamp
}

export interface SavedQueriesTable {
  project_id: BigIntColumn
  query_id: BigIntColumn
  name: string
  /** SQL or GRAPHQL. */
  language: ColumnType<string, string | undefined, never>
  version: number
  created_at: Timestamp
  updated_at: Timestamp
  deleted_at: NullableTimestamp
}

export interface QueryVersionsTable {
  project_id: BigIntColumn
  query_id: BigIntColumn
  version: number
  description: string | null
  sql: string
  variables: ColumnType<unknown, string, string>
  /** null: the default of the project. */
  cache_minutes: number | null
  saved_by: string
  saved_at: Timestamp
}

export interface QueryRunsTable {
  project_id: BigIntColumn
  run_id: BigIntColumn
  query_id: ColumnType<string | null, string | null, string | null>
  version: number | null
  ran_at: Timestamp
  duration_ms: number
  rows: BigIntColumn
  cached: boolean
  caller: string
  error: string | null
}

export interface BoardsTable {
  project_id: BigIntColumn
  cards: JSONColumnType<{ widgetId: string; width: 'NARROW' | 'WIDE' | 'FULL' }[], string, string>
  saved_at: Timestamp
}

export interface SourcesTable {
  project_id: BigIntColumn
  source_id: BigIntColumn
  name: string
  description: string | null
  /** JSON as text: every digit kept. */
  requests: string
  version: number
  created_at: Timestamp
  updated_at: Timestamp
}

export interface SourceSecretsTable {
  project_id: BigIntColumn
  source_id: BigIntColumn
  name: string
  sealed: Buffer
  updated_at: Timestamp
}

/** What was sent to upstreams, and what they said. */
export interface CallsTable {
  project_id: BigIntColumn
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
  project_id: BigIntColumn
  feed_id: BigIntColumn
  name: string
  /** null: what comes through the webhook is mapped itself. */
  source_id: ColumnType<string | null, string | null, string | null>
  widget_id: BigIntColumn
  mapping: string
  variables: string
  history: string
  cron: string | null
  time_zone: string
  paused: boolean
  hook: string
  hook_sealed: Buffer | null
  next_run_at: NullableTimestamp
  last_success_at: NullableTimestamp
  created_at: Timestamp
  updated_at: Timestamp
}

/** Whose a webhook is. A reference table on Citus. */
export interface HookFeedsTable {
  feed_id: BigIntColumn
  project_id: BigIntColumn
}

export interface FeedRunsTable {
  project_id: BigIntColumn
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
  problems: string | null
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

export interface Tables {
  projects: ProjectsTable
  tokens: TokensTable
  token_hashes: TokenHashesTable
  client_names: ClientNamesTable
  clients: ClientsTable
  client_secrets: ClientSecretsTable
  audit_log: AuditLogTable
  push_key_hashes: PushKeyHashesTable
  widgets: WidgetsTable
  metrics: MetricsTable
  metric_goals: MetricGoalsTable
  points: PointsTable
  category_points: CategoryPointsTable
  receipts: ReceiptsTable
  idempotency_keys: IdempotencyKeysTable
  push_activity: PushActivityTable
  events: EventsTable
  event_ids: EventIdsTable
  saved_queries: SavedQueriesTable
  boards: BoardsTable
  shares: SharesTable
  query_versions: QueryVersionsTable
  query_runs: QueryRunsTable
  sources: SourcesTable
  source_secrets: SourceSecretsTable
  calls: CallsTable
  feeds: FeedsTable
  hook_feeds: HookFeedsTable
  feed_runs: FeedRunsTable
}
