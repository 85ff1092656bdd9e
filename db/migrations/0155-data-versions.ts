import { type Kysely, sql } from 'kysely'

/**
 * What tells whether the points of a widget are those of before: each round of pushes counts its row of activity up, each deletion the row
 * of its widget. No row is written anew: a default of a constant is kept in the catalogue.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table push_activity add column version bigint not null default 1`.execute(db)
  await sql`create table point_deletions (
    project_id bigint not null,
    widget_id bigint not null,
    version bigint not null default 1,
    constraint point_deletions_pkey primary key (project_id, widget_id)
  ) with (fillfactor = 50)`.execute(db)
}
