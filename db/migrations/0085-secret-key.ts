import type { Kysely } from 'kysely'

/** The fingerprint of the secret key that stored secrets are for, in one row: a start with another key is refused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('secret_key')
    .addColumn('id', 'smallint', c => c.primaryKey())
    .addColumn('fingerprint', 'bytea', c => c.notNull())
    .execute()
}
