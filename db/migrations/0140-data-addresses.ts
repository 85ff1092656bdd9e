import type { Kysely } from 'kysely'

/** Addresses of rows, which work without a token. What is in one is signed; what it is worth is asked here each time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('data_addresses')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('address_id', 'bigint', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('widget_id', 'bigint')
    .addColumn('query_id', 'bigint')
    .addColumn('options', 'jsonb', c => c.notNull())
    .addColumn('chooses_period', 'boolean', c => c.notNull())
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addColumn('expires_at', 'timestamptz')
    .addColumn('revoked_at', 'timestamptz')
    .addPrimaryKeyConstraint('data_addresses_pkey', ['project_id', 'address_id'])
    .execute()
}
