// How a gateway ends: readiness says no, replies close their connections, open requests finish, and the rest is closed.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../base/log.ts'
import { drain } from './drain.ts'

/** Open requests have this long to finish when the process is asked to stop, and less after a delay. */
const DRAIN_MS = 8_000
/** Of the whole: what waits for the database then, one thing after another, would take longer than the 10 s that are promised. */
const CLOSE_MS = 9_000

export class Shutdown {
  readonly #log: Log
  #hasBegun = false
  #drainMs = DRAIN_MS
  readonly #givenUp = new AbortController()
  #ended: Promise<void> | undefined

  constructor(log: Log) {
    this.#log = log
  }

  get hasBegun(): boolean {
    return this.#hasBegun
  }

  /** Aborted when not everything has ended in time: nothing waits for the database any more. */
  get givenUp(): AbortSignal {
    return this.#givenUp.signal
  }

  /**
   * Clients that keep connections open take their next request elsewhere. A request that was under way at the beginning is told so by
   * its reply: its connection is closed as soon as it is idle, and the next request would be lost on it.
   */
  closeConnectionsOf(server: FastifyInstance): void {
    server.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.#hasBegun) reply.header('connection', 'close')
      done()
    })
  }

  drain(server: FastifyInstance): Promise<void> {
    return drain(server, this.#drainMs)
  }

  /** `end` is called when the delay is over. What comes again waits for the first. */
  begin(delayMs: number, end: () => Promise<void>): Promise<void> {
    this.#hasBegun = true
    this.#drainMs = Math.min(DRAIN_MS, CLOSE_MS - delayMs)
    this.#ended ??= this.#end(delayMs, end)
    return this.#ended
  }

  async #end(delayMs: number, end: () => Promise<void>): Promise<void> {
    const late = setTimeout(() => {
      this.#log.warn('not everything ended in time: nothing waits for the database any more')
      this.#givenUp.abort()
    }, CLOSE_MS)
    try {
      await sleep(delayMs)
      await end()
    } finally {
      clearTimeout(late)
    }
  }
}
