import { type Kysely, sql } from 'kysely'

/** Widgets that a token is limited to; null: all of its project. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('tokens').addColumn('widget_ids', sql`bigint[]`).execute()
}
