// Reads and writes tokens; they are stored and searched by their SHA-256 only.
import type { Id } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Principal, Scope } from '../request/context.ts'

export interface NewToken {
  readonly projectId: Id
  readonly tokenId: Id
  readonly name: string
  readonly hash: Buffer
  readonly hint: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

/** False when a token of this id exists already: nothing is written then. */
export async function insertTokenIfAbsent(db: Database, token: NewToken, now: number): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const inserted = await trx
      .insertInto('tokens')
      .values({
        project_id: token.projectId,
        token_id: token.tokenId,
        name: token.name,
        hint: token.hint,
        scopes: [...token.scopes],
        created_at: new Date(now),
        expires_at: token.expiresAt,
      })
      .onConflict(conflict => conflict.columns(['project_id', 'token_id']).doNothing())
      .returning('token_id')
      .executeTakeFirst()
    if (!inserted) return false
    await trx
      .insertInto('token_hashes')
      .values({ token_hash: token.hash, project_id: token.projectId, token_id: token.tokenId })
      .execute()
    return true
  })
}

/** Whose credential this is; `null` when there is none, it is revoked or has expired at `now`. */
export async function selectPrincipal(db: Database, hash: Buffer, now: number): Promise<Principal | null> {
  const owner = await db.selectFrom('token_hashes').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  if (!owner) return null
  const row = await db
    .selectFrom('tokens')
    .select(['project_id', 'token_id', 'name', 'scopes', 'expires_at'])
    .where('project_id', '=', owner.project_id)
    .where('token_id', '=', owner.token_id)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date(now))]))
    .executeTakeFirst()
  if (!row) return null
  return {
    projectId: row.project_id,
    tokenId: row.token_id,
    name: row.name,
    scopes: new Set(row.scopes as Scope[]),
    expiresAt: row.expires_at,
  }
}
