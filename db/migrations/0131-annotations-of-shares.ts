import type { Kysely } from 'kysely'

/** Whether a public link shows the annotations of what it shows. Those that were made before do not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('shares')
    .addColumn('shows_annotations', 'boolean', c => c.notNull().defaultTo(false))
    .execute()
}
