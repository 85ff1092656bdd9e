import { type Kysely, sql } from 'kysely'

/**
 * What people, or a refresh token, have granted to sources: sealed tokens, one row for each client of a source, which is locked while it is renewed.
 * And the consents that are under way, for ten minutes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table source_grants (
    project_id bigint not null,
    source_id bigint not null,
    client bytea not null,
    state text not null,
    sealed bytea not null,
    updated_at timestamptz not null,
    constraint source_grants_pkey primary key (project_id, source_id, client)
  )`.execute(db)
  await sql`create table source_consents (
    project_id bigint not null,
    state_hash bytea not null,
    source_id bigint not null,
    principal text not null,
    sealed bytea not null,
    expires_at timestamptz not null,
    constraint source_consents_pkey primary key (project_id, state_hash)
  )`.execute(db)
  await sql`create index source_consents_expires_idx on source_consents (expires_at)`.execute(db)
}
