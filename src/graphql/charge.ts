import type { RequestContext } from '../request/context.ts'

/** How many requests a document that is refused counts as. */
const REFUSED_DOCUMENT_COST = 10

/** Documents that are refused cost more to look at than to send. */
export function chargeRefused({ services, principal, address }: RequestContext): void {
  const caller = principal ? { token: services.auth.limitKeyOf(principal) } : { address: address ?? '' }
  services.rateLimits.charge(caller, REFUSED_DOCUMENT_COST - 1)
}
