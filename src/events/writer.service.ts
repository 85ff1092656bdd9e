// Commits events in groups: all that wait go together in one statement, and each is acknowledged after its commit only.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../base/errors.ts'
import { isLostConnection, isRetryable, sqlStateOf, unavailable } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { insertEvents } from './event.store.ts'
import type { CheckedEvent } from './event.ts'
import { createEventNotices, type EventNotices } from './event-notices.ts'
import { ensurePartitions } from './partition.store.ts'
import { monthOf } from './partition.ts'

/** What one statement takes, and how many are under way at once: the next is filled while the last is written. */
const ROUND = 1_000
const ROUNDS = 2
/** What may wait: beyond it events are refused with 503 and `Retry-After`. */
export const WAITING_EVENTS = 50_000
const ATTEMPTS = 4
/** No attempt begins later than this after the first. */
const RETRY_FOR_MS = 2_200
/** Nobody waits longer than this in line for a database that does not answer. */
const STILL_MS = 3_000
const SWEEP_MS = 500

interface Waiting {
  readonly events: readonly CheckedEvent[]
  /** Milliseconds of a clock that only runs forward. */
  readonly since: number
  readonly resolve: (written: number) => void
  readonly reject: (error: unknown) => void
}

export class EventWriter {
  readonly #gateway: Omit<Gateway, 'services'>
  readonly #limit: number
  readonly #notices: EventNotices
  readonly #working = new Set<Promise<void>>()
  /** Months known to be there. */
  readonly #months = new Set<number>()
  readonly #sweep: NodeJS.Timeout
  #queue: Waiting[] = []
  #waiting = 0
  #isClosed = false

  constructor(gateway: Omit<Gateway, 'services'>, limit = WAITING_EVENTS) {
    this.#gateway = gateway
    this.#limit = limit
    this.#notices = createEventNotices(gateway.bus)
    this.#sweep = setInterval(() => void this.#refuseLate(), SWEEP_MS).unref()
  }

  /** Resolves with the number of events that were new, when all are committed. Rejects with UNAVAILABLE. */
  write(events: readonly CheckedEvent[]): Promise<number> {
    if (this.#isClosed)
      return Promise.reject(new AppError('UNAVAILABLE', 'The gateway is shutting down.', { retryAfter: 2 }))
    if (this.#waiting + events.length > this.#limit) {
      const message = `Too many events wait to be written (at most ${this.#limit}). Try again.`
      return Promise.reject(new AppError('UNAVAILABLE', message, { retryAfter: 1 }))
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ events, since: performance.now(), resolve, reject })
      this.#waiting += events.length
      if (this.#working.size < ROUNDS) {
        const turn = this.#work().finally(() => this.#working.delete(turn))
        this.#working.add(turn)
      }
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#working.size > 0) await Promise.all(this.#working)
    clearInterval(this.#sweep)
    this.#notices.flush()
  }

  async #work(): Promise<void> {
    // Everything of this turn of the event loop joins the round.
    await new Promise(setImmediate)
    while (this.#queue.length > 0) {
      let taken = 0
      let events = 0
      while (taken < this.#queue.length) {
        const next = this.#queue[taken]?.events.length ?? 0
        if (taken > 0 && events + next > ROUND) break
        events += next
        taken++
      }
      const members = this.#queue.slice(0, taken)
      this.#queue = this.#queue.slice(taken)
      this.#waiting -= events
      await this.#settle(members)
    }
  }

  async #settle(members: readonly Waiting[]): Promise<void> {
    try {
      const written = await this.#commit(members)
      for (const { events } of members) for (const event of events) this.#notices.changed(event.projectId, event.name)
      for (const [index, member] of members.entries()) member.resolve(written[index] ?? 0)
    } catch (error) {
      if (members.length === 1 || isLostConnection(error)) {
        for (const member of members) member.reject(isLostConnection(error) ? unavailable(error) : error)
        return
      }
      // One of them is bad: each alone, so that only it fails.
      this.#gateway.log.warn({ err: error, batches: members.length }, 'a round of events failed: each goes alone')
      for (const member of members) await this.#settle([member])
    }
  }

  /** How many events of each member were new. */
  async #commit(members: readonly Waiting[]): Promise<number[]> {
    const events = withoutRepetition(members.flatMap(member => member.events))
    const now = new Date(this.#gateway.clock())
    const startedAt = performance.now()
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#ensureMonths(events)
        const written = await insertEvents(this.#gateway.pool, events, now)
        const isNew = written ?? new Set(events.map(event => event.eventId))
        return members.map(member => member.events.filter(event => isNew.has(event.eventId)).length)
      } catch (error) {
        // The attempt before was committed although its answer was lost: the ids of events are made once.
        if (attempt > 1 && sqlStateOf(error) === '23505') return members.map(member => member.events.length)
        // A month that was dropped behind our back.
        if (sqlStateOf(error) === '23514') this.#months.clear()
        else if (!(isRetryable(error) || isLostConnection(error))) throw error
        if (attempt >= ATTEMPTS || performance.now() - startedAt > RETRY_FOR_MS) throw error
        await sleep(attempt * 50 * (0.5 + Math.random()))
      }
    }
  }

  async #ensureMonths(events: readonly CheckedEvent[]): Promise<void> {
    const missing = new Set(events.map(event => monthOf(event.at)).filter(month => !this.#months.has(month)))
    if (missing.size === 0) return
    for (const month of await ensurePartitions(this.#gateway.pool, missing)) this.#months.add(month)
  }

  async #refuseLate(): Promise<void> {
    const before = performance.now() - STILL_MS
    if ((this.#queue[0]?.since ?? Number.POSITIVE_INFINITY) > before) return
    if (await this.#gateway.database.isAnswering()) return
    const first = this.#queue.findIndex(({ since }) => since > before)
    const late = this.#queue.splice(0, first === -1 ? this.#queue.length : first)
    for (const { events, reject } of late) {
      this.#waiting -= events.length
      reject(unavailable(new Error('the events waited too long')))
    }
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
