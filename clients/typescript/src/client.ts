import { type Document, textOf } from './document.js'
import { InputError, type PushgraphError } from './errors.js'
import { Live, type LiveOptions } from './live.js'
import { overEvents, overWebSocket, type Transport } from './live-transport.js'
import { type BatchOptions, PushQueue } from './push-queue.js'
import { PUSH, type PushOptions, type PushReceipt, type PushRow } from './push-row.js'
import {
  type ChartOptions,
  chartOperation,
  type Report,
  type ReportQuery,
  reportOperation,
  toReport,
} from './report.js'
import { type Connection, request } from './request.js'
import { DEFAULT_RETRY, type RetryOptions, withRetries } from './retry.js'
import { memoryStore, type PushStore, type StoredBatch } from './store.js'

export interface ClientOptions {
  /** Where the gateway listens, without `/graphql`. In a browser also a path of the page's own origin. */
  readonly url: string
  /** A function is called for each request: for tokens that end and are made anew. */
  readonly token: string | (() => string | Promise<string>)
  /** Where batches wait until they are acknowledged. Default: the memory. */
  readonly store?: PushStore
  readonly batch?: BatchOptions
  readonly retry?: RetryOptions
  /** How long one request may take. Default: 30,000. */
  readonly timeoutMs?: number
  /** How long the gateway remembers idempotency keys, its `RECEIPT_HOURS`. Default: 24. */
  readonly keyHours?: number
  /** Of rows that an earlier process pushed and that are refused now. Default: they are written to the console. */
  readonly onError?: (error: PushgraphError, batch: StoredBatch) => void
  /** What live reports come over. Default: sse. */
  readonly transport?: 'sse' | 'websocket'
  /** A live connection that says nothing for so long is given up. Default: 30,000. */
  readonly silenceMs?: number
  readonly fetch?: typeof fetch
  readonly webSocket?: typeof WebSocket
}

export interface QueryOptions {
  readonly signal?: AbortSignal
}

/** A gateway and a token. */
export class PushgraphClient {
  readonly #connection: Connection
  readonly #options: ClientOptions
  readonly #retry: Required<RetryOptions>
  readonly #queue: PushQueue

  constructor(options: ClientOptions) {
    const { url, token, store = memoryStore(), batch, timeoutMs = 30_000, keyHours = 24 } = options
    this.#options = options
    // Called by itself: the `fetch` of browsers wants no other `this`.
    const send = options.fetch ?? globalThis.fetch
    this.#connection = { url, token, timeoutMs, fetch: (...args) => send(...args) }
    this.#retry = { ...DEFAULT_RETRY, ...options.retry }
    this.#queue = new PushQueue({
      store,
      keyHours,
      retry: this.#retry,
      batch: { delayMs: batch?.delayMs ?? 50, maxRows: batch?.maxRows ?? 1_000 },
      send: ({ idempotencyKey, input }) => this.#push({ ...input, idempotencyKey }),
      onError: options.onError ?? ((error, { input }) => console.error(error, input)),
    })
    // What an earlier process left goes on; where it cannot yet, the next push or flush() tries again.
    if (options.store) this.#queue.flush().catch(() => {})
  }

  /**
   * Pushes rows, together with others of the same widget that come at about the same time, and resolves with the receipt of each batch that they
   * were in. Rejects with InputError where the gateway refused them, and with PendingError where they were not acknowledged yet.
   */
  push(widgetId: string, rows: PushRow | readonly PushRow[], options: PushOptions = {}): Promise<PushReceipt[]> {
    return this.#queue.push(widgetId, [rows].flat() as PushRow[], options)
  }

  /** Sends now what waits; resolves when all is acknowledged or refused, and rejects with PendingError where it is not. */
  flush(): Promise<void> {
    return this.#queue.flush()
  }

  /** `flush()`, and no push after it. */
  close(): Promise<void> {
    return this.#queue.close()
  }

  /** The data of a document; rejects where there is any error, which has what could be read as `data`. Mutations are sent once. */
  async query<Result = unknown, Variables = Record<string, unknown>>(
    document: Document<Result, Variables>,
    ...[variables, options]: Record<string, never> extends Variables
      ? [variables?: Variables, options?: QueryOptions]
      : [variables: Variables, options?: QueryOptions]
  ): Promise<Result> {
    const text = textOf(document as Document)
    const run = () => request(this.#connection, text, variables, options?.signal)
    const isRepeatable = !/(^|[\s}])mutation\b/.test(text)
    return (isRepeatable ? withRetries(run, this.#retry, options?.signal) : run()) as Promise<Result>
  }

  /** The report of a widget. Rejects with InputError, code NOT_FOUND, where there is no such widget. */
  async report(widgetId: string, query: ReportQuery = {}, options: QueryOptions = {}): Promise<Report> {
    const { document, variables } = reportOperation('query', widgetId, query)
    const data = await this.query<{ widget: { report: Report } | null }>(document, variables, options)
    return toReport(there(data.widget, widgetId).report)
  }

  /** The same live: read it with `for await`, or give `onData`. Ends by `close()`, by the signal, or by leaving the loop. */
  live(widgetId: string, query: ReportQuery = {}, options: LiveOptions<Report> = {}): Live<Report> {
    const { document, variables } = reportOperation('subscription', widgetId, query)
    return this.#follow(document, variables, data => toReport((data as { widgetReport: Report }).widgetReport), options)
  }

  /** Any subscription of the schema. */
  subscribe<Result = unknown, Variables = Record<string, unknown>>(
    document: Document<Result, Variables>,
    variables: Variables,
    options: LiveOptions<Result> = {},
  ): Live<Result> {
    return this.#follow(textOf(document as Document), variables, data => data as Result, options)
  }

  /** A signed address of a picture, which works without a token until it ends. Needs the scope `manage`. */
  async chartUrl(widgetId: string, chart: ChartOptions = {}, options: QueryOptions = {}): Promise<string> {
    const { document, variables } = chartOperation(widgetId, chart)
    const data = await this.query<{ widget: { chartUrl: string } | null }>(document, variables, options)
    return there(data.widget, widgetId).chartUrl
  }

  async #push(input: object): Promise<PushReceipt> {
    const data = (await request(this.#connection, PUSH, { input })) as { push: { receipt: PushReceipt } }
    return data.push.receipt
  }

  #follow<R>(query: string, variables: unknown, toResult: (data: unknown) => R, options: LiveOptions<R>): Live<R> {
    const { transport, webSocket, silenceMs = 30_000 } = this.#options
    const over: Transport = transport === 'websocket' ? overWebSocket(webSocket) : overEvents
    const operation = { query, variables }
    const common = { connection: this.#connection, retry: this.#retry, transport: over, silenceMs }
    return new Live({ ...options, ...common, operation, toResult })
  }
}

export function createClient(options: ClientOptions): PushgraphClient {
  return new PushgraphClient(options)
}

function there<T>(widget: T | null, id: string): T {
  if (widget === null) throw new InputError('NOT_FOUND', `There is no widget ${id} that this token may read.`)
  return widget
}
