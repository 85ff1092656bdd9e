import { type Kysely, sql } from 'kysely'

/**
 * On which day a counter was read last: those that expire are found by an index. An instant would change with each reading, and every index
 * of the table with it; a day changes once, so that the other readings of it write the row alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table counters add column read_on date not null default current_date`.execute(db)
  await sql`update counters set read_on = read_at::date`.execute(db)
  await sql`alter table counters drop column read_at`.execute(db)
  await sql`create index counters_read_on on counters (project_id, read_on)`.execute(db)
}
