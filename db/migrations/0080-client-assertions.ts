import type { Kysely } from 'kysely'

/** Assertions of clients that were used (`jti`, hashed), until none of them is taken any more: each gives one token, at any gateway. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('client_assertions')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('token_id', 'bigint', c => c.notNull())
    .addColumn('jti_hash', 'bytea', c => c.notNull())
    .addColumn('valid_until', 'timestamptz', c => c.notNull())
    .addPrimaryKeyConstraint('client_assertions_pkey', ['project_id', 'token_id', 'jti_hash'])
    .execute()
  await db.schema
    .createIndex('client_assertions_valid_until_idx')
    .on('client_assertions')
    .column('valid_until')
    .execute()
}
