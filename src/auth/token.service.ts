// Issues, lists, rotates and revokes tokens.
import { AppError, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { sha256 } from '../base/seal.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Page } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import { checkCredential, endOfOverlap, type NewCredential } from './credential.ts'
import type { TokenOrderField } from './token.store.ts'
import { insertTokenIfAbsent, replaceTokenSecret, revokeTokenRow, selectToken, selectTokens } from './token.store.ts'
import { hintOf, MAX_TOKEN_WIDGETS, makeToken, type Token } from './token.ts'
import { readTokenWidgets } from './token-widgets.service.ts'

export interface NewToken extends NewCredential {
  /** Global ids of the widgets that it is for; `null`: all of the project. */
  readonly widgetIds: readonly string[] | null
  /** Which rows of these widgets it may read; empty: all. */
  readonly where: readonly DimensionFilter[]
  readonly expiresAt: Date | null
  readonly autoCreate?: boolean
}

/** A token with its secret, which is shown now and never again. */
export interface IssuedToken {
  readonly token: Token
  readonly secret: string
}

/** Throws BAD_USER_INPUT that names every wrong field. */
export async function issueToken(gateway: Gateway, projectId: ProjectId, input: NewToken): Promise<IssuedToken> {
  const issues = new Issues()
  if (input.expiresAt && input.expiresAt.getTime() <= gateway.clock())
    issues.add('expiresAt', 'The token would have expired already.')
  const { where } = input
  if (where.length > 0) noteWholeIssues(input, issues)
  const named = input.widgetIds && { globalIds: input.widgetIds, most: MAX_TOKEN_WIDGETS, among: null, where }
  const widgetIds = named && (await readTokenWidgets(gateway, projectId, named, issues))
  const checked = checkCredential(input, issues)
  const secret = makeToken()
  const tokenId = gateway.makeId()
  const row = { ...checked, projectId, tokenId, widgetIds }
  await insertTokenIfAbsent(gateway.db, { ...row, hash: sha256(secret), hint: hintOf(secret) }, gateway.clock())
  return { token: await getToken(gateway, projectId, tokenId), secret }
}

/** Of a token for some rows: of which widgets they are, and what it may do with them. */
function noteWholeIssues({ widgetIds, scopes }: NewToken, issues: Issues): void {
  if (widgetIds === null) issues.add('widgetIds', 'Filters are of widgets: name those that the token is for.')
  if (scopes.some(scope => scope !== 'read'))
    issues.add('scopes', 'A token for some rows may read, and nothing else: all else is of whole widgets.')
}

/** A new secret; those before it go on for `overlapHours` (0: end now), so that clients can be changed one by one. */
export async function rotateToken(
  gateway: Gateway,
  projectId: ProjectId,
  tokenId: Id,
  overlapHours: number,
): Promise<IssuedToken> {
  const oldValidUntil = endOfOverlap(gateway.clock(), overlapHours)
  const secret = makeToken()
  const ids = { projectId, tokenId }
  const found = await replaceTokenSecret(gateway.db, ids, { hash: sha256(secret), hint: hintOf(secret) }, oldValidUntil)
  gateway.services.auth.tokenChanged(projectId, tokenId)
  if (!found) throw new AppError('NOT_FOUND', 'The token does not exist, or was revoked.')
  return { token: await getToken(gateway, projectId, tokenId), secret }
}

/** All its secrets end at once, in every gateway. Revoking it again changes nothing. */
export async function revokeToken(gateway: Gateway, projectId: ProjectId, tokenId: Id): Promise<Token> {
  await revokeTokenRow(gateway.db, { projectId, tokenId, kind: 'token' }, gateway.clock())
  gateway.services.auth.tokenChanged(projectId, tokenId)
  return getToken(gateway, projectId, tokenId)
}

export function listTokens(
  gateway: Gateway,
  projectId: ProjectId,
  page: ListRequest<TokenOrderField>,
): Promise<Page<Token>> {
  return selectTokens(gateway.db, projectId, page)
}

/** Throws NOT_FOUND. */
export async function getToken(gateway: Gateway, projectId: ProjectId, tokenId: Id): Promise<Token> {
  const token = await selectToken(gateway.db, projectId, tokenId)
  if (!token) throw notFound('token')
  return token
}
