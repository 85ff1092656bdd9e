import { type Kysely, sql } from 'kysely'

/**
 * Alerts: rules over reports, where each of their groups stands, and every change of that. What is due is found by `next_evaluation_at`, whichever
 * project it is of. A state is moved on by its `version`, so that of two gateways one makes a transition.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table alerts (
    project_id bigint not null,
    alert_id bigint not null,
    name text not null,
    widget_id bigint not null,
    metric_id bigint not null,
    rule jsonb not null,
    cron text,
    on_push boolean not null,
    time_zone text not null,
    channel_ids bigint[] not null,
    mute jsonb not null,
    snoozed_until timestamptz,
    annotate boolean not null,
    paused boolean not null,
    watches bigint[] not null,
    counts_events boolean not null,
    next_evaluation_at timestamptz,
    evaluated_at timestamptz,
    problem text,
    version int not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint alerts_pkey primary key (project_id, alert_id),
    constraint alerts_name_key unique (project_id, name)
  ) with (fillfactor = 80)`.execute(db)
  await sql`create index alerts_due_idx on alerts (next_evaluation_at) where next_evaluation_at is not null`.execute(db)
  await sql`create index alerts_widget_idx on alerts (project_id, widget_id)`.execute(db)
  await sql`create table alert_states (
    project_id bigint not null,
    alert_id bigint not null,
    group_key text collate "C" not null,
    state text not null,
    streak int not null,
    before_state text not null,
    before_streak int not null,
    bucket bigint not null,
    value text,
    low text,
    high text,
    since timestamptz not null,
    evaluated_at timestamptz not null,
    last_event_id bigint,
    notified_state text not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    version int not null,
    constraint alert_states_pkey primary key (project_id, alert_id, group_key)
  ) with (fillfactor = 80)`.execute(db)
  await sql`create table alert_events (
    project_id bigint not null,
    event_id bigint not null,
    alert_id bigint not null,
    widget_id bigint not null,
    group_key text not null,
    from_state text not null,
    to_state text not null,
    bucket_key text not null,
    bucket_from timestamptz not null,
    bucket_before timestamptz not null,
    value text,
    low text,
    high text,
    at timestamptz not null,
    arguments jsonb not null,
    notification text not null,
    notified_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    constraint alert_events_pkey primary key (project_id, event_id)
  )`.execute(db)
  await sql`create index alert_events_alert_idx on alert_events (project_id, alert_id, event_id)`.execute(db)
  await sql`create index alert_events_at_idx on alert_events (at)`.execute(db)
}
