import { type Kysely, sql } from 'kysely'

/**
 * Leases of jobs, instead of locks that a session holds: a pooler gives every transaction another session. And messages between
 * gateways that cannot LISTEN, for a minute each: they need not survive a crash, so no log is written for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('job_leases')
    .addColumn('job', 'text', c => c.primaryKey())
    .addColumn('holder', 'text', c => c.notNull())
    .addColumn('expires_at', 'timestamptz', c => c.notNull())
    .addColumn('ended_at', 'timestamptz')
    .execute()
  await sql`
    create unlogged table bus_messages (
      message_id uuid primary key,
      payload text not null,
      sent_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index bus_messages_sent_at on bus_messages (sent_at)`.execute(db)
}
