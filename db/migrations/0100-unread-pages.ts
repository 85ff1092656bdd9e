import type { Kysely } from 'kysely'

/** Runs that left pages of their upstream unread, and feeds whose last run did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['feed_runs', 'feeds'])
    await db.schema
      .alterTable(table)
      .addColumn('truncated', 'boolean', c => c.notNull().defaultTo(false))
      .execute()
}
