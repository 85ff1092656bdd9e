// Tables of projects, and of who may do what.
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { BigIntColumn, IdColumn, NullableBigIntColumn, NullableTimestamp, Timestamp } from './column.ts'

export interface ProjectsTable {
  project_id: IdColumn<ProjectId>
  name: string
  time_zone: string
  week_start: number
  year_start_month: Generated<number>
  year_start_day: Generated<number>
  monthly_push_quota: ColumnType<string | null, string | number | null, string | number | null>
  query_cache_minutes: ColumnType<number | null, number | null | undefined, number | null>
  /** ISO weekdays. */
  working_days: Generated<number[]>
  holidays: ColumnType<{ day: string; name: string | null }[], string | undefined, string>
  created_at: Timestamp
}

/** `periods` as the doors write them. */
export interface ProjectCalendarsTable {
  project_id: IdColumn<ProjectId>
  calendar_id: IdColumn<Id>
  name: string
  periods: JSONColumnType<{ label: string; from: string; through: string; year: number }[]>
  created_at: Timestamp
  updated_at: Timestamp
}

export interface TokensTable {
  project_id: IdColumn<ProjectId>
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
  widget_ids: Generated<WidgetId[] | null>
  /** Instead of `widget_ids`, which is empty then: of a token that is limited to some rows of its widgets. */
  part_widget_ids: Generated<WidgetId[] | null>
  /** Filters of those rows. */
  part_where: ColumnType<DimensionFilter[] | null, string | null | undefined, string | null>
  last_used_at: Date | null
  auto_create: Generated<boolean>
  /** Of a client the secrets are short-lived, and fetched with its id and secret. */
  kind: Generated<'token' | 'client'>
}

/** SHA-256 of a credential -> whose it is. A reference table on Citus: it is searched without a project. */
export interface TokenHashesTable {
  token_hash: Buffer
  project_id: IdColumn<ProjectId>
  token_id: BigIntColumn
  valid_until: Date | null
  /** What this secret may do of what its owner may; null: all of it. */
  scopes: Generated<string[] | null>
}

/** What a client calls itself -> whose it is. A reference table on Citus, too. */
export interface ClientNamesTable {
  client_name: string
  project_id: IdColumn<ProjectId>
  token_id: BigIntColumn
}

export interface ClientsTable {
  project_id: IdColumn<ProjectId>
  token_id: BigIntColumn
  client_name: string
  /** JSON Web Keys with `kid`. */
  public_keys: JSONColumnType<Record<string, unknown>[]>
}

export interface ClientSecretsTable {
  project_id: IdColumn<ProjectId>
  token_id: BigIntColumn
  secret_hash: Buffer
  valid_until: Date | null
}

/** Assertions that were used. */
export interface ClientAssertionsTable {
  project_id: IdColumn<ProjectId>
  token_id: BigIntColumn
  jti_hash: Buffer
  valid_until: Date
}

export interface AuditLogTable {
  project_id: IdColumn<ProjectId>
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
