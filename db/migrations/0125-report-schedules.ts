import { type Kysely, sql } from 'kysely'

/**
 * Reports with their schedules, their runs, and the rows of each run. A run keeps what it is made of (`spec`, JSON as text) and its rows
 * until it has ended, so that a gateway that takes it over goes on with the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table report_schedules (
    project_id bigint not null,
    schedule_id bigint not null,
    name text not null,
    spec text not null,
    cron text,
    time_zone text not null,
    after_alert_id bigint,
    paused boolean not null,
    next_run_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint report_schedules_pkey primary key (project_id, schedule_id),
    constraint report_schedules_name_key unique (project_id, name)
  )`.execute(db)
  await sql`create index report_schedules_due_idx on report_schedules (next_run_at)`.execute(db)
  await sql`create index report_schedules_alert_idx on report_schedules (project_id, after_alert_id)
    where after_alert_id is not null`.execute(db)
  await sql`create table report_runs (
    project_id bigint not null,
    run_id bigint not null,
    schedule_id bigint not null,
    cause text not null,
    scheduled_for timestamptz,
    alert_event_id bigint,
    state text not null,
    spec text,
    as_of timestamptz not null,
    queued_at timestamptz not null,
    not_before timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    lease_until timestamptz,
    attempts integer not null,
    rows integer,
    messages integer not null,
    skipped integer not null,
    failed integer not null,
    error_code text,
    error_message text,
    problems text,
    constraint report_runs_pkey primary key (project_id, run_id),
    constraint report_runs_time_key unique (project_id, schedule_id, scheduled_for),
    constraint report_runs_alert_key unique (project_id, schedule_id, alert_event_id)
  )`.execute(db)
  await sql`create index report_runs_open_idx on report_runs (queued_at) where state in ('QUEUED', 'RUNNING')`.execute(
    db,
  )
  await sql`create index report_runs_schedule_idx on report_runs (project_id, schedule_id, run_id)`.execute(db)
  await sql`create index report_runs_finished_idx on report_runs (finished_at)`.execute(db)
  await sql`create table report_run_rows (
    project_id bigint not null,
    run_id bigint not null,
    row integer not null,
    content text not null,
    constraint report_run_rows_pkey primary key (project_id, run_id, row)
  )`.execute(db)
}
