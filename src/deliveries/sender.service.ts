// Sends what is due: takes deliveries for a while, tries each once, and says when it is tried again. In any number of gateways at once.

import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { isLostConnection } from '../database/failure.ts'
import type { Gateway, Platform } from '../request/context.ts'
import type { SourceService } from '../sources/source.service.ts'
import type { Source } from '../sources/source.ts'
import { turnAfter } from './after-try.ts'
import { selectChannelOfSource } from './channel.store.ts'
import {
  claimDelivery,
  type DeliveryKey,
  selectAllWaitingCount,
  selectDueDeliveries,
  updateTurn,
} from './delivery.store.ts'
import { deliveryLimits } from './delivery.ts'
import { createMailServer, type MailServer } from './mail.client.ts'
import type { Outcome } from './outcome.ts'
import { send } from './send.service.ts'
import { Slots } from './slots.ts'

declare module '../request/context.ts' {
  interface Services {
    deliveries: DeliveryService
  }
}

const POLL_MS = 2_000
/** What was put into the outbox is committed by then, mostly; what is not is found by the next look. */
const SOON_MS = 50
/** A gateway that says nothing for so long has lost what it was sending. */
const LEASE_MS = 60_000
/** Of one try, in all. */
const TRY_MS = 45_000
/** A gateway that ends waits so long for what is under way. */
const CLOSE_MS = 4_000
const CANDIDATES = 200
const COUNT_EVERY_MS = 15_000

export interface DeliveryService {
  /** `null`: no server of mails is set. */
  readonly mails: MailServer | null
  /** Begins to look for what is due. */
  start(gateway: Gateway): void
  /** Something may be due. */
  wake(): void
  /** Something will be, as soon as a transaction has ended. */
  soon(): void
  /** Waits for what is under way, and gives the rest back. */
  close(): Promise<void>
}

type Deps = Pick<Platform, 'config' | 'log' | 'meters'>

export function createDeliveryService(platform: Deps, sources: SourceService): DeliveryService {
  sources.beforeDeletion.push(assertNoChannelUses)
  const { smtpUrl, mailFrom } = platform.config
  return new Sender(platform, smtpUrl === null || mailFrom === null ? null : createMailServer(smtpUrl, mailFrom))
}

async function assertNoChannelUses({ db }: Gateway, source: Source): Promise<void> {
  const user = await selectChannelOfSource(db, source.projectId, source.sourceId)
  if (user) throw new AppError('CONFLICT', `The channel ${quote(user.name)} uses the source. Delete it first.`)
}

/** Not started (`gateway` is null); idle; looking (`looking` is set); woken meanwhile (once more); closed. */
class Sender implements DeliveryService {
  readonly mails: MailServer | null
  readonly #platform: Deps
  readonly #slots = new Slots(deliveryLimits.atOnce)
  readonly #running = new Set<Promise<void>>()
  readonly #closing = new AbortController()
  #gateway: Gateway | null = null
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  #looking: Promise<void> | null = null
  #isWoken = false
  #isClosed = false
  #waiting = 0
  #countedAt = Number.NEGATIVE_INFINITY

  constructor(platform: Deps, mails: MailServer | null) {
    this.#platform = platform
    this.mails = mails
    platform.meters.gauge('deliveries_running', 'Deliveries that are tried here.', () => this.#running.size)
    platform.meters.gauge('deliveries_waiting', 'Deliveries of all projects that have not ended.', () => this.#waiting)
  }

  start(gateway: Gateway): void {
    this.#gateway = gateway
    this.#timer = setInterval(() => this.wake(), POLL_MS).unref()
    this.wake()
  }

  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      this.wake()
    }, SOON_MS).unref()
  }

  wake(): void {
    this.#isWoken = true
    const gateway = this.#gateway
    if (!gateway || this.#isClosed || this.#looking) return
    this.#looking = this.#look(gateway)
      .catch(error => {
        if (!isLostConnection(error))
          this.#platform.log.warn({ err: error }, 'deliveries could not be read; again in a moment')
      })
      .finally(() => {
        this.#looking = null
      })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    clearTimeout(this.#soon)
    await this.#looking
    const late = setTimeout(() => this.#closing.abort(), CLOSE_MS)
    await Promise.all(this.#running)
    clearTimeout(late)
    this.mails?.close()
  }

  async #look(gateway: Gateway): Promise<void> {
    do {
      this.#isWoken = false
      const { free } = this.#slots
      if (free === 0) return
      const now = await nowOf(gateway)
      const due = await selectDueDeliveries(gateway.db, new Date(now), CANDIDATES)
      for (const key of due) {
        if (this.#isClosed) return
        if (this.#slots.take(key)) this.#begin(gateway, key)
      }
      await this.#count(gateway, now)
    } while (this.#isWoken && !this.#isClosed)
  }

  #begin(gateway: Gateway, key: DeliveryKey): void {
    const work = this.#try(gateway, key).catch(error => {
      if (!isLostConnection(error))
        this.#platform.log.warn({ err: error }, 'a delivery could not be noted; it is tried again')
      return false
    })
    const ended = work.then(isDone => {
      this.#slots.release(key)
      this.#running.delete(ended)
      // After a failure the next look is the clock's.
      if (isDone) this.wake()
    })
    this.#running.add(ended)
  }

  /** False: another gateway has it. */
  async #try(gateway: Gateway, key: DeliveryKey): Promise<boolean> {
    const now = await nowOf(gateway)
    const held = await claimDelivery(gateway.db, key, new Date(now), new Date(now + LEASE_MS))
    if (!held) return false
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TRY_MS)])
    const startedAt = performance.now()
    const outcome = await send(gateway, held, signal)
    const took = { at: now, durationMs: Math.round(performance.now() - startedAt) }
    const isStopped = this.#closing.signal.aborted && outcome?.kind === 'LATER'
    await updateTurn(gateway.db, held, turnAfter(held, outcome, took, { isStopped, chance: Math.random() }))
    this.#platform.meters.deliveries.add({ origin: held.origin.kind, outcome: wordOf(outcome) })
    return true
  }

  async #count(gateway: Gateway, now: number): Promise<void> {
    if (now - this.#countedAt < COUNT_EVERY_MS) return
    this.#countedAt = now
    this.#waiting = await selectAllWaitingCount(gateway.db, deliveryLimits.counted)
  }
}

const nowOf = ({ services }: Gateway) => services.clocks.now()

const wordOf = (outcome: Outcome | null) =>
  outcome === null ? 'cancelled' : ({ TAKEN: 'sent', REFUSED: 'refused', LATER: 'later' } as const)[outcome.kind]
