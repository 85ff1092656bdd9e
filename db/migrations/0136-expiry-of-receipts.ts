import { type Kysely, sql } from 'kysely'

/**
 * Receipts expire by their ids, and take the idempotency key along that they say. Keys whose receipts do not say it, those of before and those
 * that an older gateway writes, are found by an index that new ones are not in: a push writes no more than it did.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table receipts add column idempotency_key text collate "C"`.execute(db)
  await sql`alter table idempotency_keys add column in_receipt boolean`.execute(db)
  await sql`create index idempotency_keys_alone_idx on idempotency_keys (project_id, receipt_id) where in_receipt is null`.execute(
    db,
  )
}
