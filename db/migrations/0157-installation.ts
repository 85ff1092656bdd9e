import type { Kysely } from 'kysely'

/** The id of the installation, in one row: subjects of NATS begin with it, so that two installations may use one NATS. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installation')
    .addColumn('id', 'smallint', c => c.primaryKey())
    .addColumn('installation_id', 'text', c => c.notNull())
    .execute()
}
