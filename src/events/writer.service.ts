// Commits events in groups: all that wait go together in one statement, and each is acknowledged after its commit only.
import { AppError } from '../base/errors.ts'
import { isLostConnection, isRetryable, sqlStateOf, unavailable } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { insertEvents } from './event.store.ts'
import type { CheckedEvent } from './event.ts'
import { createEventNotices } from './event-notices.ts'
import { ensurePartitions } from './partition.store.ts'
import { monthOf } from './partition.ts'

/** What one statement takes, and how many are under way at once: the next is filled while the last is written. */
const ROUND = 1_000
const ROUNDS = 2
/** What may wait: beyond it events are refused with 503 and `Retry-After`. */
export const WAITING_EVENTS = 50_000
const ATTEMPTS = 4

export interface EventWriter {
  /** Resolves with the number of events that were new, when all are committed. */
  write(events: readonly CheckedEvent[]): Promise<number>
  close(): Promise<void>
}

interface Waiting {
  readonly events: readonly CheckedEvent[]
  readonly resolve: (written: number) => void
  readonly reject: (error: unknown) => void
}

export function createEventWriter(gateway: Omit<Gateway, 'services'>, limit = WAITING_EVENTS): EventWriter {
  let queue: Waiting[] = []
  let waiting = 0
  let closed = false
  const notices = createEventNotices(gateway.bus)
  const working = new Set<Promise<void>>()
  /** Months known to be there. */
  const months = new Set<number>()

  const work = async () => {
    // Everything of this turn of the event loop joins the round.
    await new Promise(setImmediate)
    while (queue.length > 0) {
      let taken = 0
      let events = 0
      while (taken < queue.length) {
        const next = queue[taken]?.events.length ?? 0
        if (taken > 0 && events + next > ROUND) break
        events += next
        taken++
      }
      const members = queue.slice(0, taken)
      queue = queue.slice(taken)
      waiting -= events
      await settle(members)
    }
  }

  const settle = async (members: readonly Waiting[]) => {
    try {
      const written = await commit(members)
      for (const { events } of members) for (const event of events) notices.changed(event.projectId, event.name)
      for (const [index, member] of members.entries()) member.resolve(written[index] ?? 0)
    } catch (error) {
      if (members.length === 1 || isLostConnection(error)) {
        for (const member of members) member.reject(isLostConnection(error) ? unavailable(error) : error)
        return
      }
      // One of them is bad: each alone, so that only it fails.
      gateway.log.warn({ error: String(error), batches: members.length }, 'a round of events failed: trying each alone')
      for (const member of members) await settle([member])
    }
  }

  /** How many events of each member were new. */
  const commit = async (members: readonly Waiting[]): Promise<number[]> => {
    const events = withoutRepetition(members.flatMap(member => member.events))
    const now = new Date(gateway.clock())
    await ensureMonths(events)
    for (let attempt = 1; ; attempt++) {
      try {
        const written = await insertEvents(gateway.pool, events, now)
        const isNew = written ?? new Set(events.map(event => event.eventId))
        return members.map(member => member.events.filter(event => isNew.has(event.eventId)).length)
      } catch (error) {
        // The attempt before was committed although its answer was lost: the ids of events are made once.
        if (attempt > 1 && sqlStateOf(error) === '23505') return members.map(member => member.events.length)
        // A month that was dropped behind our back.
        if (sqlStateOf(error) === '23514') months.clear()
        else if (!(isRetryable(error) || isLostConnection(error))) throw error
        if (attempt >= ATTEMPTS) throw error
        await new Promise(resolve => setTimeout(resolve, attempt * 50 * (0.5 + Math.random())))
        await ensureMonths(events)
      }
    }
  }

  const ensureMonths = async (events: readonly CheckedEvent[]) => {
    const missing = new Set(events.map(event => monthOf(event.at)).filter(month => !months.has(month)))
    if (missing.size === 0) return
    for (const month of await ensurePartitions(gateway.pool, missing)) months.add(month)
  }

  return {
    write(events) {
      if (closed) return Promise.reject(new AppError('UNAVAILABLE', 'The gateway is shutting down.', { retryAfter: 2 }))
      if (waiting + events.length > limit) {
        const message = `Too many events wait to be written (at most ${limit}). Try again.`
        return Promise.reject(new AppError('UNAVAILABLE', message, { retryAfter: 1 }))
      }
      return new Promise((resolve, reject) => {
        queue.push({ events, resolve, reject })
        waiting += events.length
        if (working.size < ROUNDS) {
          const turn = work().finally(() => working.delete(turn))
          working.add(turn)
        }
      })
    },
    async close() {
      closed = true
      while (working.size > 0) await Promise.all(working)
      notices.flush()
    },
  }
}

/** The first of each given id: a statement cannot see what it writes itself. */
function withoutRepetition(events: readonly CheckedEvent[]): CheckedEvent[] {
  const seen = new Set<string>()
  return events.filter(({ projectId, givenId }) => {
    if (givenId === null) return true
    const key = `${projectId} ${givenId}`
    return seen.has(key) ? false : seen.add(key)
  })
}
