// Tokens by client credentials (RFC 6749, 4.4): used again until shortly before they end, and asked for once however many calls wait.
import { LRUCache } from 'lru-cache'
import type { ProjectId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { SingleFlight } from '../base/single-flight.ts'
import type { SafeFetch } from './safe-fetch.client.ts'
import type { OAuth2Spec } from './source.ts'
import { type IssuedToken, requestToken } from './token-endpoint.client.ts'

const MAX_TOKENS = 1_000

export interface OAuthTokens {
  /** Throws UpstreamError. */
  token(projectId: ProjectId, spec: OAuth2Spec): Promise<string>
  /** The upstream does not accept it any more. */
  forget(projectId: ProjectId, spec: OAuth2Spec, token: string): void
}

export function createOAuthTokens(fetcher: SafeFetch, clock: () => number): OAuthTokens {
  const issued = new LRUCache<string, IssuedToken>({ max: MAX_TOKENS })
  const flights = new SingleFlight<string, IssuedToken>()
  const keyOf = (projectId: ProjectId, spec: OAuth2Spec) => sha256(JSON.stringify([projectId, spec])).toString('base64')
  return {
    async token(projectId, spec) {
      const key = keyOf(projectId, spec)
      const known = issued.get(key)
      if (known && known.usableUntil > clock()) return known.token
      // Not stopped when one of those who wait goes away: the others wait for it, too.
      const { token } = await flights.run(key, async () => {
        const grant = {
          grant_type: 'client_credentials',
          ...(spec.scope !== null && { scope: spec.scope }),
          ...(spec.audience !== null && { audience: spec.audience }),
        }
        const fresh = await requestToken(fetcher, spec, grant, clock)
        issued.set(key, fresh)
        return fresh
      })
      return token
    },
    forget(projectId, spec, token) {
      const key = keyOf(projectId, spec)
      if (issued.get(key)?.token === token) issued.delete(key)
    },
  }
}
