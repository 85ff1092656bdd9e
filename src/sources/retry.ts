import type { RequestSpec } from './source.ts'

export interface Failure {
  /** `null`: no answer came. */
  readonly status: number | null
  readonly retryable: boolean
  /** Of the answer. */
  readonly headers: Readonly<Record<string, string>>
}

export type RetryDecision =
  | { readonly waitMs: number }
  /** `retryAfter`: seconds after which another call may succeed. */
  | { readonly giveUp: true; readonly retryAfter: number | null }

type Rules = Pick<RequestSpec, 'method' | 'safe' | 'attempts' | 'maxWaitSeconds'>

const FIRST_BACKOFF_MS = 1_000

/**
 * Whether and when a failed request is sent again. Only what can be sent twice without harm is; the first repetition comes at once,
 * later ones after 1 s, 2 s, 4 s ... with some chance in them, unless the upstream says when.
 */
export function decideRetry(
  rules: Rules,
  failure: Failure,
  attempt: number,
  at: { readonly now: number; readonly remainingMs: number; readonly chance: number },
): RetryDecision {
  const { status, headers } = failure
  const requestedMs = requestedWaitMs(status, headers, at.now)
  const retryAfter = requestedMs === null ? null : Math.ceil(requestedMs / 1_000)
  const isWorth = status === null ? failure.retryable : status >= 500 || isRateLimit(status, headers)
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

/** 429, or 403 as GitHub answers where a limit is used up, or with a time after which it may be tried again. */
export function isRateLimit(status: number, headers: Failure['headers']): boolean {
  if (status === 429) return true
  return status === 403 && (headers['retry-after'] !== undefined || isUsedUp(headers))
}

const isUsedUp = (headers: Failure['headers']) => remaining.some(name => /^\s*0+(\.0*)?\s*$/.test(headers[name] ?? ''))
const remaining = ['x-ratelimit-remaining', 'x-rate-limit-remaining', 'ratelimit-remaining']
const resets = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset']

/** How long an upstream wants to be left alone; `null`: it does not say. */
function requestedWaitMs(status: number | null, headers: Failure['headers'], now: number): number | null {
  const asked = retryAfterMs(headers['retry-after'], now)
  if (asked !== null || status === null || !isRateLimit(status, headers) || !(status === 429 || isUsedUp(headers)))
    return asked
  for (const name of resets) {
    const wait = retryAfterMs(headers[name], now)
    if (wait !== null) return wait
  }
  return null
}

/** Longer ones are instants: 10 digits are seconds since 1970, 13 are milliseconds. */
const MAX_SECONDS_DIGITS = 9

/**
 * Seconds or a date (RFC 9110, 10.2.3), or what others write: seconds with a fraction, seconds or milliseconds since 1970, an instant of
 * RFC 3339. `null`: nothing that can be understood.
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? ''
  const [, digits, fraction = ''] = /^(\d{1,13})(\.\d{1,9})?$/.exec(text) ?? []
  if (digits !== undefined) {
    const value = Number(digits + fraction)
    if (digits.length <= MAX_SECONDS_DIGITS) return Math.ceil(value * 1_000)
    return Math.max(0, Math.ceil(digits.length < 12 ? value * 1_000 : value) - now)
  }
  // An HTTP date, in its three forms, always in GMT; or an instant with its offset.
  if (!/^[A-Z][a-z]{2,8},? |^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const date = new Date(text).getTime()
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
