// Reads and writes tokens; they are stored and searched by their SHA-256 only.
import { sql } from 'kysely'
import { type Network, parseNetwork } from '../base/address.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Database } from '../database/client.ts'
import { byName, byTime, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { Principal, Scope } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import type { Token } from './token.ts'
import { isGranted, type PartColumns, toPart, toPartColumns } from './token-part.ts'

export interface NewToken {
  readonly projectId: ProjectId
  readonly tokenId: Id
  readonly name: string
  readonly hash: Buffer
  readonly hint: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
  readonly allowedIps: readonly string[] | null
  readonly allowedEvents: readonly string[] | null
  readonly autoCreate?: boolean
  readonly widgetIds: readonly WidgetId[] | null
  readonly where: readonly DimensionFilter[]
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
        allowed_ips: token.allowedIps && [...token.allowedIps],
        allowed_events: token.allowedEvents && [...token.allowedEvents],
        auto_create: token.autoCreate ?? false,
        ...toPartColumns(token),
      })
      .onConflict(conflict => conflict.columns(['project_id', 'token_id']).doNothing())
      .returning('token_id')
      .executeTakeFirst()
    if (!inserted) return false
    await trx
      .insertInto('token_hashes')
      .values({ token_hash: token.hash, project_id: token.projectId, token_id: token.tokenId, valid_until: null })
      .execute()
    return true
  })
}

/** When a token or client ends that is neither revoked nor over at `now`; `null` where there is none. */
export async function selectWorkingToken(
  db: Database,
  { projectId, tokenId }: Pick<Principal, 'projectId' | 'tokenId'>,
  now: number,
): Promise<{ readonly expiresAt: Date | null } | null> {
  const row = await db
    .selectFrom('tokens')
    .select('expires_at')
    .where('project_id', '=', projectId)
    .where('token_id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date(now))]))
    .executeTakeFirst()
  return row ? { expiresAt: row.expires_at } : null
}

/** Whose a credential is, and from where it may be used (`null`: from anywhere). */
export interface Credential {
  readonly principal: Principal
  readonly networks: readonly Network[] | null
}

/** `null` when there is no such credential, or it is revoked or has expired at `now`. */
export async function selectCredential(db: Database, hash: Buffer, now: number): Promise<Credential | null> {
  const owner = await db.selectFrom('token_hashes').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  if (!owner || (owner.valid_until && owner.valid_until.getTime() <= now)) return null
  const row = await db
    .selectFrom('tokens')
    .select(['project_id', 'token_id', 'kind', 'name', 'scopes', 'expires_at', 'allowed_ips', 'allowed_events'])
    .select(['widget_ids', 'part_widget_ids', 'part_where', 'auto_create'])
    .where('project_id', '=', owner.project_id)
    .where('token_id', '=', owner.token_id)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date(now))]))
    .executeTakeFirst()
  if (!row) return null
  const { widgetIds, where } = toPart(row)
  const principal = {
    projectId: row.project_id,
    tokenId: row.token_id,
    name: row.name,
    isClient: row.kind === 'client',
    scopes: new Set((row.scopes as Scope[]).filter(scope => isGranted(scope, owner.scopes, where))),
    expiresAt: earlier(row.expires_at, owner.valid_until),
    // Names of events are compared in this form.
    allowedEvents: row.allowed_events && new Set(row.allowed_events.map(name => name.normalize('NFC'))),
    autoCreate: row.auto_create,
    restriction: widgetIds && { widgetIds: new Set(widgetIds), where },
  }
  const networks = row.allowed_ips?.map(parseNetwork).filter(network => network !== null) ?? null
  return { principal, networks }
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a.getTime() < b.getTime() ? a : b
}

const tokenColumns = [
  'token_id',
  'name',
  'hint',
  'scopes',
  'created_at',
  'expires_at',
  'revoked_at',
  'last_used_at',
  'allowed_ips',
  'allowed_events',
  'auto_create',
  'widget_ids',
  'part_widget_ids',
  'part_where',
] as const

export type TokenOrderField = 'CREATED_AT' | 'NAME' | 'LAST_USED_AT'
const tokenSorts: Readonly<Record<TokenOrderField, SortKey | null>> = {
  CREATED_AT: null,
  NAME: byName(sql`name`),
  LAST_USED_AT: byTime(sql`last_used_at`),
}

