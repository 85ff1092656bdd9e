import { type Kysely, sql } from 'kysely'

/**
 * How long a widget keeps instants (`keep_instants_days`), and sums of quarters of an hour after that (`keep_hours_days`); then there are days of
 * `days_zone`. `instants_from` and `hours_from` are what readers and writers go by: before them nothing is pushed any more, and reports end
 * their buckets where kept sums do. `thinned_before` and `days_before` are how far points and quarters have been taken away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table widgets
    add column keep_instants_days int, add column keep_hours_days int,
    add column instants_from bigint, add column hours_from bigint, add column days_zone text`.execute(db)
  await sql`alter table rolled_widgets
    add column instants_from bigint, add column announced_at timestamptz,
    add column thinned_before bigint, add column days_before bigint`.execute(db)
}
