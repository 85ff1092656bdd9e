import type { RequestSpec } from './source.ts'

export interface Failure {
  /** `null`: no answer came. */
  readonly status: number | null
  readonly retryable: boolean
  /** The header as it came. */
  readonly retryAfter: string | undefined
}

export type RetryDecision =
  | { readonly waitMs: number }
  /** `retryAfter`: seconds after which another call may succeed. */
  | { readonly giveUp: true; readonly retryAfter: number | null }

type Rules = Pick<RequestSpec, 'method' | 'safe' | 'attempts' | 'maxWaitSeconds'>

const FIRST_BACKOFF_MS = 1_000

/**
 * Whether and when a failed request is sent again. Only what can be sent twice without harm is; the first repetition comes at once,
 * later ones after 1 s, 2 s, 4 s ... with some chance in them, unless `Retry-After` (seconds or a date, RFC 9110, 10.2.3) tells.
 */
export function decideRetry(
  rules: Rules,
  failure: Failure,
  attempt: number,
  at: { readonly now: number; readonly remainingMs: number; readonly chance: number },
): RetryDecision {
  const requestedMs = retryAfterMs(failure.retryAfter, at.now)
  const retryAfter = requestedMs === null ? null : Math.ceil(requestedMs / 1_000)
  const isWorth = failure.status === null ? failure.retryable : failure.status === 429 || failure.status >= 500
  if (!isWorth || !isRepeatable(rules) || attempt >= rules.attempts) return { giveUp: true, retryAfter }
  const backoff = attempt === 1 ? 0 : FIRST_BACKOFF_MS * 2 ** (attempt - 2) * (0.5 + at.chance / 2)
  const waitMs = requestedMs ?? Math.min(backoff, rules.maxWaitSeconds * 1_000)
  if (waitMs > rules.maxWaitSeconds * 1_000 || waitMs >= at.remainingMs) return { giveUp: true, retryAfter }
  return { waitMs }
}

/** RFC 9110, 9.2.2. */
function isRepeatable({ method, safe }: Rules): boolean {
  return safe || (method !== 'POST' && method !== 'PATCH')
}

/** `null`: nothing that can be understood. */
export function retryAfterMs(text: string | undefined, now: number): number | null {
  if (text === undefined) return null
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1_000
  // An HTTP date, in its three forms, always in GMT.
  if (!/^[A-Z][a-z]{2,8},? /.test(text.trim())) return null
  const date = new Date(text.trim()).getTime()
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
