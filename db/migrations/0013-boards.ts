import type { Kysely } from 'kysely'

/** The board of a project: which widgets come first on it, and how wide each is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('boards')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('cards', 'jsonb', c => c.notNull())
    .addColumn('saved_at', 'timestamptz', c => c.notNull())
    .addPrimaryKeyConstraint('boards_pkey', ['project_id'])
    .execute()
}
