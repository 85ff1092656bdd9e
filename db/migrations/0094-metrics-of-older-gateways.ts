import { type Kysely, sql } from 'kysely'

/** While gateways are replaced one by one, those of before go on adding metrics, and know nothing of `updated_at`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('metrics')
    .alterColumn('updated_at', c => c.setDefault(sql`now()`))
    .execute()
}
