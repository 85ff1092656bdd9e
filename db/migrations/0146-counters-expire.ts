import { type Kysely, sql } from 'kysely'

/** When a counter was read last, by the database's clock: those of processes that ended long ago expire. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table counters add column read_at timestamptz not null default now()`.execute(db)
}
