import { type Kysely, sql } from 'kysely'

/**
 * Points of widgets with very many instants, added up by quarters of an hour (grain 0), hours (1) and days of UTC (2). `rolled_from`: from which
 * instant on they are there; null: pushes mark what they touch, and those that began before may not have. A mark is of one transaction, and
 * goes when its quarter has been added up anew.
 *
 * Gateways of the release before know no marks, and neither does who changes points by hand: then a trigger on `points` puts a row into
 * `unmarked_writes`, and nothing is read from sums. The trigger is made later, by a job: all migrations are one transaction, which would wait for
 * pushes that wait for the tables that it has changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table rolled_widgets (
    project_id bigint not null,
    widget_id bigint not null,
    rolled_from bigint,
    constraint rolled_widgets_pkey primary key (project_id, widget_id)
  )`.execute(db)

  await sql`create table rollups (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    grain smallint not null,
    start bigint not null,
    sum numeric not null,
    count bigint not null,
    minimum numeric not null,
    maximum numeric not null,
    last_key bigint not null,
    latest numeric not null,
    constraint rollups_pkey primary key (project_id, widget_id, metric_id, grain, start)
  )`.execute(db)

  // Written and deleted all the time: without vacuum a read walks over what is gone.
  await sql`create table rollup_marks (
    project_id bigint not null,
    widget_id bigint not null,
    quarter bigint not null,
    mark_id bigint not null,
    constraint rollup_marks_pkey primary key (project_id, widget_id, quarter, mark_id)
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`.execute(db)

  await sql`create table unmarked_writes (
    id smallint not null,
    at timestamptz not null,
    constraint unmarked_writes_pkey primary key (id)
  )`.execute(db)

  await sql`alter table widgets add column is_rolled boolean not null default false`.execute(db)

  await sql`create function note_unmarked_write() returns trigger language plpgsql as $$
    begin
      insert into unmarked_writes values (1, now()) on conflict do nothing;
      return null;
    end $$`.execute(db)
}
