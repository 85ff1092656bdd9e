import { type Kysely, sql } from 'kysely'

/**
 * What pushed, besides its name, and from which key to which: a report says which pushes may have touched it. Null: pushed before this was
 * kept, or by a gateway that does not know it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table receipts add column origin text, add column first_key text, add column last_key text`.execute(
    db,
  )
}
