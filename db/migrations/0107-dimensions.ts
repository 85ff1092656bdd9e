import { type Kysely, sql } from 'kysely'

/**
 * Named text columns of a widget besides its key. Combinations of their values are series, made once; points of series have a table of
 * their own, so that `points` and the gateways that know no other go on as they were. `values` has a value, or null, for each dimension
 * that was declared when the series was made: how many there are tells a series from before from one after.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table widgets add column dimensions text[] not null default '{}'`.execute(db)
  await sql`alter table metrics add column across text`.execute(db)

  await sql`create table series (
    project_id bigint not null,
    widget_id bigint not null,
    series_id bigint not null,
    "values" text[] collate "C" not null,
    hash bytea not null,
    created_at timestamptz not null,
    constraint series_pkey primary key (project_id, widget_id, series_id),
    constraint series_hash_key unique (project_id, widget_id, hash)
  )`.execute(db)

  // Where a value occurs: a filter reads the series that it is about, and no others. Dimensions count from 1.
  await sql`create table series_values (
    project_id bigint not null,
    widget_id bigint not null,
    dimension smallint not null,
    value text collate "C" not null,
    series_id bigint not null,
    constraint series_values_pkey primary key (project_id, widget_id, dimension, value, series_id)
  )`.execute(db)

  await sql`create table series_points (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    series_id bigint not null,
    key bigint not null,
    written_as smallint not null,
    value numeric not null,
    constraint series_points_pkey primary key (project_id, widget_id, metric_id, series_id, key)
  ) with (fillfactor = 90)`.execute(db)

  // For numbers that are pushed cumulatively: the last one of a series, and when it began to count.
  await sql`create table counters (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    series_id bigint not null,
    started_at bigint,
    key bigint not null,
    value numeric not null,
    constraint counters_pkey primary key (project_id, widget_id, metric_id, series_id)
  ) with (fillfactor = 90)`.execute(db)
}
