// Which assertions of clients were used.
import { sql } from 'kysely'
import type { Database } from '../database/client.ts'
import type { ClientOwner } from './client.ts'

/** False where the client has used the assertion before. */
export async function insertAssertionIfAbsent(
  db: Database,
  { projectId, tokenId }: ClientOwner,
  assertion: { jtiHash: Buffer; validUntil: Date },
): Promise<boolean> {
  const inserted = await db
    .insertInto('client_assertions')
    .values({
      project_id: projectId,
      token_id: tokenId,
      jti_hash: assertion.jtiHash,
      valid_until: assertion.validUntil,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteEndedAssertions(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from client_assertions where (project_id, token_id, jti_hash) in (
      select project_id, token_id, jti_hash from client_assertions where valid_until < ${before} limit ${batch})`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0n)
}
