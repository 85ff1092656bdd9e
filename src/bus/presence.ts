// Which gateways do not hear NATS: they say so in the database, and the others speak to them there for a while.
import type { Message } from './outbox.ts'

/** How often a gateway that does not hear NATS says so, and how long others believe it after that. */
const ANNOUNCE_MS = 30_000
export const BELIEVED_MS = 3 * ANNOUNCE_MS
/** How long answers to "who hears no NATS?" may take; gateways that poll read once a second. */
const ANSWERS_WITHIN_MS = 3_000
const RETRY_MS = 1_000

/** A message about its sender alone. */
export type PresenceMessage = Pick<Message, 'reads' | 'isAsking'>

export interface PresenceOptions {
  /** Through the database; `mustReachAll`: also to those who read rows, whether or not one of them is known. */
  readonly send: (message: PresenceMessage, mustReachAll: boolean) => Promise<void>
  /** What it reads of the database. */
  readonly reads: () => 'ROWS' | 'NOTIFICATIONS'
  readonly hearsNats: () => boolean
  /** Messages may have been missed until just now. */
  readonly gap: () => void
}

/** A gateway that has just started knows nobody: it speaks through the database until those who hear no NATS had time to say so. */
export class Presence {
  readonly #options: PresenceOptions
  readonly #announcing: NodeJS.Timeout
  #retrying: NodeJS.Timeout | undefined
  #rowsUntil = Number.NEGATIVE_INFINITY
  #databaseUntil = Number.POSITIVE_INFINITY
  #believedUntil = Number.NEGATIVE_INFINITY

  constructor(options: PresenceOptions) {
    this.#options = options
    this.#announcing = setInterval(() => {
      if (!options.hearsNats()) this.#announce().catch(() => {})
    }, ANNOUNCE_MS).unref()
  }

  /** Somebody reads rows. */
  get needsRows(): boolean {
    return performance.now() < this.#rowsUntil
  }

  /** Somebody does not hear NATS. */
  get needsDatabase(): boolean {
    return performance.now() < this.#databaseUntil
  }

  /** Says what it is, and asks what others are where it matters. Throws where the database does not take it. */
  async start(): Promise<void> {
    if (!this.#options.hearsNats()) await this.#announce()
    else await this.#options.send({ isAsking: true }, true)
    this.#databaseUntil = Math.max(performance.now() + ANSWERS_WITHIN_MS, this.#believedUntil)
  }

  receive({ reads, isAsking }: PresenceMessage): void {
    if (isAsking) {
      if (!this.#options.hearsNats()) this.#announce().catch(() => {})
      return
    }
    this.#believedUntil = performance.now() + BELIEVED_MS
    this.#databaseUntil = Math.max(this.#databaseUntil, this.#believedUntil)
    // Gateways of the release before say it without a word, and only where they poll.
    if (reads !== 'NOTIFICATIONS') this.believeRows()
  }

  /** Rows were found that somebody wrote for those who read them. */
  believeRows(): void {
    this.#rowsUntil = performance.now() + BELIEVED_MS
  }

  /** NATS is not heard any more: others are asked to use the database. What they send until they know is missed. */
  loseNats(): void {
    clearTimeout(this.#retrying)
    this.#announce(true).then(
      () => this.#later(ANSWERS_WITHIN_MS, this.#options.gap),
      () => this.#later(RETRY_MS, () => this.#options.hearsNats() || this.loseNats()),
    )
  }

  close(): void {
    clearInterval(this.#announcing)
    clearTimeout(this.#retrying)
  }

  #announce(mustReachAll = false): Promise<void> {
    return this.#options.send({ reads: this.#options.reads() }, mustReachAll)
  }

  #later(ms: number, action: () => unknown): void {
    this.#retrying = setTimeout(action, ms).unref()
  }
}
