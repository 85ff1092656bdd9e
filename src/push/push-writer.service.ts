// Commits pushes in groups: all that wait go together in one transaction, and each is acknowledged after its commit only.
import { AppError } from '../base/errors.ts'
import { type Connection, createPipeline, type Pool } from '../database/client.ts'
import { selectIsDistributed } from '../database/distribution/facts.ts'
import { isLocked, isLostConnection, locked, sqlStateOf, unavailable } from '../database/failure.ts'
import type { Platform } from '../request/context.ts'
import { type ChangeNotices, createChangeNotices } from './change-notices.ts'
import type { PushOutcome } from './push.ts'
import {
  PushQueue,
  ROUND,
  type RoundSelection,
  WAITING_LIMITS,
  type WaitingLimits,
  type WaitingPush,
  widgetOf,
} from './push-queue.ts'
import { RoundCommitter } from './round.service.ts'
import { buildRound, type QueuedPush } from './round.ts'

/** One connection for the shared line, and so many for widgets that are kept apart. */
const APART = 2
/** Connections for the shared line of a distributed database: so many projects are written at once. */
const SHARED_WHERE_DIVIDED = 4
/** A row that somebody else holds is waited for so long, once: then its widget is kept apart. */
const WAITS = { connectMs: 1_500, lockMs: 1_000 }
/** Nobody waits longer than this for a database that does not answer, or behind a widget that is blocked; */
const STILL_MS = 3_000
/** nor longer than this for one that is slow. */
const SLOW_MS = 20_000
const SWEEP_MS = 500

interface PendingPush extends WaitingPush {
  readonly resolve: (outcome: PushOutcome) => void
  readonly reject: (error: unknown) => void
}

export interface PushWriterOptions {
  readonly gateway: Platform
  readonly connection: Connection
  readonly limits?: WaitingLimits
  /** Tables are distributed by project: a round of several would be a commit in two phases on several servers. */
  readonly isDistributed?: boolean
}

/** The writer, which has asked the database whether it is distributed. */
export async function startPushWriter(gateway: Platform, connection: Connection): Promise<PushWriter> {
  return new PushWriter({ gateway, connection, isDistributed: await selectIsDistributed(gateway.pool) })
}

/**
 * Pushes wait in the shared line. A round that cannot be written because something holds a row is given up after a second, and each of
 * its widgets is set apart, to be written by itself: so the one whose row is held (and its own later pushes, which keep their order)
 * waits alone. It goes back to the shared line when it could be written. On a distributed database each round is of one project, and rounds of
 * several projects are written side by side.
 */
export class PushWriter {
  readonly #gateway: Platform
  readonly #limits: WaitingLimits
  readonly #pool: Pool
  readonly #rounds: RoundCommitter
  readonly #notices: ChangeNotices
  readonly #queue: PushQueue<PendingPush>
  readonly #sweep: NodeJS.Timeout
  readonly #shared = new Set<Promise<void>>()
  readonly #mostShared: number
  #sharedWorkers = 0
  readonly #apart = new Set<Promise<void>>()
  #apartWorkers = 0
  #refusing: Promise<void> | null = null
  #isClosed = false

