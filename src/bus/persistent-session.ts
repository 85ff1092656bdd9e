// A connection that messages come on, made again whenever it is lost.
import type { Log } from '../base/log.ts'

const RECONNECT_MS = [100, 500, 2_000, 5_000]

export interface Session {
  end(): void
}

export interface PersistentSessionOptions<S extends Session> {
  /** One connection. `null`: it can be made, but nothing comes on it. `lost` is called once, when it has ended. */
  readonly open: (lost: () => void) => Promise<S | null>
  /** Messages may have been missed: it has just been made, or was lost. */
  readonly onOpen: () => void
  readonly onLost: () => void
  /** What the log says when it cannot be made again yet. */
  readonly failure: string
  readonly log: Log
}

/** Closed -> `start` -> open -> (lost) waiting -> open ... -> `close`. */
export class PersistentSession<S extends Session> {
  readonly #options: PersistentSessionOptions<S>
  #closed = false
  #current: S | null = null
  #timer: NodeJS.Timeout | undefined
  #attempts = 0

  constructor(options: PersistentSessionOptions<S>) {
    this.#options = options
  }

  /** `null` while there is none. */
  get current(): S | null {
    return this.#current
  }

  /** Makes the connection. False: nothing comes on it. Throws when it cannot be made. Tries once. */
  async start(): Promise<boolean> {
    const session = await this.#options.open(() => {
      if (this.#current !== session) return
      this.#current = null
      // Who has closed it misses nothing any more.
      if (this.#closed) return
      this.#options.onLost()
      this.startLater()
    })
    if (session === null) return false
    if (this.#closed) {
      session.end()
      return true
    }
    this.#current = session
    this.#attempts = 0
    this.#options.onOpen()
    return true
  }

  /** Tries again and again, with growing waits, until there is a connection. */
  startLater(): void {
    if (this.#closed || this.#timer) return
    const delay = RECONNECT_MS[Math.min(this.#attempts++, RECONNECT_MS.length - 1)]
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.start().then(
        isOpen => isOpen || this.startLater(),
        error => {
          this.#options.log.warn({ err: error }, this.#options.failure)
          this.startLater()
        },
      )
    }, delay).unref()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#current?.end()
  }
}
