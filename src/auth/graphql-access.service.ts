// What the GraphQL endpoint asks of authentication, rate limits and the watch over credentials.
import type { Access } from '../graphql/access.ts'
import type { Services } from '../request/context.ts'

export function createGraphQLAccess({
  auth,
  rateLimits,
  credentialWatch,
}: Pick<Services, 'auth' | 'rateLimits' | 'credentialWatch'>): Access {
  return {
    admit: (request, reply) => auth.admit(request, reply),
    authenticate: ({ authorization, ip }) => auth.authenticate(authorization, ip),
    takeAddress: address => rateLimits.takeAddress(address),
    takeOperation: principal => void rateLimits.takeToken(auth.limitKeyOf(principal)),
    charge({ principal, address }, cost) {
      rateLimits.charge(principal ? { token: auth.limitKeyOf(principal) } : { address: address ?? '' }, cost)
    },
    follow: (caller, principal, refuse) => credentialWatch.follow(caller, principal, refuse),
    refusalOf: (caller, principal) => credentialWatch.refusalOf(caller, principal),
  }
}
