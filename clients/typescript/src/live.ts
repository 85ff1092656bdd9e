import { AccessError, isPassing, NetworkError, PushgraphError, type ReplyError, toError } from './errors.js'
import type { LiveMessage } from './event-stream.js'
import type { Transport } from './live-transport.js'
import type { Connection } from './request.js'
import { delayBefore, type Retry, wait } from './retry.js'

/** CONNECTING: before each first message of a connection. */
export type LiveState = 'CONNECTING' | 'OPEN' | 'CLOSED'

export interface LiveOptions<Result> {
  readonly onData?: (data: Result) => void
  /** The stream has ended with it: it was refused, or the token has. Passing errors are no end. */
  readonly onError?: (error: PushgraphError) => void
  readonly onState?: (state: LiveState) => void
  readonly signal?: AbortSignal
  /** What `complete` means: reports are never complete, so that the gateway is about to stop; tasks are. Default: RECONNECT. */
  readonly whenComplete?: 'RECONNECT' | 'END'
}

export interface LiveStreamOptions<Result> extends LiveOptions<Result> {
  readonly connection: Connection
  readonly transport: Transport
  readonly operation: { readonly query: string; readonly variables: unknown }
  readonly toResult: (data: unknown) => Result
  readonly retry: Retry
  /** A connection that says nothing for so long is given up; the gateway says something every 12 seconds. */
  readonly silenceMs: number
}

/**
 * What is asked for as it stands, then again whenever it has changed, over as many connections as it takes: each begins with the present
 * state, so that no change is missed. Who reads slower than changes come gets the newest.
 */
export class Live<Result> implements AsyncIterable<Result> {
  readonly #options: LiveStreamOptions<Result>
  readonly #ending = new AbortController()
  #latest: { readonly data: Result } | null = null
  #lastText = ''
  #error: PushgraphError | null = null
  #wake = () => {}
  #state: LiveState = 'CONNECTING'

  constructor(options: LiveStreamOptions<Result>) {
    this.#options = options
    if (options.signal?.aborted) this.close()
    options.signal?.addEventListener('abort', () => this.close(), { once: true })
    // After this step: callbacks may use the variable that this object is kept in.
    queueMicrotask(() => void this.#run())
  }

  get state(): LiveState {
    return this.#state
  }

  close(): void {
    this.#ending.abort()
    this.#enter('CLOSED')
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Result, void, undefined> {
    try {
      for (;;) {
        const latest = this.#latest
        this.#latest = null
        if (latest) yield latest.data
        else if (this.#state === 'CLOSED') break
        else await this.#change()
      }
      if (this.#error) throw this.#error
    } finally {
      this.close()
    }
  }

  #change(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve
    })
  }

  async #run(): Promise<void> {
    const { retry, whenComplete } = this.#options
    for (let attempt = 1; !this.#ending.signal.aborted; attempt++) {
      const { wasOpened, failure } = await this.#connect()
      if (wasOpened) attempt = 1
      if (failure === undefined && whenComplete === 'END') return this.close()
      if (failure !== undefined && !this.#mayComeBack(failure, wasOpened)) return this.#fail(failure)
      this.#enter('CONNECTING')
      await wait(delayBefore(attempt + 1, retry, failure), this.#ending.signal).catch(() => {})
    }
  }

  /** Over one connection: whether it gave anything, and what ended it; undefined: it was completed. */
  async #connect(): Promise<{ wasOpened: boolean; failure: unknown }> {
    const { connection, transport, operation, silenceMs } = this.#options
    const cutting = new AbortController()
    const cut = () => cutting.abort()
    this.#ending.signal.addEventListener('abort', cut, { once: true })
    let wasOpened = false
    let refused: unknown
    let timer = setTimeout(cut, silenceMs)
    const receive = (message: LiveMessage) => {
      clearTimeout(timer)
      timer = setTimeout(cut, silenceMs)
      if (message.type !== 'next') return
      try {
        this.#take(message.text)
        wasOpened = true
      } catch (error) {
        refused ??= error
        cut()
      }
    }
    try {
      await transport(connection, operation, receive, cutting.signal)
      return { wasOpened, failure: refused }
    } catch (error) {
      return { wasOpened, failure: refused ?? error }
    } finally {
      clearTimeout(timer)
      this.#ending.signal.removeEventListener('abort', cut)
    }
  }

  #take(text: string): void {
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: readonly ReplyError[] }
    if (errors && errors.length > 0) throw toError(errors, { data })
    if (this.#ending.signal.aborted) return
    this.#enter('OPEN')
    // A new connection begins with what stands: where that is what was shown last, nothing has changed.
    if (text === this.#lastText) return
    this.#lastText = text
    const result = this.#options.toResult(data)
    this.#latest = { data: result }
    this.#wake()
    // What a callback throws is the caller's, and no end of the connection.
    queueMicrotask(() => this.#options.onData?.(result))
  }

  #mayComeBack(error: unknown, wasOpened: boolean): boolean {
    // A token that is made anew for each connection may have ended on this one.
    if (error instanceof AccessError && error.code === 'UNAUTHENTICATED')
      return wasOpened && typeof this.#options.connection.token === 'function'
    return isPassing(error)
  }

  #fail(error: unknown): void {
    if (this.#ending.signal.aborted) return
    this.#error = error instanceof PushgraphError ? error : new NetworkError('NETWORK', String(error), { cause: error })
    this.close()
    this.#options.onError?.(this.#error)
  }

  #enter(state: LiveState): void {
    if (this.#state === state || this.#state === 'CLOSED') return
    this.#state = state
    this.#options.onState?.(state)
  }
}
