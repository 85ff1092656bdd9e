// Commits a round of pushes, and knows afterwards whether it was: also when the connection broke in the middle.
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../base/errors.ts'
import { noSpan, type Span, within } from '../base/tracing.ts'
import type { Pool, PoolClient } from '../database/client.ts'
import { isLostConnection, isUniqueViolation, isWorthAnotherTry, sqlStateOf, unavailable } from '../database/failure.ts'
import { sendTogether } from '../database/watched-client.ts'
import type { Platform } from '../request/context.ts'
import { selectCounters, upsertCounters } from './counter.store.ts'
import type { PushOutcome, PushReceipt } from './push.ts'
import { insertPushedAnnotations } from './pushed-annotation.store.ts'
import { selectClaim, selectReceipts } from './receipt.store.ts'
import { deleteReplaced, lockReplaced } from './replaced-points.store.ts'
import { insertMarks } from './rollup-mark.store.ts'
import { insertClaims, updateTakenOver, updateTakenPeriods, upsertActivity, upsertPoints } from './round.store.ts'
import { buildRound, createdByPush, type QueuedPush, type Round, toReceipt } from './round.ts'
import { checkDefinitions, DEFINITION_CHANGED } from './round-check.store.ts'
import { countersOf, countUp } from './round-counters.ts'
import { insertPlainRound, insertReceipts, isPlain } from './round-receipt.store.ts'

const ATTEMPTS = 5
const BACKOFF_MS = [20, 100, 500, 1_500]
/** No attempt begins later than this after the first: a client that waits is answered within 10 s, also by a silent database. */
const RETRY_FOR_MS = 2_200
/** Slots keep the activity rows of several gateways apart. */
const SLOTS = 16

/** Writes rounds on pipelined connections that are for them alone. */
export class RoundCommitter {
  readonly #gateway: Platform
  readonly #pool: Pool
  readonly #slot = randomInt(SLOTS)

  constructor(gateway: Platform, pool: Pool) {
    this.#gateway = gateway
    this.#pool = pool
  }

  /**
   * Resolves to the outcome of each push, in order; an error of one of them alone is its outcome. Throws what concerns all.
   * Tries again where nothing can be written twice: receipts carry ids made before, and their key is unique.
   */
  commit(round: Round): Promise<(PushOutcome | Error)[]> {
    return within(this.#startSpan(round), () => this.#commit(round))
  }

  /** Of its own trace, since it is the work of many: it and the pushes that are followed name each other. */
  #startSpan({ pushes, points, categoryPoints, seriesPoints, periodicPoints }: Round): Span {
    const links = pushes.flatMap(({ span }) => span ?? [])
    if (links.length === 0) return noSpan
    const written = points.length + categoryPoints.length + seriesPoints.length + periodicPoints.length
    const attributes = { 'pushgraph.pushes': pushes.length, 'pushgraph.points': written }
    const span = this.#gateway.tracing.start('push round', { links, attributes })
    for (const link of links) link.link(span)
    return span
  }

