import type { Kysely } from 'kysely'

/**
 * Boards of a project by name. The one that it has from the beginning has the project's id, and keeps its cards in `boards`, which gateways of
 * the release before read and write. `board_id` of a link without a widget: null is that one, too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('project_boards')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('board_id', 'bigint', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('position', 'integer', c => c.notNull())
    .addColumn('shows_all_widgets', 'boolean', c => c.notNull())
    .addColumn('cards', 'jsonb', c => c.notNull())
    .addColumn('saved_at', 'timestamptz')
    .addColumn('updated_at', 'timestamptz')
    .addColumn('version', 'integer', c => c.notNull())
    .addPrimaryKeyConstraint('project_boards_pkey', ['project_id', 'board_id'])
    .execute()
  await db.schema.alterTable('shares').addColumn('board_id', 'bigint').execute()
}
