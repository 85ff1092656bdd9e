import { type Kysely, sql } from 'kysely'

/**
 * Sources with their sealed secrets, the log of calls, feeds with their runs. Definitions are JSON as text: jsonb's reader would round
 * numbers. `hook_feeds` is a reference table on Citus: webhooks name a feed and no project.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table sources (
    project_id bigint not null,
    source_id bigint not null,
    name text not null,
    description text,
    requests text not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint sources_pkey primary key (project_id, source_id),
    constraint sources_name_key unique (project_id, name)
  )`.execute(db)

  await sql`create table source_secrets (
    project_id bigint not null,
    source_id bigint not null,
    name text not null,
    sealed bytea not null,
    updated_at timestamptz not null,
    constraint source_secrets_pkey primary key (project_id, source_id, name)
  )`.execute(db)

  await sql`create table calls (
    project_id bigint not null,
    call_id bigint not null,
    at timestamptz not null,
    source_name text,
    request_name text not null,
    attempt integer not null,
    method text not null,
    url text not null,
    status integer,
    error_code text,
    error_message text,
    duration_ms integer not null,
    sent text,
    answered text,
    constraint calls_pkey primary key (project_id, call_id)
  )`.execute(db)
  await sql`create index calls_at_idx on calls (at)`.execute(db)
  await sql`create index calls_failed_idx on calls (project_id, call_id) where error_code is not null`.execute(db)

  await sql`create table feeds (
    project_id bigint not null,
    feed_id bigint not null,
    name text not null,
    source_id bigint,
    widget_id bigint not null,
    mapping text not null,
    variables text not null,
    history text not null,
    cron text,
    time_zone text not null,
    paused boolean not null,
    hook text not null,
    hook_sealed bytea,
    next_run_at timestamptz,
    last_success_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint feeds_pkey primary key (project_id, feed_id),
    constraint feeds_name_key unique (project_id, name)
  )`.execute(db)
  await sql`create index feeds_due_idx on feeds (next_run_at) where next_run_at is not null`.execute(db)
  await sql`create index feeds_widget_idx on feeds (project_id, widget_id)`.execute(db)

  await sql`create table hook_feeds (
    feed_id bigint not null,
    project_id bigint not null,
    constraint hook_feeds_pkey primary key (feed_id)
  )`.execute(db)

  await sql`create table feed_runs (
    project_id bigint not null,
    run_id bigint not null,
    feed_id bigint not null,
    cause text not null,
    scheduled_for timestamptz,
    state text not null,
    variables text,
    queued_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    lease_until timestamptz,
    attempts integer not null,
    rows integer not null,
    skipped integer not null,
    points integer not null,
    deleted integer not null,
    error_code text,
    error_message text,
    problems text,
    constraint feed_runs_pkey primary key (project_id, run_id),
    constraint feed_runs_time_key unique (project_id, feed_id, scheduled_for)
  )`.execute(db)
  await sql`create index feed_runs_open_idx on feed_runs (queued_at) where state in ('QUEUED', 'RUNNING')`.execute(db)
  await sql`create index feed_runs_feed_idx on feed_runs (project_id, feed_id, run_id)`.execute(db)
  await sql`create index feed_runs_finished_idx on feed_runs (finished_at)`.execute(db)
}
