// Issues, lists, rotates and revokes tokens.
import { AppError, badInput } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { Gateway, Scope } from '../request/context.ts'
import { parseNetwork } from './address.ts'
import { insertTokenIfAbsent, replaceTokenSecret, revokeTokenRow, selectToken, selectTokens } from './token.store.ts'
import {
  hintOf,
  MAX_ALLOWED_EVENTS,
  MAX_ALLOWED_IPS,
  MAX_OVERLAP_HOURS,
  MAX_TOKEN_NAME_LENGTH,
  makeToken,
  type Token,
} from './token.ts'

export interface NewToken {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Addresses and networks (CIDR); `null`: from anywhere. */
  readonly allowedIps: readonly string[] | null
  readonly allowedEvents: readonly string[] | null
  readonly expiresAt: Date | null
}

/** A token with its secret, which is shown now and never again. */
export interface IssuedToken {
  readonly token: Token
  readonly secret: string
}

/** Throws BAD_USER_INPUT that names the field below `input`. */
export async function issueToken(gateway: Gateway, projectId: Id, input: NewToken): Promise<IssuedToken> {
  const name = input.name.trim()
  if (name === '' || [...name].length > MAX_TOKEN_NAME_LENGTH || name.includes('\0') || !name.isWellFormed())
    throw badInput('input.name', `A name is 1 to ${MAX_TOKEN_NAME_LENGTH} characters.`)
  if (input.scopes.length === 0) throw badInput('input.scopes', 'Name at least one scope.')
  const wrong = input.allowedIps?.find(text => parseNetwork(text) === null)
  if (wrong !== undefined)
    throw badInput('input.allowedIps', `${JSON.stringify(wrong.slice(0, 60))} is no address and no network (CIDR).`)
  if ((input.allowedIps?.length ?? 0) > MAX_ALLOWED_IPS || input.allowedIps?.length === 0)
    throw badInput('input.allowedIps', `Name 1 to ${MAX_ALLOWED_IPS} addresses or networks, or none for any.`)
  const events = input.allowedEvents
  if (
    events &&
    (events.length === 0 || events.length > MAX_ALLOWED_EVENTS || events.some(it => !/^\S{1,200}$/u.test(it)))
  )
    throw badInput(
      'input.allowedEvents',
      `Name 1 to ${MAX_ALLOWED_EVENTS} events without white space, or none for any.`,
    )
  if (input.expiresAt && input.expiresAt.getTime() <= gateway.clock())
    throw badInput('input.expiresAt', 'The token would have expired already.')
  const secret = makeToken()
  const tokenId = gateway.makeId()
  const row = { ...input, name, scopes: [...new Set(input.scopes)], projectId, tokenId }
  await insertTokenIfAbsent(gateway.db, { ...row, hash: sha256(secret), hint: hintOf(secret) }, gateway.clock())
  return { token: await existing(gateway, projectId, tokenId), secret }
}

/** A new secret; those before it go on for `overlapHours` (0: end now), so that clients can be changed one by one. */
export async function rotateToken(
  gateway: Gateway,
  projectId: Id,
  tokenId: Id,
  overlapHours: number,
): Promise<IssuedToken> {
  if (overlapHours < 0 || overlapHours > MAX_OVERLAP_HOURS)
    throw badInput('overlapHours', `The overlap is 0 to ${MAX_OVERLAP_HOURS} hours.`)
  const secret = makeToken()
  const oldValidUntil = new Date(gateway.clock() + overlapHours * 3_600_000)
  const ids = { projectId, tokenId }
  const found = await replaceTokenSecret(gateway.db, ids, { hash: sha256(secret), hint: hintOf(secret) }, oldValidUntil)
  gateway.services.auth.tokenChanged(projectId, tokenId)
  if (!found) throw new AppError('NOT_FOUND', 'The token does not exist, or was revoked.')
  return { token: await existing(gateway, projectId, tokenId), secret }
}

/** All its secrets end at once, in every gateway. Revoking it again changes nothing. */
export async function revokeToken(gateway: Gateway, projectId: Id, tokenId: Id): Promise<Token> {
  await revokeTokenRow(gateway.db, projectId, tokenId, gateway.clock())
  gateway.services.auth.tokenChanged(projectId, tokenId)
  return existing(gateway, projectId, tokenId)
}

export async function listTokens(gateway: Gateway, projectId: Id, page: { first: number; after: Id | null }) {
  const tokens = await selectTokens(gateway.db, projectId, page)
  return { items: tokens.slice(0, page.first), hasNextPage: tokens.length > page.first }
}

async function existing(gateway: Gateway, projectId: Id, tokenId: Id): Promise<Token> {
  const token = await selectToken(gateway.db, projectId, tokenId)
  if (!token) throw new AppError('NOT_FOUND', 'The token does not exist.')
  return token
}
