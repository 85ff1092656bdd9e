import type { Kysely } from 'kysely'

/** How people want the numbers of a metric to be written; null: as its values say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('metrics').addColumn('format', 'jsonb').execute()
}
