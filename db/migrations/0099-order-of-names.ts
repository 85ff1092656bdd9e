import { type Kysely, sql } from 'kysely'

/**
 * When a name was pushed first: milliseconds since 1970 times a million, and its place among what was written then. Names from before have
 * none, and come first. The default is for gateways of before, while they are replaced one by one: it rewrites no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('category_points').addColumn('first_pushed', 'bigint').execute()
  await sql`alter table category_points alter column first_pushed
    set default (extract(epoch from clock_timestamp()) * 1000)::bigint * 1000000`.execute(db)
}
