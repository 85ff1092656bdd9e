// Which secret key the stored secrets are for: one row of the whole database.
import type { Database } from '../database/client.ts'

const ROW = 1

export async function selectKeyFingerprint(db: Database): Promise<Buffer | null> {
  const row = await db.selectFrom('secret_key').select('fingerprint').where('id', '=', ROW).executeTakeFirst()
  return row?.fingerprint ?? null
}

/** Keeps the first one of gateways that start together. */
export async function insertKeyFingerprint(db: Database, fingerprint: Buffer): Promise<void> {
  await db
    .insertInto('secret_key')
    .values({ id: ROW, fingerprint })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

export async function upsertKeyFingerprint(db: Database, fingerprint: Buffer): Promise<void> {
  await db
    .insertInto('secret_key')
    .values({ id: ROW, fingerprint })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ fingerprint }))
    .execute()
}
