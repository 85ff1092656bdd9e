import { type Kysely, sql } from 'kysely'

/**
 * A counter is known by what sends it and by its start, and not by a series: dimensions that are declared later make other series of what
 * is counted, and each start counts by itself, in whatever order its readings come. Nothing was ever written to the table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table counters drop constraint counters_pkey`.execute(db)
  await sql`alter table counters drop column series_id, drop column key`.execute(db)
  await sql`alter table counters add column stream bytea not null, add column time bigint not null`.execute(db)
  await sql`alter table counters alter column started_at set not null`.execute(db)
  await sql`alter table counters add constraint counters_pkey primary key (project_id, widget_id, metric_id, stream, started_at)`.execute(
    db,
  )
}
