// Which gateways do not hear the NATS that this one hears, and which read rows: they say so in the database, and are believed for a while.
import type { Message } from './outbox.ts'

/** How often a gateway that others have to know of says so, and how long they believe it after that. */
const ANNOUNCE_MS = 30_000
export const BELIEVED_MS = 3 * ANNOUNCE_MS
/** How long answers to "who is there?" may take; gateways that poll read once a second. */
const ANSWERS_WITHIN_MS = 3_000
const RETRY_MS = 1_000

/** A message about its sender alone. */
export type PresenceMessage = Pick<Message, 'reads' | 'natsId' | 'isAsking'>

export interface PresenceOptions {
  /** Through the database: as a row where somebody reads rows. */
  readonly send: (message: PresenceMessage) => Promise<void>
  /** What it reads of the database. */
  readonly reads: () => 'ROWS' | 'NOTIFICATIONS'
  /** The NATS that it hears; `null`: none. */
  readonly natsId: () => string | null
  /** Messages may have been missed until just now. */
  readonly gap: () => void
}

/**
 * A gateway that has just started knows nobody: it sends through the database, as rows, until the others had time to say what they are.
 * One that comes back to the database after it was away does so for as long as it would have believed what it missed.
 */
export class Presence {
  readonly #options: PresenceOptions
  readonly #announcing: NodeJS.Timeout
  #retrying: NodeJS.Timeout | undefined
  #forgetting: NodeJS.Timeout | undefined
  #isStarted = false
  #isClosed = false
  #rowsUntil = Number.NEGATIVE_INFINITY
  #databaseUntil = Number.NEGATIVE_INFINITY
  /** Somebody hears a NATS that is not heard here. */
  #elsewhereUntil = Number.NEGATIVE_INFINITY

  constructor(options: PresenceOptions) {
    this.#options = options
    this.#announcing = setInterval(() => {
      if (this.#mustBeKnown) this.#announce().catch(() => {})
    }, ANNOUNCE_MS).unref()
  }

  /** Somebody reads rows, or may. */
  get needsRows(): boolean {
    return !this.#isStarted || performance.now() < this.#rowsUntil
  }

  /** Somebody does not hear the NATS that is heard here, or may not. */
  get needsDatabase(): boolean {
    return !this.#isStarted || performance.now() < this.#databaseUntil
  }

  /** Says what it is, and asks what others are. Throws where the database does not take it. */
  async start(): Promise<void> {
    await this.#options.send({ ...this.#self, isAsking: true })
    this.#keepToDatabase(ANSWERS_WITHIN_MS)
    this.#isStarted = true
    // Until now those who listen may have sent to listeners alone.
    if (this.#options.reads() === 'ROWS') this.#gapLater()
  }

  receive(message: PresenceMessage): void {
    const { reads, isAsking } = message
    const natsId = message.natsId ?? null
    const now = performance.now()
    const own = this.#options.natsId()
    // Gateways of the release before say it without a word, and only where they poll.
    if (reads !== 'NOTIFICATIONS') this.believeRows()
    if (natsId === own) {
      if (isAsking && this.#options.reads() === 'ROWS') this.#answer()
      return
    }
    let isNew = false
    if (natsId !== null) {
      isNew ||= now >= this.#elsewhereUntil
      // Who asks has just started, and has sent nothing by NATS alone.
      if (isNew && !isAsking) this.#gapLater()
      this.#elsewhereUntil = now + BELIEVED_MS
    }
    if (own !== null) {
      isNew ||= now >= this.#databaseUntil
      this.#databaseUntil = Math.max(this.#databaseUntil, now + BELIEVED_MS)
    }
    // What was sent by NATS alone until now is missed there: the answer says so.
    if (isAsking || (isNew && own !== null)) this.#answer()
  }

  /** Somebody reads rows. */
  believeRows(): void {
    this.#rowsUntil = Math.max(this.#rowsUntil, performance.now() + BELIEVED_MS)
  }

  /** NATS is not heard any more: others are asked to use the database. What they send until they know is missed. */
  loseNats(): void {
    this.#announceAtLast()
  }

  /** The database or NATS is back: what others said meanwhile was missed, and they may not believe any more what this one said. */
  comeBack(): void {
    this.#keepToDatabase(BELIEVED_MS)
    this.#announceAtLast()
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#announcing)
    clearTimeout(this.#retrying)
    clearTimeout(this.#forgetting)
  }

  /** Others would send where it is not heard if they did not know of it. */
  get #mustBeKnown(): boolean {
    return (
      this.#options.natsId() === null || this.#options.reads() === 'ROWS' || performance.now() < this.#elsewhereUntil
    )
  }

  get #self(): PresenceMessage {
    const natsId = this.#options.natsId()
    return { reads: this.#options.reads(), ...(natsId !== null && { natsId }) }
  }

  #announce(): Promise<void> {
    return this.#options.send(this.#self)
  }

  #answer(): void {
    this.#announce().catch(() => {})
  }

  #keepToDatabase(ms: number): void {
    const until = performance.now() + ms
    this.#rowsUntil = Math.max(this.#rowsUntil, until)
    this.#databaseUntil = Math.max(this.#databaseUntil, until)
  }

  /** Tries until the database has it. What others sent before they knew is missed. */
  #announceAtLast(): void {
    clearTimeout(this.#retrying)
    this.#announce().then(
      () => this.#gapLater(),
      () => {
        if (!this.#isClosed) this.#retrying = setTimeout(() => this.#announceAtLast(), RETRY_MS).unref()
      },
    )
  }

  /** When all that were asked just now have changed their way. */
  #gapLater(): void {
    clearTimeout(this.#forgetting)
    if (!this.#isClosed) this.#forgetting = setTimeout(this.#options.gap, ANSWERS_WITHIN_MS).unref()
  }
}
