import type { Kysely } from 'kysely'

/** Who changed what, when and from where. Rows are added and, when they are old, deleted; `error` and `ended_at` are filled in once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_log')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('entry_id', 'bigint', c => c.notNull())
    .addColumn('at', 'timestamptz', c => c.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('action', 'text', c => c.notNull())
    .addColumn('target', 'text')
    .addColumn('fields', 'jsonb', c => c.notNull())
    .addColumn('actor_id', 'bigint')
    .addColumn('actor', 'text', c => c.notNull())
    .addColumn('address', 'text')
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('audit_log_pkey', ['project_id', 'entry_id'])
    .execute()
  await db.schema.createIndex('audit_log_at_idx').on('audit_log').column('at').execute()
}
