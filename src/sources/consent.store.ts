// Consents of people that are under way.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface Consent {
  readonly projectId: ProjectId
  readonly stateHash: Buffer
  readonly sourceId: Id
  readonly principal: string
  readonly sealed: Buffer
  readonly expiresAt: Date
}

/** In the place of those of the same principal that go beyond `most`, and of all of the project that are over. */
export async function insertConsent(db: Database, consent: Consent, now: Date, most: number): Promise<void> {
  await db
    .deleteFrom('source_consents')
    .where('project_id', '=', consent.projectId)
    .where('expires_at', '<=', now)
    .execute()
  await sql`delete from source_consents where project_id = ${consent.projectId} and state_hash in (
    select state_hash from source_consents where project_id = ${consent.projectId} and principal = ${consent.principal}
     order by expires_at desc offset ${most - 1})`.execute(db)
  await db
    .insertInto('source_consents')
    .values({
      project_id: consent.projectId,
      state_hash: consent.stateHash,
      source_id: consent.sourceId,
      principal: consent.principal,
      sealed: consent.sealed,
      expires_at: consent.expiresAt,
    })
    .execute()
}

/** Once; `null`: there is none of this principal. */
export async function takeConsent(
  db: Database,
  projectId: ProjectId,
  stateHash: Buffer,
  principal: string,
  now: Date,
): Promise<{ readonly sourceId: Id; readonly sealed: Buffer } | null> {
  const row = await db
    .deleteFrom('source_consents')
    .where('project_id', '=', projectId)
    .where('state_hash', '=', stateHash)
    .where('principal', '=', principal)
    .where('expires_at', '>', now)
    .returning(['source_id', 'sealed'])
    .executeTakeFirst()
  return row ? { sourceId: row.source_id, sealed: row.sealed } : null
}
