import { InputError, isPassing, PendingError, PushgraphError } from './errors.js'
import { type PushOptions, type PushReceipt, type PushRow, toRowInput } from './push-row.js'
import { type Retry, withRetries } from './retry.js'
import type { PushStore, StoredBatch } from './store.js'

export interface BatchOptions {
  /** How long rows wait for others of their widget. Default: 50. */
  readonly delayMs?: number
  /** Rows of one batch, 1 to 10,000. Default: 1,000. */
  readonly maxRows?: number
}

export interface PushQueueOptions {
  readonly store: PushStore
  readonly retry: Retry
  readonly batch: Required<BatchOptions>
  /** How long the gateway remembers idempotency keys: its `RECEIPT_HOURS`. */
  readonly keyHours: number
  /** One attempt. */
  readonly send: (batch: StoredBatch) => Promise<PushReceipt>
  /** Of batches that nobody waits for: an earlier process pushed them. */
  readonly onError: (error: PushgraphError, batch: StoredBatch) => void
}

/** The rows of one call, or a piece of them. */
interface Part {
  readonly rows: readonly object[]
  readonly resolve: (receipt: PushReceipt) => void
  readonly reject: (error: unknown) => void
}

interface OpenBatch {
  readonly options: Omit<PushOptions, 'idempotencyKey'>
  readonly parts: Part[]
  readonly timer: ReturnType<typeof setTimeout>
}

interface Batch {
  readonly stored: StoredBatch
  /** None: it was in the store already. */
  readonly parts: readonly Part[]
  /** Whether the gateway may have it. */
  wasTried: boolean
}

/** Batches of one widget, sent one after the other: what replaces comes after what it replaces. */
interface Lane {
  readonly batches: Batch[]
  running: Promise<void> | null
}

const HOUR_MS = 3_600_000

export class PushQueue {
  readonly #options: PushQueueOptions
  /** By widget. */
  readonly #open = new Map<string, OpenBatch>()
  readonly #lanes = new Map<string, Lane>()
  #made = 0
  #restored: Promise<void> | null = null
  #isClosed = false

  constructor(options: PushQueueOptions) {
    this.#options = options
  }

  async push(widgetId: string, rows: readonly PushRow[], options: PushOptions): Promise<PushReceipt[]> {
    if (this.#isClosed) throw new PushgraphError('CLOSED', 'This client was closed: push with another one.')
    const { maxRows } = this.#options.batch
    const { idempotencyKey, ...shared } = options
    const inputs = rows.map(toRowInput)
    const pieces = Array.from({ length: Math.ceil(inputs.length / maxRows) }, (_, index) =>
      inputs.slice(index * maxRows, (index + 1) * maxRows),
    )
    const receipts = pieces.map(
      (piece, index) =>
        new Promise<PushReceipt>((resolve, reject) => {
          const part = { rows: piece, resolve, reject }
          if (idempotencyKey === undefined) return this.#collect(widgetId, part, shared)
          this.#sealOpen(widgetId)
          const key = pieces.length === 1 ? idempotencyKey : `${idempotencyKey}:${index + 1}`
          this.#seal(widgetId, [part], shared, key)
        }),
    )
    const all = await Promise.allSettled(receipts)
    const failed = all.find(each => each.status === 'rejected')
    if (failed) throw failed.reason
    return all.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  }

  /** Sends all that waits, and what an earlier process left. Rejects with the first error of what is still pending. */
  async flush(): Promise<void> {
    for (const widgetId of [...this.#open.keys()]) this.#sealOpen(widgetId)
    await this.restore()
    const results = await Promise.allSettled([...this.#lanes.values()].map(lane => this.#run(lane)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.flush()
  }

  /** Reads the store once. */
  restore(): Promise<void> {
    this.#restored ??= this.#readStore().catch(error => {
      this.#restored = null
      throw error
    })
    return this.#restored
  }

  async #readStore(): Promise<void> {
    const found = [...(await this.#options.store.list())]
    found.sort((a, b) => a.createdAt - b.createdAt || a.order - b.order)
    const byWidget = new Map<string, Batch[]>()
    for (const stored of found) {
      const { widgetId } = stored.input
      byWidget.set(widgetId, [...(byWidget.get(widgetId) ?? []), { stored, parts: [], wasTried: true }])
    }
    for (const [widgetId, batches] of byWidget) this.#lane(widgetId).batches.unshift(...batches)
  }

  /** At most one batch of a widget is open: rows with other options end it, so that nothing overtakes. */
  #collect(widgetId: string, part: Part, options: OpenBatch['options']): void {
    const open = this.#open.get(widgetId)
    const rows = open?.parts.reduce((sum, each) => sum + each.rows.length, part.rows.length) ?? 0
    if (open && rows <= this.#options.batch.maxRows && JSON.stringify(open.options) === JSON.stringify(options))
      return void open.parts.push(part)
    this.#sealOpen(widgetId)
    const timer = setTimeout(() => this.#sealOpen(widgetId), this.#options.batch.delayMs)
    this.#open.set(widgetId, { options, parts: [part], timer })
  }

  #sealOpen(widgetId: string): void {
    const open = this.#open.get(widgetId)
    if (!open) return
    this.#open.delete(widgetId)
    clearTimeout(open.timer)
    this.#seal(widgetId, open.parts, open.options)
  }

  #seal(widgetId: string, parts: readonly Part[], options: object, key?: string): void {
    const lane = this.#lane(widgetId)
    lane.batches.push(this.#batchOf(widgetId, parts, options, key))
    // Who pushed these rows gets the error by its part.
    this.#run(lane).catch(() => {})
  }

  #batchOf(widgetId: string, parts: readonly Part[], options: object, key: string = crypto.randomUUID()): Batch {
    const input = { ...options, widgetId, rows: parts.flatMap(part => part.rows) }
    const stored = { idempotencyKey: key, createdAt: Date.now(), order: this.#made++, input }
    return { stored, parts, wasTried: false }
  }

  #lane(widgetId: string): Lane {
    const lane = this.#lanes.get(widgetId) ?? { batches: [], running: null }
    this.#lanes.set(widgetId, lane)
    return lane
  }

  #run(lane: Lane): Promise<void> {
    lane.running ??= this.#sendAll(lane)
    return lane.running
  }

  async #sendAll(lane: Lane): Promise<void> {
    try {
      await this.restore()
      for (let batch = lane.batches[0]; batch; batch = lane.batches[0]) await this.#settle(lane, batch)
    } catch (error) {
      await this.#keep(lane, error)
      const pending = toPending(error)
      for (const { parts } of lane.batches) for (const part of parts) part.reject(pending)
      // Nobody waits for them any more: a later attempt tells `onError`.
      lane.batches.splice(0, lane.batches.length, ...lane.batches.map(batch => ({ ...batch, parts: [] })))
      throw pending
    } finally {
      // In the same step as the last look at `batches`: what is added later starts another run.
      lane.running = null
    }
  }

  /** Batches behind one that was not acknowledged are kept with it; what the store does not take is an error of its own. */
  async #keep(lane: Lane, error: unknown): Promise<void> {
    for (const batch of [...lane.batches].filter(each => !each.wasTried)) {
      try {
        if (!isOfGateway(error)) throw error
        await this.#options.store.put(batch.stored)
      } catch (cause) {
        lane.batches.splice(lane.batches.indexOf(batch), 1)
        for (const part of batch.parts) part.reject(cause)
      }
    }
  }

