import { type Kysely, sql } from 'kysely'

/** Addresses and event names that a token is bound to, when it was used last, and secrets that end while the token goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('tokens')
    .addColumn('allowed_ips', sql`text[]`)
    .addColumn('allowed_events', sql`text[]`)
    .addColumn('last_used_at', 'timestamptz')
    .execute()
  await db.schema.alterTable('token_hashes').addColumn('valid_until', 'timestamptz').execute()
}
