import type { Kysely } from 'kysely'

/** How long results of queries are kept where a query does not say; null: as the gateway has it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('projects').addColumn('query_cache_minutes', 'integer').execute()
  await db.schema
    .alterTable('query_versions')
    .alterColumn('cache_minutes', c => c.dropNotNull())
    .execute()
}
