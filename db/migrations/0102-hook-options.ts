import { type Kysely, sql } from 'kysely'

/** What a webhook is told besides its kind (JSON as text; null: nothing), and which delivery a run is for: a repeated delivery is one run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('feeds').addColumn('hook_options', 'text').execute()
  await db.schema.alterTable('feed_runs').addColumn('delivery', 'bytea').execute()
  // Runs of before have none: the index is empty, and made at once.
  await sql`create unique index feed_runs_delivery_key on feed_runs (project_id, feed_id, delivery)
    where delivery is not null`.execute(db)
}
