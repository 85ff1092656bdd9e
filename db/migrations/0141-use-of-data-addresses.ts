import type { Kysely } from 'kysely'

/** When a data address was last opened, to the minute: who revokes those that nobody needs has to see which these are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('data_addresses').addColumn('last_used_at', 'timestamptz').execute()
}
