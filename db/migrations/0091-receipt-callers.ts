import type { Kysely } from 'kysely'

/** Who pushed: a token or client by its name then, the key of the widget, or a feed; null: it was pushed before this was kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('receipts').addColumn('caller', 'text').execute()
}
