import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type {
  AuditLogTable,
  ClientAssertionsTable,
  ClientNamesTable,
  ClientSecretsTable,
  ClientsTable,
  ProjectCalendarsTable,
  ProjectsTable,
  TokenHashesTable,
  TokensTable,
} from './access-tables.ts'
import type { AlertTables } from './alert-tables.ts'
import type { BigIntColumn, IdColumn, NullableTimestamp, Timestamp } from './column.ts'
import type {
  AnnotationsTable,
  BoardsTable,
  DataAddressesTable,
  ProjectBoardsTable,
  SharesTable,
} from './dashboard-tables.ts'
import type { DeliveryTables } from './delivery-tables.ts'
import type { DeletedMetricsTable, MetricsTable } from './metric-tables.ts'
import type { ReportScheduleTables } from './report-schedule-tables.ts'
import type { RollupTables } from './rollup-tables.ts'
import type { BusMessagesTable, InstallationTable, JobLeasesTable, SecretKeyTable } from './schedule-tables.ts'
import type { SeriesTables } from './series-tables.ts'
import type { SourceTables } from './source-tables.ts'
import type { TaskChunksTable, TasksTable } from './task-tables.ts'

/** SHA-256 of a push key -> its widget. A reference table on Citus, too. */
interface PushKeyHashesTable {
  push_key_hash: Buffer
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
}

export interface WidgetsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  title: string
  description: string | null
  owner: string | null
  push_name: string | null
  tags: string[]
  chart_type: string
  key_kind: string | null
  key_column: string | null
  default_period: string
  push_key_sealed: Buffer
  dimensions: ColumnType<string[], string[] | undefined, string[]>
  is_rolled: Generated<boolean>
  keep_instants_days: ColumnType<number | null, number | null | undefined, number | null>
  keep_hours_days: ColumnType<number | null, number | null | undefined, number | null>
  /** Instants before it are kept as sums of quarters of an hour, and before `hours_from` as sums of days of `days_zone`. */
  instants_from: ColumnType<string | null, string | undefined, string>
  hours_from: ColumnType<string | null, string | undefined, string>
  days_zone: ColumnType<string | null, string | undefined, string>
  created_at: Timestamp
  updated_at: Timestamp
  deleted_at: NullableTimestamp
  version: Generated<number>
  /** Title, description and tags as they are searched, made by the database. */
  search_text: GeneratedAlways<string>
  sort_title: GeneratedAlways<string>
}

/** What a widget holds that is a data set of Geckoboard. */
interface DatasetsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  definition: JSONColumnType<object>
}

/** What a metric should reach in each calendar unit of a kind. */
export interface MetricGoalsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  unit: string
  target: ColumnType<string, string, string>
  direction: string
  /** What the elapsed share of the unit goes by. */
  pace: Generated<string>
}

/** One exact value of a DATE or TIME metric. `key`: days, or microseconds, since 1970-01-01 (UTC). */
interface PointsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  key: BigIntColumn
  written_as: number
  value: ColumnType<string, string, string>
}

interface CategoryPointsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  metric_id: IdColumn<MetricId>
  category: string
  written_as: number
  value: ColumnType<string, string, string>
  /** Milliseconds since 1970 times a million, and the place among what was written then; null from before it was kept. */
  first_pushed: ColumnType<string | null, string | undefined, never>
}

export interface ReceiptsTable {
  project_id: IdColumn<ProjectId>
  receipt_id: BigIntColumn
  widget_id: IdColumn<WidgetId>
  accepted_at: Timestamp
  rows: number
  points: number
  created: number
  changed: number
  /** Who pushed; null: before this was kept. */
  caller: string | null
  /** The kind of who pushed, and its ids, with slashes between; null: before this was kept. */
  origin: string | null
  /** As keys are stored; null: no value was pushed, or before this was kept. */
  first_key: string | null
  last_key: string | null
  /** JSON: the ways of writing, each with its metrics; null: before this was kept. */
  on_duplicate: ColumnType<unknown, string | null, string | null>
  /** JSON: a list of sentences; null: none. */
  warnings: ColumnType<unknown, string | null, string | null>
  /** Null: the widget had none yet, or before this was kept. */
  key_kind: string | null
  /** JSON: a list of names; null: none. */
  new_metrics: ColumnType<unknown, string | null, string | null>
  /** What it was pushed under; null: without one, or before this was kept. */
  idempotency_key: string | null
}

