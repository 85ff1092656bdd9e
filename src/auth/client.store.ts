// Reads and writes clients: a row of tokens, its name, its keys and the hashes of its secrets.
import { sql } from 'kysely'
import { type Network, parseNetwork } from '../base/address.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, type PageRequest, selectPage } from '../database/page.ts'
import type { Scope } from '../request/context.ts'
import type { Client, ClientKey, ClientOwner } from './client.ts'
import type { NewCredential } from './credential.ts'

export interface NewClient extends NewCredential, ClientOwner {
  readonly clientName: string
  readonly publicKeys: readonly ClientKey[]
  readonly secretHash: Buffer
}

export async function insertClient(db: Database, client: NewClient, now: number): Promise<void> {
  const ids = { project_id: client.projectId, token_id: client.tokenId }
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('tokens')
      .values({
        ...ids,
        kind: 'client',
        name: client.name,
        hint: client.clientName,
        scopes: [...client.scopes],
        created_at: new Date(now),
        allowed_ips: client.allowedIps && [...client.allowedIps],
        allowed_events: client.allowedEvents && [...client.allowedEvents],
      })
      .execute()
    await trx
      .insertInto('clients')
      .values({ ...ids, client_name: client.clientName, public_keys: JSON.stringify(client.publicKeys) })
      .execute()
    await trx
      .insertInto('client_names')
      .values({ ...ids, client_name: client.clientName })
      .execute()
    await trx
      .insertInto('client_secrets')
      .values({ ...ids, secret_hash: client.secretHash, valid_until: null })
      .execute()
  })
}

/** What a client has to prove, and may have then. */
export interface ClientLogin extends ClientOwner {
  readonly scopes: readonly Scope[]
  readonly networks: readonly Network[] | null
  readonly secretHashes: readonly Buffer[]
  readonly publicKeys: readonly ClientKey[]
}

/** `null` when there is no such client, or it was revoked. Secrets that have ended at `now` are left out. */
export async function selectClientLogin(db: Database, clientName: string, now: number): Promise<ClientLogin | null> {
  const owner = await db
    .selectFrom('client_names')
    .select(['project_id', 'token_id'])
    .where('client_name', '=', clientName)
    .executeTakeFirst()
  if (!owner) return null
  const rows = await db
    .selectFrom('tokens as t')
    .innerJoin('clients as c', join =>
      join.onRef('c.project_id', '=', 't.project_id').onRef('c.token_id', '=', 't.token_id'),
    )
    .leftJoin('client_secrets as s', join =>
      join
        .onRef('s.project_id', '=', 't.project_id')
        .onRef('s.token_id', '=', 't.token_id')
        .on(eb => eb.or([eb('s.valid_until', 'is', null), eb('s.valid_until', '>', new Date(now))])),
    )
    .select(['t.scopes', 't.allowed_ips', 'c.public_keys', 's.secret_hash'])
    .where('t.project_id', '=', owner.project_id)
    .where('t.token_id', '=', owner.token_id)
    .where('t.revoked_at', 'is', null)
    .execute()
  const [first] = rows
  if (!first) return null
  return {
    projectId: owner.project_id,
    tokenId: owner.token_id,
    scopes: first.scopes as Scope[],
    networks: first.allowed_ips?.map(parseNetwork).filter(network => network !== null) ?? null,
    secretHashes: rows.map(row => row.secret_hash).filter(hash => hash !== null),
    publicKeys: first.public_keys as ClientKey[],
  }
}

/** A bearer secret of the client that ends by itself. `scopes`: what it may do of what the client may. */
export async function insertAccessToken(
  db: Database,
  { projectId, tokenId }: ClientOwner,
  token: { hash: Buffer; scopes: readonly Scope[]; validUntil: Date },
): Promise<void> {
  await db
    .insertInto('token_hashes')
    .values({
      token_hash: token.hash,
      project_id: projectId,
      token_id: tokenId,
      valid_until: token.validUntil,
      scopes: [...token.scopes],
    })
    .execute()
}

/** One more secret; those there are end at `oldValidUntil`, unless they end earlier. False when the client is revoked or none. */
export async function addClientSecret(
  db: Database,
  { projectId, tokenId }: ClientOwner,
  hash: Buffer,
  oldValidUntil: Date,
): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const client = await trx
      .selectFrom('tokens')
      .select('token_id')
      .where('project_id', '=', projectId)
      .where('token_id', '=', tokenId)
      .where('kind', '=', 'client')
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!client) return false
    await trx
      .updateTable('client_secrets')
      .set(eb => ({ valid_until: eb.fn<Date>('least', ['valid_until', eb.val(oldValidUntil)]) }))
      .where('project_id', '=', projectId)
      .where('token_id', '=', tokenId)
      .execute()
    await trx
      .insertInto('client_secrets')
      .values({ project_id: projectId, token_id: tokenId, secret_hash: hash, valid_until: null })
      .execute()
    return true
  })
}

function clientsOf(db: Database, projectId: ProjectId) {
  return db
    .selectFrom('tokens as t')
    .innerJoin('clients as c', join =>
      join.onRef('c.project_id', '=', 't.project_id').onRef('c.token_id', '=', 't.token_id'),
    )
    .selectAll('t')
    .select(['c.client_name', 'c.public_keys'])
    .where('t.project_id', '=', projectId)
}

/** A page of the project's clients. Revoked ones are in it. */
export async function selectClients(db: Database, projectId: ProjectId, page: PageRequest): Promise<Page<Client>> {
  const found = await selectPage(db, clientsOf(db, projectId), { id: sql`t.token_id`, sort: null }, page)
  return mapPage(found, toClient)
}

export async function selectClientsById(
  db: Database,
  projectId: ProjectId,
  tokenIds: readonly Id[],
): Promise<Client[]> {
  const rows = await clientsOf(db, projectId)
    .where('t.token_id', 'in', [...tokenIds])
    .execute()
  return rows.map(toClient)
}

type ClientRow = Awaited<ReturnType<ReturnType<typeof clientsOf>['execute']>>[number]

function toClient(row: ClientRow): Client {
  return {
    projectId: row.project_id,
    tokenId: row.token_id,
    clientName: row.client_name,
    publicKeys: row.public_keys as ClientKey[],
    name: row.name,
    hint: row.hint,
    scopes: row.scopes as Scope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    allowedIps: row.allowed_ips,
    allowedEvents: row.allowed_events,
    autoCreate: false,
    widgetIds: row.widget_ids,
    where: [],
  }
}
