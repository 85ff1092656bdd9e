// Commits pushes in groups: all that wait go together in one transaction, and each is acknowledged after its commit only.
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { type Connection, createPipeline } from '../database/client.ts'
import { isLostConnection, isRetryable, isUniqueViolation, unavailable } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { createChangeNotices } from './change-notices.ts'
import type { PushOutcome, PushReceipt } from './push.ts'
import { selectClaim, selectReceipts } from './receipt.store.ts'
import { insertClaims, insertReceipts, upsertActivity, upsertPoints } from './round.store.ts'
import { buildRound, createdByPush, type QueuedPush, type Round } from './round.ts'

/** What one transaction takes. */
const ROUND = { pushes: 256, points: 1_000 }
/** What may wait: beyond it a push is refused with 503 and `Retry-After`. */
export const WAITING_LIMITS = { pushes: 10_000, points: 400_000 }
const ATTEMPTS = 5
const BACKOFF_MS = [20, 100, 500, 1_500]
/** Slots keep the activity rows of several gateways apart. */
const SLOTS = 16

export interface PushWriter {
  /** Resolves when the push is committed. Pushes of one widget are committed in the order of their calls. */
  write(push: QueuedPush): Promise<PushOutcome>
  readonly waiting: number
  /** Waits until everything that was taken is committed or refused, then closes the connection. */
  close(): Promise<void>
}

interface Waiting {
  readonly push: QueuedPush
  readonly resolve: (outcome: PushOutcome) => void
  readonly reject: (error: unknown) => void
}

