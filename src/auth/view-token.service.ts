// Makes view tokens, and tells who has one.

import { AppError } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { countText } from '../core/number-format.ts'
import type { Gateway, Platform, Principal } from '../request/context.ts'
import { selectWorkingToken } from './token.store.ts'
import { readTokenWidgets } from './token-widgets.service.ts'
import {
  MAX_VIEW_FILTER_BYTES,
  MAX_VIEW_MINUTES,
  MAX_VIEW_NAME_LENGTH,
  MAX_VIEW_WIDGETS,
  readViewToken,
  type ViewClaims,
  type ViewKey,
} from './view-token.ts'

export interface NewViewToken {
  /** Global ids. */
  readonly widgetIds: readonly string[]
  /** Which rows of these widgets it shows; empty: all. */
  readonly where: readonly DimensionFilter[]
  readonly validMinutes: number
  readonly name: string
}

/** A view token, which is shown now and never again. */
export interface IssuedViewToken {
  readonly secret: string
  readonly expiresAt: Date
  readonly widgetIds: readonly WidgetId[]
}

/** Throws BAD_USER_INPUT that names every wrong field, FORBIDDEN where the maker may not read: nobody gives what he has not. */
export async function createViewToken(gateway: Gateway, by: Principal, input: NewViewToken): Promise<IssuedViewToken> {
  if (!by.scopes.has('read')) throw new AppError('FORBIDDEN', 'The token lacks the scope read.')
  const issues = new Issues()
  const name = input.name.trim()
  if (name === '' || [...name].length > MAX_VIEW_NAME_LENGTH || name.includes('\0') || !name.isWellFormed())
    issues.add('name', `A name is 1 to ${MAX_VIEW_NAME_LENGTH} characters.`)
  if (input.validMinutes < 1 || input.validMinutes > MAX_VIEW_MINUTES)
    issues.add('validMinutes', `A view token is valid for 1 to ${countText(MAX_VIEW_MINUTES)} minutes.`)
  // What a maker sees itself, and of that what it says.
  const where = [...(by.restriction?.where ?? []), ...input.where]
  if (Buffer.byteLength(JSON.stringify(where)) > MAX_VIEW_FILTER_BYTES)
    issues.add('where', `The filters of a view token have at most ${countText(MAX_VIEW_FILTER_BYTES)} bytes.`)
  const among = by.restriction?.widgetIds ?? null
  const named = { globalIds: input.widgetIds, most: MAX_VIEW_WIDGETS, among, where }
  const widgetIds = await readTokenWidgets(gateway, by.projectId, named, issues)
  issues.throwIfAny()
  const wanted = new Date(gateway.clock() + input.validMinutes * 60_000)
  const parent = by.tokenId === null ? null : await selectWorkingToken(gateway.db, by, gateway.clock())
  const expiresAt = parent?.expiresAt && parent.expiresAt < wanted ? parent.expiresAt : wanted
  const expires = Math.floor(expiresAt.getTime() / 1_000)
  const secret = gateway.services.auth.signView({
    projectId: by.projectId,
    parentId: by.tokenId,
    widgetIds,
    where,
    name,
    expires,
  })
  return { secret, expiresAt: new Date(expires * 1_000), widgetIds }
}

/** Who has the token; `null` where it is not ours, has ended, or what made it has ended or was revoked. */
export async function findViewer({ db, clock }: Platform, key: ViewKey, token: string): Promise<Principal | null> {
  const claims = readViewToken(key, token, clock())
  if (!claims) return null
  const { projectId, parentId: tokenId } = claims
  if (tokenId === null) return toViewer(claims, token, null)
  const parent = await selectWorkingToken(db, { projectId, tokenId }, clock())
  return parent && toViewer(claims, token, parent)
}

/** What made it may be limited itself: that stands in the claims already, since a token's part never changes. */
function toViewer(claims: ViewClaims, token: string, parent: { readonly expiresAt: Date | null } | null): Principal {
  const own = new Date(claims.expires * 1_000)
  return {
    projectId: claims.projectId,
    tokenId: claims.parentId,
    // Of its own: one viewer does not use up what all others have.
    limitKey: `view ${token.slice(-22)}`,
    name: claims.name,
    scopes: new Set(['read']),
    expiresAt: parent?.expiresAt && parent.expiresAt < own ? parent.expiresAt : own,
    allowedEvents: null,
    restriction: { widgetIds: new Set(claims.widgetIds), where: claims.where },
  }
}
