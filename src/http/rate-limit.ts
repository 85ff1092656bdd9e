import type { LimitState } from '../base/errors.ts'

/** `RateLimit-Policy` and `RateLimit` of the IETF draft (draft-ietf-httpapi-ratelimit-headers); none where there is no limit. */
export function rateLimitHeaders(...states: readonly (LimitState | null | undefined)[]): Record<string, string> {
  const limits = states.filter(state => state && state.limit > 0) as LimitState[]
  if (limits.length === 0) return {}
  return {
    'ratelimit-policy': limits.map(it => `"${it.name}";q=${it.limit};w=${it.windowSeconds}`).join(', '),
    ratelimit: limits.map(it => `"${it.name}";r=${it.remaining};t=${it.resetSeconds}`).join(', '),
  }
}