interface IdempotencyKeysTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  idempotency_key: string
  body_hash: Buffer
  receipt_id: BigIntColumn
  accepted_at: Timestamp
  /** The receipt says the key, and takes it along when it expires; null: it does not. */
  in_receipt: boolean | null
}

/** Pushes of a widget in a month, in slots so that gateways do not wait for each other's row. */
interface PushActivityTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  month: ColumnType<string, string, string>
  slot: number
  pushes: BigIntColumn
  last_push_at: Timestamp
  /** One more with each round that wrote points of the widget. */
  version: Generated<string>
}

/** How often points of a widget were deleted. */
interface PointDeletionsTable {
  project_id: IdColumn<ProjectId>
  widget_id: IdColumn<WidgetId>
  version: Generated<string>
}

/** Something that happened. Partitioned by month. */
interface EventsTable {
  project_id: IdColumn<ProjectId>
  at: Timestamp
  event_id: BigIntColumn
  name: string
  user_id: string | null
  anonymous_id: string | null
  properties: ColumnType<unknown, string, string>
  uf_properties: ColumnType<unknown, string, string>
  session_id: string | null
  external_id: string | null
  device: ColumnType<unknown, string | null, string | null>
}

/** Users as senders describe them, or devices of which no user is known. */
interface ProfilesTable {
  project_id: BigIntColumn
  profile_id: BigIntColumn
  user_id: string | null
  anonymous_id: string | null
  external_id: string | null
  properties: ColumnType<unknown, string, string>
  device: ColumnType<unknown, string | null, string | null>
  created_at: Timestamp
  updated_at: Timestamp
}

/** Whose a device is. */
interface IdentitiesTable {
  project_id: BigIntColumn
  anonymous_id: string
  user_id: string
  identified_at: Timestamp
}

/** Ids that senders gave, for as long as repetitions are looked for. */
interface EventIdsTable {
  project_id: IdColumn<ProjectId>
  given_id: string
  received_at: Timestamp
}

interface SavedQueriesTable {
  project_id: IdColumn<ProjectId>
  query_id: BigIntColumn
  name: string
  /** SQL or GRAPHQL. */
  language: ColumnType<string, string | undefined, never>
  /** Made of a manifest of persisted documents. */
  is_from_manifest: ColumnType<boolean, boolean | undefined, never>
  version: number
  created_at: Timestamp
  updated_at: Timestamp
  deleted_at: NullableTimestamp
}

interface QueryVersionsTable {
  project_id: IdColumn<ProjectId>
  query_id: BigIntColumn
  version: number
  description: string | null
  sql: string
  /** SHA-256 of a document, in hexadecimal digits; null for SQL. */
  hash: string | null
  /** What its manifest calls it, where that is not the hash. */
  document_id: ColumnType<string | null, string | null | undefined, never>
  variables: ColumnType<unknown, string, string>
  /** null: the default of the project. */
  cache_minutes: number | null
  saved_by: string
  saved_at: Timestamp
}

interface QueryRunsTable {
  project_id: IdColumn<ProjectId>
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

export interface Tables
  extends AlertTables,
    DeliveryTables,
    ReportScheduleTables,
    RollupTables,
    SeriesTables,
    SourceTables {
  projects: ProjectsTable
  tokens: TokensTable
  token_hashes: TokenHashesTable
  client_names: ClientNamesTable
  clients: ClientsTable
  client_assertions: ClientAssertionsTable
  client_secrets: ClientSecretsTable
  audit_log: AuditLogTable
  push_key_hashes: PushKeyHashesTable
  project_calendars: ProjectCalendarsTable
  widgets: WidgetsTable
  metrics: MetricsTable
  metric_goals: MetricGoalsTable
  deleted_metrics: DeletedMetricsTable
  datasets: DatasetsTable
  points: PointsTable
  category_points: CategoryPointsTable
  receipts: ReceiptsTable
  idempotency_keys: IdempotencyKeysTable
  push_activity: PushActivityTable
  point_deletions: PointDeletionsTable
  events: EventsTable
  event_ids: EventIdsTable
  profiles: ProfilesTable
  identities: IdentitiesTable
  saved_queries: SavedQueriesTable
  boards: BoardsTable
  project_boards: ProjectBoardsTable
  shares: SharesTable
  data_addresses: DataAddressesTable
  annotations: AnnotationsTable
  query_versions: QueryVersionsTable
  query_runs: QueryRunsTable
  tasks: TasksTable
  task_chunks: TaskChunksTable
  job_leases: JobLeasesTable
  bus_messages: BusMessagesTable
  secret_key: SecretKeyTable
  installation: InstallationTable
}