/** A page of the project's tokens. Revoked ones are in it. */
export async function selectTokens(
  db: Database,
  projectId: ProjectId,
  page: ListRequest<TokenOrderField>,
): Promise<Page<Token>> {
  const rows = db
    .selectFrom('tokens')
    .select(tokenColumns)
    .where('project_id', '=', projectId)
    .where('kind', '=', 'token')
  const found = await selectPage(db, rows, { id: sql`token_id`, sort: tokenSorts[page.order.field] }, page)
  return mapPage(found, row => toToken(projectId, row))
}

export async function selectTokensById(db: Database, projectId: ProjectId, tokenIds: readonly Id[]): Promise<Token[]> {
  const rows = await db
    .selectFrom('tokens')
    .select(tokenColumns)
    .where('project_id', '=', projectId)
    .where('token_id', 'in', [...tokenIds])
    .where('kind', '=', 'token')
    .execute()
  return rows.map(row => toToken(projectId, row))
}

export async function selectToken(db: Database, projectId: ProjectId, tokenId: Id): Promise<Token | null> {
  const row = await db
    .selectFrom('tokens')
    .select(tokenColumns)
    .where('project_id', '=', projectId)
    .where('token_id', '=', tokenId)
    .where('kind', '=', 'token')
    .executeTakeFirst()
  return row ? toToken(projectId, row) : null
}

/** False when there is none, or it was revoked before. */
export async function revokeTokenRow(
  db: Database,
  { projectId, tokenId, kind }: { projectId: ProjectId; tokenId: Id; kind: 'token' | 'client' },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('tokens')
    .set({ revoked_at: new Date(now) })
    .where('project_id', '=', projectId)
    .where('token_id', '=', tokenId)
    .where('kind', '=', kind)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Gives the token one more secret; those it has end at `oldValidUntil`, unless they end earlier. False when it is revoked. */
export async function replaceTokenSecret(
  db: Database,
  ids: { projectId: ProjectId; tokenId: Id },
  secret: { hash: Buffer; hint: string },
  oldValidUntil: Date,
): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const token = await trx
      .updateTable('tokens')
      .set({ hint: secret.hint })
      .where('project_id', '=', ids.projectId)
      .where('token_id', '=', ids.tokenId)
      .where('kind', '=', 'token')
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (token.numUpdatedRows === 0n) return false
    await trx
      .updateTable('token_hashes')
      .set(eb => ({ valid_until: eb.fn<Date>('least', ['valid_until', eb.val(oldValidUntil)]) }))
      .where('project_id', '=', ids.projectId)
      .where('token_id', '=', ids.tokenId)
      .execute()
    await trx
      .insertInto('token_hashes')
      .values({ token_hash: secret.hash, project_id: ids.projectId, token_id: ids.tokenId, valid_until: null })
      .execute()
    return true
  })
}

/** Notes when tokens were used last: one statement for all that were used lately. */
export async function updateLastUsed(
  db: Database,
  used: readonly { projectId: ProjectId; tokenId: Id; at: Date }[],
): Promise<void> {
  for (const [projectId, tokens] of Map.groupBy(used, token => token.projectId)) {
    const latest = new Date(Math.max(...tokens.map(token => token.at.getTime())))
    await db
      .updateTable('tokens')
      .set({ last_used_at: latest })
      .where('project_id', '=', projectId)
      .where(
        'token_id',
        'in',
        tokens.map(token => token.tokenId),
      )
      .execute()
  }
}

/** Returns how many were deleted, at most `batch` of tokens. */
export async function deleteEndedSecrets(db: Database, before: Date, batch: number): Promise<number> {
  await db.deleteFrom('client_secrets').where('valid_until', '<', before).execute()
  const { numAffectedRows } = await sql`
    delete from token_hashes where token_hash in (
      select token_hash from token_hashes where valid_until < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

interface TokenRow extends PartColumns {
  token_id: Id
  name: string
  hint: string
  scopes: string[]
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  allowed_ips: string[] | null
  allowed_events: string[] | null
  auto_create: boolean
}

function toToken(projectId: ProjectId, row: TokenRow): Token {
  return {
    projectId,
    tokenId: row.token_id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes as Scope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    allowedIps: row.allowed_ips,
    allowedEvents: row.allowed_events,
    autoCreate: row.auto_create,
    ...toPart(row),
  }
}
