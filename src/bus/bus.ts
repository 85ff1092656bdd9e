import type { Topic, Topics } from './topics.ts'

export type Subscriber<T extends Topic> = (payload: Topics[T]) => void

/**
 * Reaches subscribers here at once, and those of other gateways by LISTEN/NOTIFY, by polling where there is none, or by NATS where all
 * of them hear the same one. Delivery is at most once; a subscriber that misses one learns so (`onGap`), as soon as the database can be reached.
 */
export interface Bus {
  publish<T extends Topic>(topic: T, payload: Topics[T]): void
  subscribe<T extends Topic>(topic: T, subscriber: Subscriber<T>): () => void
  /** Called when messages of other gateways may have been missed: subscribers that keep copies must drop them all. */
  onGap(forget: () => void): () => void
  /** How late messages of other gateways may come: 0 while it listens, or hears NATS. It changes. */
  readonly delayMs: number
  /** NATS is set, and is not heard: messages go through the database. It changes. */
  readonly lacksNats: boolean
  close(): Promise<void>
}
