import { type Kysely, sql } from 'kysely'

/**
 * Where messages go, and the outbox of what is sent there. A delivery that waits is due at `due_at`; one that is being sent belongs to a
 * gateway until `due_at`. Null: it has ended. There is one for each key of a channel, however often it is asked for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table channels (
    project_id bigint not null,
    channel_id bigint not null,
    name text not null,
    kind text not null,
    settings jsonb not null,
    sealed bytea,
    events text[] not null,
    event_widget_ids bigint[],
    paused boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint channels_pkey primary key (project_id, channel_id),
    constraint channels_name_key unique (project_id, name)
  )`.execute(db)
  await sql`create table deliveries (
    project_id bigint not null,
    delivery_id bigint not null,
    channel_id bigint not null,
    key text collate "C" not null,
    origin_kind text not null,
    origin_id bigint,
    recipient text,
    message text not null,
    title text not null,
    state text not null,
    attempts int not null,
    created_at timestamptz not null,
    replayed_at timestamptz,
    due_at timestamptz,
    ended_at timestamptz,
    error text,
    tries jsonb not null,
    constraint deliveries_pkey primary key (project_id, delivery_id),
    constraint deliveries_key_key unique (project_id, channel_id, key)
  ) with (fillfactor = 80)`.execute(db)
  await sql`create index deliveries_due_idx on deliveries (due_at) where due_at is not null`.execute(db)
  await sql`create index deliveries_waiting_idx on deliveries (project_id, channel_id) where due_at is not null`.execute(
    db,
  )
  await sql`create index deliveries_channel_idx on deliveries (project_id, channel_id, delivery_id)`.execute(db)
  await sql`create index deliveries_ended_idx on deliveries (ended_at) where ended_at is not null`.execute(db)
}
