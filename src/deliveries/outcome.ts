// What came of a try, and when the next one is: nothing is tried for longer than three days.
export type Outcome =
  | { readonly kind: 'TAKEN'; readonly status: number | null; readonly reply: string | null }
  /** Another try would meet the same. */
  | {
      readonly kind: 'REFUSED'
      readonly status: number | null
      readonly reply: string | null
      readonly error: string
      /** The receiver wants nothing more, ever. */
      readonly isGone?: boolean
    }
  | {
      readonly kind: 'LATER'
      readonly status: number | null
      readonly reply: string | null
      readonly error: string
      /** Milliseconds for which the receiver wants to be left alone. */
      readonly waitMs: number | null
    }

export const GIVE_UP_HOURS = 72
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]
/** After the first try, the second and so on; together less than three days. */
const waits = [
  ...[5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 20 * HOUR, 24 * HOUR],
]
export const MAX_TRIES = waits.length + 1

export interface TriedDelivery {
  /** Tries so far, this one too. */
  readonly attempts: number
  /** When it was asked for. */
  readonly since: number
}

/** When it is tried again; `null`: it is given up. `chance` is 0 to 1: receivers that came back are not met by all at once. */
export function nextTryAt(
  outcome: Outcome,
  { attempts, since }: TriedDelivery,
  now: number,
  chance: number,
): number | null {
  const wait = waits[attempts - 1]
  if (outcome.kind !== 'LATER' || wait === undefined) return null
  const at = now + Math.max(wait * (0.8 + chance / 5), outcome.waitMs ?? 0)
  return at <= since + GIVE_UP_HOURS * HOUR ? Math.round(at) : null
}

/** By the status of HTTP: what asks to come again, what is refused for good. */
export function outcomeOfStatus(status: number, reply: string | null, waitMs: number | null): Outcome {
  if (status >= 200 && status < 300) return { kind: 'TAKEN', status, reply }
  const said = `The receiver answered ${status}.`
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: 'LATER', status, reply, error: said, waitMs }
  if (status === 410)
    return { kind: 'REFUSED', status, reply, error: `${said} It is gone: the channel was paused.`, isGone: true }
  const isRedirect = status >= 300 && status < 400
  return {
    kind: 'REFUSED',
    status,
    reply,
    error: isRedirect ? `${said} Give the channel the URL that it redirects to.` : said,
  }
}
