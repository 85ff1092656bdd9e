import { type Kysely, sql } from 'kysely'

/**
 * The day on which the fiscal years of a project begin, and its named calendars: lists of periods, which are read and
 * written as a whole.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table projects
    add column year_start_month smallint not null default 1,
    add column year_start_day smallint not null default 1`.execute(db)
  await sql`create table project_calendars (
    project_id bigint not null,
    calendar_id bigint not null,
    name text not null,
    periods jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint project_calendars_pkey primary key (project_id, calendar_id),
    constraint project_calendars_name_key unique (project_id, name)
  )`.execute(db)
}
