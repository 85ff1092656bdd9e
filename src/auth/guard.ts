import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import type { Principal, RequestContext, Scope } from '../request/context.ts'
import { answers, type RestrictionMark, refusalOf } from '../request/restriction.ts'

/**
 * The principal, if it has the scope. Missing credentials and a missing scope are different errors. A restricted principal is refused unless
 * what is asked for is marked as `restrictable`, and `divisible` where it is limited to some rows.
 */
export function assertScope(
  ctx: Pick<RequestContext, 'principal'>,
  scope: Scope,
  mark: RestrictionMark = {},
): Principal {
  const { principal } = ctx
  if (!principal) {
    throw new AppError('UNAUTHENTICATED', 'Send a token: `Authorization: Bearer <token>`.')
  }
  if (principal.restriction && !answers(principal.restriction, mark)) throw refusalOf(principal.restriction)
  if (!principal.scopes.has(scope)) {
    throw new AppError('FORBIDDEN', `The token lacks the scope ${scope}.`)
  }
  return principal
}

/** The project of the principal. Use it where a scope was checked at the edge already. */
export function projectIdOf(ctx: Pick<RequestContext, 'principal'>): ProjectId {
  if (!ctx.principal) throw new AppError('UNAUTHENTICATED', 'Send a token: `Authorization: Bearer <token>`.')
  return ctx.principal.projectId
}
