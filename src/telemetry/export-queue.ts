// What waits to be sent to the collector. Nobody waits for it: what is too much is dropped, and counted.

export interface ExportQueueOptions<Item> {
  /** Sends a batch. Rejects where it did not arrive, then it is dropped. Ends when the signal is aborted. */
  readonly send: (items: readonly Item[], signal: AbortSignal) => Promise<void>
  /** What became of items. */
  readonly count: (outcome: 'sent' | 'dropped', items: number) => void
  /** The state of the connection changed: why nothing arrives, or `null` where it does again. */
  readonly onState: (failure: unknown) => void
}

/** As the batch processor of OpenTelemetry has them, but sent every second: https://opentelemetry.io/docs/specs/otel/trace/sdk/#batching-processor */
const QUEUE_LIMITS = { items: 2_048, batch: 256, everyMs: 1_000, closeMs: 1_000 }

export class ExportQueue<Item> {
  readonly #options: ExportQueueOptions<Item>
  readonly #closing = new AbortController()
  readonly #timer: NodeJS.Timeout
  #waiting: Item[] = []
  #sending: Promise<void> | null = null
  #isFailing = false
  #isClosed = false

  constructor(options: ExportQueueOptions<Item>) {
    this.#options = options
    this.#timer = setInterval(() => this.#flush(), QUEUE_LIMITS.everyMs).unref()
  }

  add(item: Item): void {
    if (this.#isClosed || this.#waiting.length >= QUEUE_LIMITS.items) this.drop(1)
    else if (this.#waiting.push(item) === QUEUE_LIMITS.batch) this.#flush()
  }

  drop(items: number): void {
    this.#options.count('dropped', items)
  }

  /** Sends what waits, for a second at most; the rest is dropped. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    const late = setTimeout(() => this.#closing.abort(), QUEUE_LIMITS.closeMs)
    while (this.#sending || this.#waiting.length > 0) {
      this.#flush()
      await this.#sending
    }
    clearTimeout(late)
  }

  #flush(): void {
    if (this.#waiting.length === 0) return
    this.#sending ??= this.#sendNext().finally(() => {
      this.#sending = null
      if (this.#waiting.length >= QUEUE_LIMITS.batch) this.#flush()
    })
  }

  async #sendNext(): Promise<void> {
    const items = this.#waiting.slice(0, QUEUE_LIMITS.batch)
    this.#waiting = this.#waiting.slice(QUEUE_LIMITS.batch)
    try {
      await this.#options.send(items, this.#closing.signal)
      this.#options.count('sent', items.length)
      if (this.#isFailing) this.#options.onState(null)
      this.#isFailing = false
    } catch (error) {
      this.drop(items.length)
      if (!this.#isFailing) this.#options.onState(error)
      this.#isFailing = true
    }
  }
}
