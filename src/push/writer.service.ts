// Commits pushes in groups: all that wait go together in one transaction, and each is acknowledged after its commit only.
import { AppError } from '../base/errors.ts'
import { type Connection, createPipeline } from '../database/client.ts'
import { isLocked, isLostConnection, locked, sqlStateOf, unavailable } from '../database/failure.ts'
import type { DatabaseCheck } from '../database/readiness.ts'
import type { Gateway } from '../request/context.ts'
import { createChangeNotices } from './change-notices.ts'
import type { PushOutcome } from './push.ts'
import { createPushQueue, ROUND, type Taken, WAITING_LIMITS, type WaitingPush, widgetOf } from './push-queue.ts'
import { createRoundCommitter } from './round.service.ts'
import { buildRound, type QueuedPush } from './round.ts'

/** One connection for the shared line, and so many for widgets that are kept apart. */
const APART = 2
/** A row that somebody else holds is waited for so long, once: then its widget is kept apart. */
const WAITS = { connectMs: 1_500, lockMs: 1_000 }
/** Nobody waits longer than this for a database that does not answer, or behind a widget that is blocked; */
const STILL_MS = 3_000
/** nor longer than this for one that is slow. */
const SLOW_MS = 20_000
const SWEEP_MS = 500

export interface PushWriter {
  /**
   * Resolves when the push is committed. Pushes of one widget are committed in the order of their calls. Rejects with UNAVAILABLE:
   * nothing was written, or with a lost connection perhaps.
   */
  write(push: QueuedPush): Promise<PushOutcome>
  readonly waiting: number
  /** Waits until everything that was taken is committed or refused, then closes the connections. */
  close(): Promise<void>
}

interface Waiting extends WaitingPush {
  readonly resolve: (outcome: PushOutcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * Pushes wait in the shared line. A round that cannot be written because something holds a row is given up after a second, and each of
 * its widgets is set apart, to be written by itself: so the one whose row is held (and its own later pushes, which keep their order)
 * waits alone. It goes back to the shared line when it could be written.
 */
export function createPushWriter(
  gateway: Omit<Gateway, 'services'>,
  connection: Connection,
  database: Pick<DatabaseCheck, 'isAnswering' | 'doubt'>,
  limits = WAITING_LIMITS,
): PushWriter {
  const pool = createPipeline(connection, gateway.log, 1 + APART, {
    ...WAITS,
    isAnswering: database.isAnswering,
  })
  const commit = createRoundCommitter(gateway, pool)
  const notices = createChangeNotices(gateway.bus)
  const queue = createPushQueue<Waiting>(limits)
  let shared: Promise<void> | null = null
  const apart = new Set<Promise<void>>()
  let apartWorkers = 0
  let closed = false

  const workShared = async () => {
    // Everything of this turn of the event loop joins the round.
    await new Promise(setImmediate)
    for (let taken = queue.takeShared(); taken; taken = queue.takeShared()) await settle(taken)
    shared = null
  }
  const workApart = async () => {
    apartWorkers++
    for (let taken = queue.takeApart(); taken; taken = queue.takeApart()) {
      const isBlocked = await settle(taken)
      queue.release(taken.widget ?? '', isBlocked, performance.now())
    }
    apartWorkers--
  }
  const wakeApart = () => {
    while (queue.hasApart && apartWorkers < APART) {
      const work = workApart().finally(() => apart.delete(work))
      apart.add(work)
    }
  }

  /** Answers everybody of the round. True where something holds what it has to write. */
  const settle = async ({ members, round, widget }: Taken<Waiting>): Promise<boolean> => {
    try {
      const outcomes = await commit(round)
      notify(members)
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
      return await settleFailed(members, widget, error)
    }
  }

  const settleFailed = async (members: readonly Waiting[], widget: string | null, error: unknown): Promise<boolean> => {
    if (isLostConnection(error)) {
      // It may have been committed although its answer was lost.
      notify(members)
      database.doubt()
      for (const member of members) member.reject(unavailable(error))
      return false
    }
    const widgets = new Set(members.map(widgetOf))
    if (isHeldUp(error)) {
      const [only] = widgets
      if (widgets.size > 1) {
        gateway.log.warn({ err: error, widgets: widgets.size }, 'a round of pushes was held up: each widget goes alone')
        queue.setApart(members)
        wakeApart()
        return false
      }
      for (const member of members) member.reject(locked(error))
      if (widget === null && only !== undefined) queue.release(only, true, performance.now())
      return true
    }
    if (members.length === 1) {
      members[0]?.reject(error)
      return false
    }
    // One of them is bad: each alone, so that only it fails.
    gateway.log.warn({ err: error, pushes: members.length }, 'a round of pushes failed: each goes alone')
    let isBlocked = false
    for (const member of members) {
      const { taken: _, ...round } = buildRound([member.push], ROUND)
      isBlocked = await settle({ members: [member], round, widget })
    }
    return isBlocked
  }

  const notify = (members: readonly Waiting[]) => {
    for (const { push } of members) notices.changed(push.projectId, push.widgetId)
  }

  const refuseLate = async () => {
    const now = performance.now()
    if (queue.oldest > now - STILL_MS) return
    const isSlow = await database.isAnswering()
    for (const waiting of queue.expire(now - STILL_MS, now - (isSlow ? SLOW_MS : STILL_MS))) waiting.reject(tooLate())
  }
  let refusing: Promise<void> | null = null
  const sweep = setInterval(() => {
    refusing ??= refuseLate().finally(() => {
      refusing = null
    })
  }, SWEEP_MS).unref()

  return {
    write(push) {
      if (closed) return Promise.reject(new AppError('UNAVAILABLE', 'The gateway is shutting down.', { retryAfter: 2 }))
      return new Promise((resolve, reject) => {
        if (!queue.add({ push, since: performance.now(), resolve, reject })) {
          const message = `Too many pushes wait to be written (at most ${limits.pushes}, or ${limits.points} points). Try again.`
          return reject(new AppError('UNAVAILABLE', message, { retryAfter: 1 }))
        }
        shared ??= workShared()
        wakeApart()
      })
    },
    get waiting() {
      return queue.size
    },
    async close() {
      closed = true
      while (shared || apart.size > 0) await Promise.all([shared, ...apart])
      clearInterval(sweep)
      await refusing
      notices.flush()
      await pool.end()
    },
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
