// Makes, lists and revokes clients, and gives them new secrets.
import { AppError, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { Page, PageRequest } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import { addClientSecret, insertClient, selectClients, selectClientsById } from './client.store.ts'
import { type Client, makeClientName } from './client.ts'
import { readPublicKeys } from './client-key.ts'
import { checkCredential, endOfOverlap, type NewCredential } from './credential.ts'
import { revokeTokenRow } from './token.store.ts'
import { makeClientSecret } from './token.ts'

/** A client with its secret, which is shown now and never again. */
export interface IssuedClient {
  readonly client: Client
  readonly secret: string
}

/** `publicKeys`: PEM or JWK texts. Throws BAD_USER_INPUT that names what is wrong. */
export async function createClient(
  gateway: Gateway,
  projectId: ProjectId,
  input: NewCredential & { readonly publicKeys: readonly string[] },
): Promise<IssuedClient> {
  const checked = checkCredential(input)
  const publicKeys = await readPublicKeys(input.publicKeys)
  const secret = makeClientSecret()
  const tokenId = gateway.makeId()
  const ids = { projectId, tokenId, clientName: makeClientName() }
  await insertClient(gateway.db, { ...checked, ...ids, publicKeys, secretHash: sha256(secret) }, gateway.clock())
  return { client: await existing(gateway, projectId, tokenId), secret }
}

/** A new secret; those before it go on for `overlapHours` (0: end now). Tokens that were fetched go on until they end. */
export async function rotateClientSecret(
  gateway: Gateway,
  projectId: ProjectId,
  tokenId: Id,
  overlapHours: number,
): Promise<IssuedClient> {
  const oldValidUntil = endOfOverlap(gateway.clock(), overlapHours)
  const secret = makeClientSecret()
  const found = await addClientSecret(gateway.db, { projectId, tokenId }, sha256(secret), oldValidUntil)
  if (!found) throw new AppError('NOT_FOUND', 'The client does not exist, or was revoked.')
  return { client: await existing(gateway, projectId, tokenId), secret }
}

/** It fetches nothing more, and what it fetched ends at once, in every gateway. Revoking it again changes nothing. */
export async function revokeClient(gateway: Gateway, projectId: ProjectId, tokenId: Id): Promise<Client> {
  await revokeTokenRow(gateway.db, { projectId, tokenId, kind: 'client' }, gateway.clock())
  gateway.services.auth.tokenChanged(projectId, tokenId)
  return existing(gateway, projectId, tokenId)
}

export function listClients(gateway: Gateway, projectId: ProjectId, page: PageRequest): Promise<Page<Client>> {
  return selectClients(gateway.db, projectId, page)
}

async function existing(gateway: Gateway, projectId: ProjectId, tokenId: Id): Promise<Client> {
  const [client] = await selectClientsById(gateway.db, projectId, [tokenId])
  if (!client) throw notFound('client')
  return client
}
