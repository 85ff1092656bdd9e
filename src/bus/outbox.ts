// Sends messages to other gateways. What could not be sent is made good: a later message has them drop what they remember.
import type { Log } from '../base/log.ts'
import type { Topic, Topics } from './topics.ts'

export interface Message {
  readonly sender: string
  /** Absent: only the news that the sender polls, or that it lost messages. */
  readonly topic?: Topic
  readonly payload?: Topics[Topic]
  /** Messages of the sender were lost: subscribers that keep copies must drop them all. */
  readonly isLossy?: true
}

/** Until the database takes messages again; others drop what they remember once a second at most. */
const RETRY_MS = [1_000, 1_000, 2_000, 5_000]

/**
 * Nothing waits for a message, and none is kept: after a failure one message that says "some are lost" is sent again and again until
 * it is taken. So a revoked token is forgotten everywhere as soon as the database can be reached.
 */
export class Outbox {
  readonly #sender: string
  readonly #send: (text: string) => Promise<void>
  readonly #log: Log
  #timer: NodeJS.Timeout | undefined
  #attempts = 0
  #isClosed = false

  constructor(sender: string, send: (text: string) => Promise<void>, log: Log) {
    this.#sender = sender
    this.#send = send
    this.#log = log
  }

  send(message: Omit<Message, 'sender'>): void {
    this.#send(JSON.stringify({ sender: this.#sender, ...message })).catch(error => {
      this.#log.warn({ topic: message.topic, err: error }, 'other gateways did not get a message')
      // Nobody keeps a copy of what was spent.
      if (message.topic !== 'rate.spent') this.#tellLoss()
    })
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #tellLoss(): void {
    if (this.#isClosed || this.#timer) return
    const delay = RETRY_MS[Math.min(this.#attempts++, RETRY_MS.length - 1)]
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#send(JSON.stringify({ sender: this.#sender, isLossy: true })).then(
        () => {
          // A failure of the meantime has a timer of its own.
          if (!this.#timer) this.#attempts = 0
        },
        () => this.#tellLoss(),
      )
    }, delay).unref()
  }
}
