import type { Kysely } from 'kysely'

/** Public links to a widget or to the board. What is in a link is signed; what it is worth is asked here each time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shares')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('share_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint')
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addColumn('expires_at', 'timestamptz')
    .addColumn('revoked_at', 'timestamptz')
    .addPrimaryKeyConstraint('shares_pkey', ['project_id', 'share_id'])
    .execute()
}
