import { type Kysely, sql } from 'kysely'

/** How often the definition of a widget, a metric or a board has changed, and when last: what caches and forms compare. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('widgets')
    .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .alterTable('boards')
    .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .alterTable('metrics')
    .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
    .addColumn('updated_at', 'timestamptz')
    .execute()
  await sql`update metrics set updated_at = created_at`.execute(db)
  await db.schema
    .alterTable('metrics')
    .alterColumn('updated_at', c => c.setNotNull())
    .execute()
}
