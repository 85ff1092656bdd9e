import { type Kysely, sql } from 'kysely'

/**
 * Of which widgets and which of their rows a token is. They stand beside `widget_ids`, which is empty in such a token: a gateway that knows
 * no rows shows it no widget.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('tokens')
    .addColumn('part_widget_ids', sql`bigint[]`)
    .addColumn('part_where', 'jsonb')
    .execute()
}