  constructor({ gateway, connection, limits = WAITING_LIMITS, isDistributed = false }: PushWriterOptions) {
    const { isAnswering } = gateway.database
    this.#gateway = gateway
    this.#limits = limits
    this.#mostShared = isDistributed ? SHARED_WHERE_DIVIDED : 1
    this.#pool = createPipeline(connection, gateway.log, this.#mostShared + APART, { ...WAITS, isAnswering })
    if (isDistributed) this.#pool.on('connect', client => void Object.assign(client, { sendsValues: true }))
    this.#rounds = new RoundCommitter(gateway, this.#pool)
    this.#notices = createChangeNotices(gateway.bus)
    this.#queue = new PushQueue<PendingPush>(limits, isDistributed)
    this.#sweep = setInterval(() => {
      this.#refusing ??= this.#refuseLate().finally(() => {
        this.#refusing = null
      })
    }, SWEEP_MS).unref()
  }

  /**
   * Resolves when the push is committed. Pushes of one widget are committed in the order of their calls. Rejects with UNAVAILABLE:
   * nothing was written, or with a lost connection perhaps.
   */
  write(push: QueuedPush): Promise<PushOutcome> {
    if (this.#isClosed)
      return Promise.reject(new AppError('UNAVAILABLE', 'The gateway is shutting down.', { retryAfter: 2 }))
    return new Promise((resolve, reject) => {
      if (!this.#queue.add({ push, since: performance.now(), resolve, reject })) {
        const { pushes, points } = this.#limits
        const message = `Too many pushes wait to be written (at most ${pushes}, or ${points} points). Try again.`
        return reject(new AppError('UNAVAILABLE', message, { retryAfter: 1 }))
      }
      this.#wakeShared()
      this.#wakeApart()
    })
  }

  get waiting(): number {
    return this.#queue.size
  }

  /** Waits until everything that was taken is committed or refused, then closes the connections. */
  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#shared.size > 0 || this.#apart.size > 0) await Promise.all([...this.#shared, ...this.#apart])
    clearInterval(this.#sweep)
    await this.#refusing
    this.#notices.flush()
    await this.#pool.end()
  }

  #wakeShared(): void {
    if (this.#sharedWorkers === this.#mostShared) return
    this.#sharedWorkers++
    const work = this.#workShared().finally(() => this.#shared.delete(work))
    this.#shared.add(work)
  }

  async #workShared(): Promise<void> {
    // Everything of this turn of the event loop joins the round.
    await new Promise(setImmediate)
    for (let taken = this.#queue.takeShared(); taken; taken = this.#queue.takeShared()) {
      await this.#settle(taken)
      this.#queue.releaseShared(taken)
    }
    // At once: what is added from now on needs another one.
    this.#sharedWorkers--
  }

  async #workApart(): Promise<void> {
    this.#apartWorkers++
    for (let taken = this.#queue.takeApart(); taken; taken = this.#queue.takeApart()) {
      const isBlocked = await this.#settle(taken)
      this.#queue.release(taken.widget ?? '', isBlocked, performance.now())
    }
    this.#apartWorkers--
  }

  #wakeApart(): void {
    while (this.#queue.hasApart && this.#apartWorkers < APART) {
      const work = this.#workApart().finally(() => this.#apart.delete(work))
      this.#apart.add(work)
    }
  }

  /** Answers everybody of the round. True where something holds what it has to write. */
  async #settle({ members, round, widget }: RoundSelection<PendingPush>): Promise<boolean> {
    try {
      const outcomes = await this.#rounds.commit(round)
      this.#notify(members)
      // In the next turn of the event loop: by then the next round is on its way, and PostgreSQL works while replies are written.
      setImmediate(() => {
        for (const [index, member] of members.entries()) {
          const outcome = outcomes[index]
          if (outcome instanceof Error) member.reject(outcome)
          else if (outcome) member.resolve(outcome)
        }
      })
      return false
    } catch (error) {
      if (isLostConnection(error)) return this.#loseAll(members, error)
      if (isHeldUp(error)) return this.#holdUp(members, widget, error)
      return await this.#tryEach(members, widget, error)
    }
  }

  /** Whether the round was committed is not known. */
  #loseAll(members: readonly PendingPush[], error: unknown): false {
    this.#notify(members)
    this.#gateway.database.doubt()
    for (const member of members) member.reject(unavailable(error))
    return false
  }

  #holdUp(members: readonly PendingPush[], widget: string | null, error: unknown): boolean {
    const [only, ...others] = new Set(members.map(widgetOf))
    if (others.length > 0) {
      const widgets = 1 + others.length
      this.#gateway.log.warn({ err: error, widgets }, 'a round of pushes was held up: each widget goes alone')
      this.#queue.setApart(members)
      this.#wakeApart()
      return false
    }
    for (const member of members) member.reject(locked(error))
    if (widget === null && only !== undefined) {
      this.#queue.release(only, true, performance.now())
      this.#wakeApart()
    }
    return true
  }

  /** One of them is bad: each alone, so that only it fails. */
  async #tryEach(members: readonly PendingPush[], widget: string | null, error: unknown): Promise<boolean> {
    if (members.length === 1) {
      members[0]?.reject(error)
      return false
    }
    this.#gateway.log.warn({ err: error, pushes: members.length }, 'a round of pushes failed: each goes alone')
    let isBlocked = false
    for (const member of members) {
      const { taken: _, ...round } = buildRound([member.push], ROUND)
      isBlocked = await this.#settle({ members: [member], round, widget })
    }
    return isBlocked
  }

  #notify(members: readonly PendingPush[]): void {
    for (const { push } of members) this.#notices.changed(push.projectId, push.widgetId)
  }

  async #refuseLate(): Promise<void> {
    const now = performance.now()
    if (this.#queue.oldest > now - STILL_MS) return
    const isSlow = await this.#gateway.database.isAnswering()
    const late = this.#queue.expire(now - STILL_MS, now - (isSlow ? SLOW_MS : STILL_MS))
    for (const waiting of late) waiting.reject(tooLate())
  }
}

/** Something else holds what the round needs: nothing was written. */
function isHeldUp(error: unknown): boolean {
  return isLocked(error) || sqlStateOf(error) === '57014'
}

function tooLate(): AppError {
  const message = 'The push waited too long to be written. Nothing was written. Try again.'
  return new AppError('UNAVAILABLE', message, { retryAfter: 1 })
}
