import { type Kysely, sql } from 'kysely'

/**
 * Events, a partition a month: whole months are dropped when their retention ends. `event_ids` holds only the ids that senders
 * gave, for as long as a repetition is looked for: a unique key of `events` would have to hold the time, which a retry may change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table events (
    project_id bigint not null,
    at timestamptz not null,
    event_id bigint not null,
    name text collate "C" not null,
    user_id text collate "C",
    anonymous_id text collate "C",
    properties jsonb not null,
    uf_properties jsonb not null,
    constraint events_pkey primary key (project_id, at, event_id)
  ) partition by range (at)`.execute(db)
  await sql`create index events_name_idx on events (project_id, name, at)`.execute(db)

  // How a metric is counted from events.
  await db.schema.alterTable('metrics').addColumn('event_count', 'jsonb').execute()

  await sql`create table event_ids (
    project_id bigint not null,
    given_id text collate "C" not null,
    received_at timestamptz not null,
    constraint event_ids_pkey primary key (project_id, given_id)
  )`.execute(db)
  await sql`create index event_ids_received_idx on event_ids (received_at)`.execute(db)
}
