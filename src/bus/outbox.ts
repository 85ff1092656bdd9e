// Sends messages to other gateways. What could not be sent is made good: a later message has them drop what they remember.
import type { Log } from '../base/log.ts'
import type { Topic, Topics } from './topics.ts'

export interface Message {
  readonly sender: string
  /** Absent: the message is about its sender. */
  readonly topic?: Topic
  readonly payload?: Topics[Topic]
  /** Messages of the sender were lost: subscribers that keep copies must drop them all. */
  readonly isLossy?: true
  /** What the sender reads of the database; rows where it does not say. */
  readonly reads?: 'ROWS' | 'NOTIFICATIONS'
  /** Which NATS the sender hears. Absent: none. */
  readonly natsId?: string
  /** The sender has just started: whoever reads rows or hears another NATS, or none, shall say so. */
  readonly isAsking?: true
}

/** Until the database takes messages again; others drop what they remember once a second at most. */
const RETRY_MS = [1_000, 1_000, 2_000, 5_000]

/**
 * Nothing waits for a message, and none is kept: after a failure one message that says "some are lost" is sent again and again until
 * it is taken. So a revoked token is forgotten everywhere as soon as the database can be reached.
 */
export class Outbox {
  readonly #sender: string
  readonly #send: (message: Message) => Promise<void>
  readonly #log: Log
  #timer: NodeJS.Timeout | undefined
  #attempts = 0
  #isClosed = false

  constructor(sender: string, send: (message: Message) => Promise<void>, log: Log) {
    this.#sender = sender
    this.#send = send
    this.#log = log
  }

  send(message: Omit<Message, 'sender'>): void {
    this.#send({ sender: this.#sender, ...message }).catch(error => {
      this.#log.warn({ topic: message.topic, err: error }, 'other gateways did not get a message')
      // Nobody keeps a copy of what was spent.
      if (message.topic !== 'rate.spent') this.reportLoss()
    })
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  /** What was sent may not have arrived: others drop what they remember. */
  reportLoss(): void {
    if (this.#isClosed || this.#timer) return
    const delay = RETRY_MS[Math.min(this.#attempts++, RETRY_MS.length - 1)]
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#send({ sender: this.#sender, isLossy: true }).then(
        () => {
          // A failure of the meantime has a timer of its own.
          if (!this.#timer) this.#attempts = 0
        },
        () => this.reportLoss(),
      )
    }, delay).unref()
  }
}
