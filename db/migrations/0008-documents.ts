import type { Kysely } from 'kysely'

/** A saved query is SQL or a GraphQL document; the text of either lies in `sql`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('saved_queries')
    .addColumn('language', 'text', c => c.notNull().defaultTo('SQL'))
    .execute()
}
