import type { LimitState } from '../base/errors.ts'

/** `RateLimit-Policy` and `RateLimit` of the IETF draft (draft-ietf-httpapi-ratelimit-headers); none where there is no limit. */
export function rateLimitHeaders(state: LimitState | undefined): Record<string, string> {
  if (!state || state.limit === 0) return {}
  return {
    'ratelimit-policy': `"${state.name}";q=${state.limit};w=${state.windowSeconds}`,
    ratelimit: `"${state.name}";r=${state.remaining};t=${state.resetSeconds}`,
  }
}