export function createPushWriter(
  gateway: Omit<Gateway, 'services'>,
  connection: Connection,
  limits = WAITING_LIMITS,
): PushWriter {
  const pool = createPipeline(connection, gateway.log)
  const notices = createChangeNotices(gateway.bus)
  const slot = randomInt(SLOTS)
  let queue: Waiting[] = []
  let waitingPoints = 0
  let working: Promise<void> | null = null
  let closed = false

  const work = async () => {
    // Everything of this turn of the event loop joins the round.
    await new Promise(setImmediate)
    while (queue.length > 0) {
      const round = buildRound(
        queue.slice(0, ROUND.pushes).map(it => it.push),
        ROUND,
      )
      const members = queue.slice(0, round.taken)
      queue = queue.slice(round.taken)
      for (const { push } of members) waitingPoints -= push.plan.points
      await settle(members, round)
    }
    working = null
  }

  const settle = async (members: readonly Waiting[], round: Round) => {
    try {
      const outcomes = await commitPatiently(round)
      tellOf(members)
      // In the next turn of the event loop: by then the next round is on its way, and PostgreSQL works while replies are written.
      setImmediate(() => {
        for (const [index, member] of members.entries()) {
          const outcome = outcomes[index]
          if (outcome instanceof Error) member.reject(outcome)
          else if (outcome) member.resolve(outcome)
        }
      })
    } catch (error) {
      if (members.length === 1 || isLostConnection(error)) {
        // It may have been committed although its answer was lost.
        if (isLostConnection(error)) tellOf(members)
        for (const member of members) member.reject(isLostConnection(error) ? unavailable(error) : error)
        return
      }
      // One of them is bad: each alone, so that only it fails.
      gateway.log.warn({ error: String(error), pushes: members.length }, 'a round of pushes failed: trying each alone')
      for (const member of members) await settle([member], buildRound([member.push], ROUND))
    }
  }

  const tellOf = (members: readonly Waiting[]) => {
    for (const { push } of members) notices.changed(push.projectId, push.widgetId)
  }

  /** Tries again where nothing can be written twice: receipts carry ids made before, and their key is unique. */
  const commitPatiently = async (round: Round): Promise<(PushOutcome | Error)[]> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await commitRound(round)
      } catch (error) {
        // The attempt before this one was committed although its answer was lost.
        if (isUniqueViolation(error, 'receipts_pkey')) return await readBack(round)
        if (attempt >= ATTEMPTS || !(isRetryable(error) || isLostConnection(error))) throw error
        const pause = BACKOFF_MS[attempt - 1] ?? 0
        await sleep(pause * (0.5 + Math.random()))
      }
    }
  }

  const commitRound = async (round: Round): Promise<(PushOutcome | Error)[]> => {
    const now = new Date(gateway.clock())
    const client = await pool.connect()
    let failed: Error | undefined
    try {
      const begun = client.query('BEGIN')
      let { points, categoryPoints, pushes } = round
      if (pushes.some(push => push.idempotencyKey !== null)) {
        const [, claimed] = await together([begun, insertClaims(client, pushes, now)] as const)
        const replays = pushes.filter(push => push.idempotencyKey !== null && !claimed.has(push.receiptId))
        if (replays.length > 0) {
          const fresh = buildRound(
            pushes.filter(push => !replays.includes(push)),
            { pushes: Infinity, points: Infinity },
          )
          // What could be folded behind a replayed push may not be without it: then each goes alone.
          if (fresh.taken < pushes.length - replays.length) throw new Error('the round has to be split')
          ;({ points, categoryPoints, pushes } = fresh)
        }
      }
      const [, areNew, categoriesAreNew] = await together([
        begun,
        upsertPoints(client, points, 'points'),
        upsertPoints(client, categoryPoints, 'category_points'),
      ] as const)
      const created = createdByPush(pushes.length, points, areNew)
      const createdCategories = createdByPush(pushes.length, categoryPoints, categoriesAreNew)
      for (const [index, count] of createdCategories.entries()) created[index] = (created[index] ?? 0) + count
      const [, , committed] = await together([
        insertReceipts(client, pushes, created, now),
        upsertActivity(client, pushes, now, slot),
        client.query('COMMIT'),
      ] as const)
      if (committed.command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
      const receipts = new Map(pushes.map((push, index) => [push, toReceipt(push, created[index] ?? 0, now)]))
      return await Promise.all(
        round.pushes.map(push => {
          const receipt = receipts.get(push)
          return receipt ? { receipt, replayed: false } : replay(push)
        }),
      )
    } catch (error) {
      failed = error as Error
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      // A client whose statement failed half-way is not used again: the next round gets a new one.
      client.release(failed && isLostConnection(failed) ? failed : undefined)
    }
  }

  const replay = async (push: QueuedPush): Promise<PushOutcome | Error> => {
    const { projectId, widgetId, idempotencyKey } = push
    const claim = await selectClaim(gateway.db, { projectId, widgetId, idempotencyKey: idempotencyKey ?? '' })
    const receipt = claim && (await selectReceipts(gateway.db, projectId, [claim.receiptId]))[0]
    if (!claim || !receipt) return unavailable(new Error('an idempotency key expired in the middle of a push'))
    if (push.bodyHash && !claim.bodyHash.equals(push.bodyHash)) return keyReused()
    return { receipt, replayed: receipt.receiptId !== push.receiptId }
  }

  const readBack = (round: Round) =>
    Promise.all(
      round.pushes.map(async push => {
        const receipt = (await selectReceipts(gateway.db, push.projectId, [push.receiptId]))[0]
        return receipt ? { receipt, replayed: false } : replay(push)
      }),
    )

  return {
    write(push) {
      if (closed) return Promise.reject(new AppError('UNAVAILABLE', 'The gateway is shutting down.', { retryAfter: 2 }))
      if (queue.length >= limits.pushes || waitingPoints + push.plan.points > limits.points) {
        const message = `Too many pushes wait to be written (at most ${limits.pushes}, or ${limits.points} points). Try again.`
        return Promise.reject(new AppError('UNAVAILABLE', message, { retryAfter: 1 }))
      }
      return new Promise((resolve, reject) => {
        queue.push({ push, resolve, reject })
        waitingPoints += push.plan.points
        working ??= work()
      })
    },
    get waiting() {
      return queue.length
    },
    async close() {
      closed = true
      await working
      notices.flush()
      await pool.end()
    },
  }
}

export function keyReused(): AppError {
  return new AppError('CONFLICT', 'This idempotency key was used with another body. Use a new key for a new push.')
}

function toReceipt(push: QueuedPush, created: number, now: Date): PushReceipt {
  const { receiptId, projectId, widgetId, plan } = push
  return {
    receiptId: receiptId as Id,
    projectId,
    widgetId,
    acceptedAt: now,
    rows: plan.rows,
    points: plan.points,
    created,
    changed: plan.points - created,
  }
}

/** As Promise.all, but waits for all: no statement of a failed round is still on the wire when its client goes back. */
async function together<T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(promises)
  const failed = settled.find(it => it.status === 'rejected')
  if (failed) throw failed.reason
  return settled.map(it => (it as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> }
}
