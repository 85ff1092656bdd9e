import { type Kysely, sql } from 'kysely'

/**
 * What senders say of an event besides: its session, another id of the user, and the device. Columns that may be null and have no default
 * are added to every month without reading a row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table events
    add column session_id text collate "C",
    add column external_id text collate "C",
    add column device jsonb`.execute(db)
}
