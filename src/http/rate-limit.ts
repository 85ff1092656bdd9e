import type { LimitState } from '../base/errors.ts'

/** `RateLimit-Policy` and `RateLimit` of the IETF draft (draft-ietf-httpapi-ratelimit-headers); none where there is no limit. */
export function rateLimitHeaders(...states: readonly (LimitState | null | undefined)[]): Record<string, string> {
  let policies = ''
  let left = ''
  for (const it of states) {
    if (!it || it.limit === 0) continue
    const comma = policies === '' ? '' : ', '
    policies += `${comma}"${it.name}";q=${it.limit};w=${it.windowSeconds}`
    left += `${comma}"${it.name}";r=${it.remaining};t=${it.resetSeconds}`
  }
  return policies === '' ? {} : { 'ratelimit-policy': policies, ratelimit: left }
}