  /** Resolves when the batch has come to an end, good or bad; rejects when it stays. */
  async #settle(lane: Lane, batch: Batch): Promise<void> {
    const { store, retry, send, keyHours } = this.#options
    const { idempotencyKey, createdAt } = batch.stored
    if (batch.wasTried && Date.now() - createdAt > keyHours * HOUR_MS) {
      const message = `Its key is older than ${keyHours} hours, which the gateway may not remember: sent again, these rows could count twice.`
      return this.#refuse(lane, batch, new PushgraphError('STALE_BATCH', message))
    }
    // First kept, then sent: what the gateway has is never sent again under another key.
    await store.put(batch.stored)
    batch.wasTried = true
    let receipt: PushReceipt
    try {
      receipt = await withRetries(() => send(batch.stored), retry)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return this.#refuse(lane, batch, error)
    }
    await store.delete(idempotencyKey)
    lane.batches.shift()
    for (const part of batch.parts) part.resolve(receipt)
  }

  async #refuse(lane: Lane, batch: Batch, error: PushgraphError): Promise<void> {
    const { stored, parts } = batch
    const { widgetId, rows: _, ...options } = stored.input
    // Nothing of it is stored there: alone, the parts without a mistake are taken.
    const alone = parts.length > 1 ? parts.map(part => this.#batchOf(widgetId, [part], options)) : []
    for (const each of alone) await this.#options.store.put(each.stored)
    await this.#options.store.delete(stored.idempotencyKey)
    lane.batches.splice(0, 1, ...alone)
    if (parts.length === 1) parts[0]?.reject(error)
    if (parts.length === 0) this.#options.onError(error, stored)
  }
}

const isOfGateway = (error: unknown) => error instanceof PushgraphError

function toPending(error: unknown): PendingError {
  const cause = error instanceof PushgraphError ? error : null
  const why = error instanceof Error ? error.message : String(error)
  const when = isPassing(error) ? 'the next push to this widget' : 'the next push to this widget once that is mended'
  return new PendingError(
    cause?.code ?? 'STORE',
    `Not acknowledged yet: ${why} The rows are kept, and sent again with ${when}, with flush(), or by the next client on this store.`,
    { status: cause?.status, retryAfter: cause?.retryAfter, errors: cause?.errors, cause: error },
  )
}
