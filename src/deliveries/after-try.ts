// What becomes of a delivery after a try.
import { type Attempt, type Delivery, type DeliveryTurn, deliveryLimits } from './delivery.ts'
import { GIVE_UP_HOURS, nextTryAt, type Outcome } from './outcome.ts'

export function turnAfter(
  held: Delivery,
  outcome: Outcome | null,
  took: { readonly at: number; readonly durationMs: number },
  { isStopped, chance }: { readonly isStopped: boolean; readonly chance: number },
): DeliveryTurn {
  const now = took.at + took.durationMs
  const { tries, attempts } = held
  if (outcome === null)
    return ended({ state: 'CANCELLED', error: 'The channel was paused.', tries, attempts: attempts - 1 }, now)
  const attempt = attemptOf(outcome, took)
  const kept = [...tries, attempt].slice(-deliveryLimits.tries)
  // The gateway ends: the next one tries at once, and this try does not count.
  if (isStopped)
    return {
      state: 'PENDING',
      dueAt: new Date(now),
      endedAt: null,
      error: attempt.error,
      tries: kept,
      attempts: attempts - 1,
    }
  if (outcome.kind === 'TAKEN') return ended({ state: 'SENT', error: null, tries: kept, attempts }, now)
  const since = (held.replayedAt ?? held.createdAt).getTime()
  const next = nextTryAt(outcome, { attempts, since }, now, chance)
  if (next !== null)
    return { state: 'PENDING', dueAt: new Date(next), endedAt: null, error: outcome.error, tries: kept, attempts }
  const why =
    outcome.kind === 'LATER' ? `${outcome.error} It was tried for up to ${GIVE_UP_HOURS} hours.` : outcome.error
  return ended({ state: 'FAILED', error: why, tries: kept, attempts }, now)
}

const ended = (turn: Omit<DeliveryTurn, 'dueAt' | 'endedAt'>, now: number): DeliveryTurn => ({
  ...turn,
  dueAt: null,
  endedAt: new Date(now),
})

function attemptOf(
  outcome: Outcome,
  { at, durationMs }: { readonly at: number; readonly durationMs: number },
): Attempt {
  const { status, reply } = outcome
  const error = outcome.kind === 'TAKEN' ? null : outcome.error
  // PostgreSQL keeps no NUL in jsonb.
  const clean = (text: string | null) => text?.replaceAll('\0', '\uFFFD').toWellFormed()
  return {
    at: new Date(at).toISOString(),
    durationMs,
    status,
    reply: clean(reply) ?? null,
    error: clean(error) ?? null,
  }
}
