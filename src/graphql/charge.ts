import type { RequestContext } from '../request/context.ts'
import type { Access } from './access.ts'

/** How many requests a document that is refused counts as. */
const REFUSED_DOCUMENT_COST = 10

/** Documents that are refused cost more to look at than to send. */
export function chargeRefused(access: Pick<Access, 'charge'>, ctx: RequestContext): void {
  access.charge(ctx, REFUSED_DOCUMENT_COST - 1)
}
