// Commits events in groups: all that wait go together in one statement, and each is acknowledged after its commit only. On a distributed
// database those of one project do, so that a commit is of one server.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../base/errors.ts'
import { isLostConnection, isWorthAnotherTry, sqlStateOf, unavailable } from '../database/failure.ts'
import type { Platform } from '../request/context.ts'
import { insertDividedEvents } from './divided-events.store.ts'
import { insertEvents } from './event.store.ts'
import type { ValidatedEvent } from './event.ts'
import { createEventNotices, type EventNotices } from './event-notices.ts'
import { EventQueue, WAITING_EVENTS, type WaitingEvents } from './event-queue.ts'
import { ensurePartitions } from './partition.store.ts'
import { monthOf } from './partition.ts'

/** Statements under way at once: the next is filled while the last is written. */
const ROUNDS = 2
/** The same on a distributed database: so many projects are written at once. */
const ROUNDS_WHERE_DIVIDED = 4
const ATTEMPTS = 4
/** No attempt begins later than this after the first. */
const RETRY_FOR_MS = 2_200
/** Nobody waits longer than this in line for a database that does not answer. */
const STILL_MS = 3_000
const SWEEP_MS = 500

interface PendingEvents extends WaitingEvents {
  readonly resolve: (written: number) => void
  readonly reject: (error: unknown) => void
}

export class EventWriter {
  readonly #gateway: Platform
  readonly #limit: number
  readonly #isDistributed: boolean
  readonly #rounds: number
  readonly #notices: EventNotices
  readonly #working = new Set<Promise<void>>()
  /** Months known to be there. */
  readonly #months = new Set<number>()
  readonly #sweep: NodeJS.Timeout
  readonly #queue: EventQueue<PendingEvents>
  #isClosed = false

  constructor(gateway: Platform, limit = WAITING_EVENTS, isDistributed = false) {
    this.#gateway = gateway
    this.#limit = limit
    this.#isDistributed = isDistributed
    this.#rounds = isDistributed ? ROUNDS_WHERE_DIVIDED : ROUNDS
    this.#queue = new EventQueue(limit, isDistributed)
    this.#notices = createEventNotices(gateway.bus)
    this.#sweep = setInterval(() => void this.#refuseLate(), SWEEP_MS).unref()
  }

  /** Resolves with the number of events that were new, when all are committed. Rejects with UNAVAILABLE. */
  write(events: readonly ValidatedEvent[]): Promise<number> {
    if (this.#isClosed)
      return Promise.reject(new AppError('UNAVAILABLE', 'The gateway is shutting down.', { retryAfter: 2 }))
    return new Promise((resolve, reject) => {
      if (!this.#queue.add({ events, since: performance.now(), resolve, reject })) {
        const message = `Too many events wait to be written (at most ${this.#limit}). Try again.`
        return reject(new AppError('UNAVAILABLE', message, { retryAfter: 1 }))
      }
      if (this.#working.size < this.#rounds) {
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
    while (this.#queue.size > 0) await this.#settle(this.#queue.take())
  }

  async #settle(members: readonly PendingEvents[]): Promise<void> {
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
  async #commit(members: readonly PendingEvents[]): Promise<number[]> {
    const events = withoutRepetition(members.flatMap(member => member.events))
    const now = new Date(this.#gateway.clock())
    const startedAt = performance.now()
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#ensureMonths(events)
        const insert = this.#isDistributed ? insertDividedEvents : insertEvents
        const written = await insert(this.#gateway.pool, events, now)
        const isNew = written ?? new Set(events.map(event => event.eventId))
        return members.map(member => member.events.filter(event => isNew.has(event.eventId)).length)
      } catch (error) {
        // The attempt before was committed although its answer was lost: the ids of events are made once.
        if (attempt > 1 && sqlStateOf(error) === '23505') return members.map(member => member.events.length)
        // A month that was dropped behind our back.
        if (sqlStateOf(error) === '23514') this.#months.clear()
        else if (!isWorthAnotherTry(error)) throw error
        if (attempt >= ATTEMPTS || performance.now() - startedAt > RETRY_FOR_MS) throw error
        await sleep(attempt * 50 * (0.5 + Math.random()))
      }
    }
  }

  async #ensureMonths(events: readonly ValidatedEvent[]): Promise<void> {
    const missing = new Set(events.map(event => monthOf(event.at)).filter(month => !this.#months.has(month)))
    if (missing.size === 0) return
    for (const month of await ensurePartitions(this.#gateway.pool, missing)) this.#months.add(month)
  }

  async #refuseLate(): Promise<void> {
    const before = performance.now() - STILL_MS
    if (this.#queue.oldest > before) return
    if (await this.#gateway.database.isAnswering()) return
    for (const { reject } of this.#queue.expire(before)) reject(unavailable(new Error('the events waited too long')))
  }
}

/** The first of each given id: a statement cannot see what it writes itself. */
function withoutRepetition(events: readonly ValidatedEvent[]): ValidatedEvent[] {
  const seen = new Set<string>()
  return events.filter(({ projectId, uniqueKey }) => {
    if (uniqueKey === null) return true
    const key = `${projectId} ${uniqueKey}`
    return seen.has(key) ? false : seen.add(key)
  })
}
