import { type Kysely, sql } from 'kysely'

/**
 * How far data events of a project were told, and which goals were reached: told once for each metric, unit and part, however long ago. An
 * unknown position is the present.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table data_event_positions (
    project_id bigint not null,
    event text not null,
    position timestamptz not null,
    constraint data_event_positions_pkey primary key (project_id, event)
  )`.execute(db)
  await sql`create table reached_goals (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    unit text not null,
    part_hash bytea not null,
    first_day date not null,
    reached_at timestamptz not null,
    constraint reached_goals_pkey primary key (project_id, metric_id, unit, part_hash, first_day)
  )`.execute(db)
  await sql`create index channels_events_idx on channels (project_id) where cardinality(events) > 0`.execute(db)
}
