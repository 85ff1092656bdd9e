import type { Kysely } from 'kysely'

/** A repeated push is answered as the first one was: what its reply told of keys and new metrics is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('receipts').addColumn('key_kind', 'text').addColumn('new_metrics', 'jsonb').execute()
}
