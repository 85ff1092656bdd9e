import { type Kysely, sql } from 'kysely'

/**
 * Clients: credentials (rows of `tokens`) whose bearer secrets are short-lived and fetched with an id and a secret or a signed
 * assertion. Names are searched without a project: a reference table on Citus.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('tokens')
    .addColumn('kind', 'text', c => c.notNull().defaultTo('token').check(sql`kind in ('token', 'client')`))
    .execute()
  await db.schema.alterTable('token_hashes').addColumn('scopes', sql`text[]`).execute()
  await db.schema
    .createIndex('token_hashes_valid_until_idx')
    .on('token_hashes')
    .column('valid_until')
    .where('valid_until' as never, 'is not', null)
    .execute()

  await db.schema
    .createTable('client_names')
    .addColumn('client_name', 'text', c => c.primaryKey())
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('token_id', 'bigint', c => c.notNull())
    .execute()

  await db.schema
    .createTable('clients')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('token_id', 'bigint', c => c.notNull())
    .addColumn('client_name', 'text', c => c.notNull())
    .addColumn('public_keys', 'jsonb', c => c.notNull())
    .addPrimaryKeyConstraint('clients_pkey', ['project_id', 'token_id'])
    .execute()

  await db.schema
    .createTable('client_secrets')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('token_id', 'bigint', c => c.notNull())
    .addColumn('secret_hash', 'bytea', c => c.notNull())
    .addColumn('valid_until', 'timestamptz')
    .addPrimaryKeyConstraint('client_secrets_pkey', ['project_id', 'token_id', 'secret_hash'])
    .execute()
}