  async #commit(round: Round): Promise<(PushOutcome | Error)[]> {
    const startedAt = performance.now()
    for (let attempt = 1; ; attempt++) {
      try {
        const outcomes = await this.#commitOnce(round)
        this.#count(round, outcomes)
        return outcomes
      } catch (error) {
        // The attempt before this one was committed although its answer was lost.
        if (isUniqueViolation(error, 'receipts_pkey')) return await this.#readBack(round)
        this.#gateway.meters.rounds.add({ outcome: 'failed' })
        if (sqlStateOf(error) === DEFINITION_CHANGED) throw definitionChanged()
        if (attempt >= ATTEMPTS || !isWorthAnotherTry(error)) throw error
        const pauseMs = (BACKOFF_MS[attempt - 1] ?? 0) * (0.5 + Math.random())
        if (performance.now() + pauseMs - startedAt > RETRY_FOR_MS) throw error
        await sleep(pauseMs)
      }
    }
  }

  #count({ pushes }: Round, outcomes: readonly (PushOutcome | Error)[]): void {
    const { rounds, roundPushes, points } = this.#gateway.meters
    rounds.add({ outcome: 'committed' })
    roundPushes.observe(pushes.length)
    let [created, changed] = [0, 0]
    for (const outcome of outcomes) {
      if (outcome instanceof Error || outcome.replayed) continue
      created += outcome.receipt.created
      changed += outcome.receipt.changed
    }
    points.add({ outcome: 'created' }, created)
    points.add({ outcome: 'changed' }, changed)
  }

  async #commitOnce(round: Round): Promise<(PushOutcome | Error)[]> {
    const client = await this.#pool.connect()
    let failed: Error | undefined
    try {
      const receipts = await this.#write(client, round)
      return await Promise.all(
        round.pushes.map(push => {
          const receipt = receipts.get(push)
          return receipt ? { receipt, replayed: false } : this.#replay(push)
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

  /** The transaction. Resolves to the receipts of what it wrote; pushes that were made before have none. */
  async #write(client: PoolClient, round: Round): Promise<Map<QueuedPush, PushReceipt>> {
    const now = new Date(this.#gateway.clock())
    if (isPlain(client, round) && round.pushes.every(push => push.idempotencyKey === null)) {
      return this.#writeAtOnce(client, round, now, () => client.query('BEGIN'))
    }
    const begun = client.query('BEGIN')
    let fresh = round
    if (round.pushes.some(push => push.idempotencyKey !== null)) {
      const [, claimed] = await together([begun, insertClaims(client, round.pushes, now)] as const)
      const replays = round.pushes.filter(push => push.idempotencyKey !== null && !claimed.has(push.receiptId))
      if (replays.length > 0) fresh = withoutReplays(round.pushes, replays)
      if (isPlain(client, fresh)) return this.#writeAtOnce(client, fresh, now, () => begun)
    }
    return this.#writeInSteps(client, fresh, now, begun)
  }

  /** Everything goes out in one write, and one answer is waited for. */
  async #writeAtOnce(
    client: PoolClient,
    round: Round,
    now: Date,
    begin: () => Promise<unknown>,
  ): Promise<Map<QueuedPush, PushReceipt>> {
    const { pushes } = round
    const sent = sendTogether(
      client,
      () => [begin(), insertPlainRound(client, round, now), ...this.#end(client, pushes, round, now)] as const,
    )
    const [, created, , , , , committed] = await together(sent)
    assertCommitted(committed)
    return new Map(pushes.map(push => [push, toReceipt(push, created.get(push.receiptId) ?? 0, now)]))
  }

  async #writeInSteps(
    client: PoolClient,
    { pushes, ...tables }: Round,
    now: Date,
    begun: Promise<unknown>,
  ): Promise<Map<QueuedPush, PushReceipt>> {
    await lockReplaced(client, begun, pushes)
    const counted = await this.#countUp(client, begun, pushes)
    const written = counted === pushes ? tables : wholeRound(counted)
    const { points, categoryPoints, seriesPoints, periodicPoints } = written
    const [, areNew, categoriesAreNew, , seriesAreNew, , periodsAreNew] = await together([
      begun,
      upsertPoints(client, points, 'points', now),
      upsertPoints(client, categoryPoints, 'category_points', now),
      updateTakenOver(client, seriesPoints),
      upsertPoints(client, seriesPoints, 'series_points', now),
      updateTakenPeriods(client, periodicPoints),
      upsertPoints(client, periodicPoints, 'periodic_points', now),
    ] as const)
    await deleteReplaced(client, pushes, written)
    const all = [...points, ...categoryPoints, ...seriesPoints, ...periodicPoints]
    const areAllNew = [...areNew, ...categoriesAreNew, ...seriesAreNew, ...periodsAreNew]
    const created = createdByPush(pushes.length, all, areAllNew)
    const sent = sendTogether(
      client,
      () => [insertReceipts(client, counted, created, now), ...this.#end(client, counted, written, now)] as const,
    )
    const [, , , , , committed] = await together(sent)
    assertCommitted(committed)
    const receiptOf = (push: QueuedPush, index: number) => toReceipt(counted[index] ?? push, created[index] ?? 0, now)
    return new Map(pushes.map((push, index) => [push, receiptOf(push, index)]))
  }

  /** Sends what stands behind the points and receipts, and COMMIT. */
  #end(
    client: PoolClient,
    pushes: readonly QueuedPush[],
    { points, seriesPoints, periodicPoints }: Omit<Round, 'pushes'>,
    now: Date,
  ) {
    return [
      insertMarks(client, pushes, points, seriesPoints),
      checkDefinitions(client, pushes, periodicPoints),
      insertPushedAnnotations(client, pushes, now),
      upsertActivity(client, pushes, now, this.#slot),
      client.query('COMMIT'),
    ] as const
  }

  /** The pushes with what their counters add; the same list where there are none. */
  async #countUp(client: PoolClient, begun: Promise<unknown>, pushes: readonly QueuedPush[]) {
    const keys = countersOf(pushes)
    if (keys.length === 0) return pushes
    const [, known] = await together([begun, selectCounters(client, keys)] as const)
    const { pushes: counted, states } = countUp(pushes, known)
    await upsertCounters(client, keys, known, states)
    return counted
  }

  async #replay(push: QueuedPush): Promise<PushOutcome | Error> {
    const { db } = this.#gateway
    const { projectId, widgetId, idempotencyKey } = push
    const claim = await selectClaim(db, { projectId, widgetId, idempotencyKey: idempotencyKey ?? '' })
    const receipt = claim && (await selectReceipts(db, projectId, [claim.receiptId]))[0]
    if (!claim || !receipt) return unavailable(new Error('an idempotency key expired in the middle of a push'))
    if (push.bodyHash && !claim.bodyHash.equals(push.bodyHash)) return keyReused()
    return { receipt, replayed: receipt.receiptId !== push.receiptId }
  }

  #readBack(round: Round): Promise<(PushOutcome | Error)[]> {
    return Promise.all(
      round.pushes.map(async push => {
        const receipt = (await selectReceipts(this.#gateway.db, push.projectId, [push.receiptId]))[0]
        return receipt ? { receipt, replayed: false } : this.#replay(push)
      }),
    )
  }
}

/** What was folded behind a push that was made before may not be possible without it: then each has to go alone. */
function withoutReplays(pushes: readonly QueuedPush[], replays: readonly QueuedPush[]): Round {
  const fresh = pushes.filter(push => !replays.includes(push))
  return wholeRound(fresh)
}

function wholeRound(pushes: readonly QueuedPush[]): Round {
  const { taken, ...round } = buildRound(pushes, { pushes: Infinity, points: Infinity })
  if (taken < pushes.length) throw new Error('the round has to be split')
  return round
}

/** A transaction that failed is rolled back by COMMIT, and says so. */
function assertCommitted({ command }: { readonly command: string }): void {
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
}

function definitionChanged(): AppError {
  const message =
    'The keys, dimensions or aggregations of the widget have just changed. Nothing was written. Try again.'
  return new AppError('UNAVAILABLE', message, { retryAfter: 1 })
}

export function keyReused(): AppError {
  return new AppError('CONFLICT', 'This idempotency key was used with another body. Use a new key for a new push.')
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
