import { type Kysely, sql } from 'kysely'

/**
 * Values of periods longer than a day, which are never added up: `key` is the first day, `days` how many there are. `series_id` is 0 where the
 * widget had no dimensions. Values of one day are points as any others and stay where those are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table periodic_points (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    series_id bigint not null,
    key bigint not null,
    days int not null,
    written_as smallint not null,
    value numeric not null,
    constraint periodic_points_pkey primary key (project_id, widget_id, metric_id, series_id, key, days)
  ) with (fillfactor = 90)`.execute(db)
}
