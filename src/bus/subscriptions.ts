import type { Subscriber } from './bus.ts'
import type { Topic, Topics } from './topics.ts'

/** Who waits for messages in this process. */
export class Subscriptions {
  readonly #subscribers = new Map<Topic, Set<Subscriber<Topic>>>()
  readonly #gapHandlers = new Set<() => void>()

  /** Returns what ends it. */
  add<T extends Topic>(topic: T, subscriber: Subscriber<T>): () => void {
    const set = this.#subscribers.get(topic) ?? new Set()
    this.#subscribers.set(topic, set)
    set.add(subscriber as Subscriber<Topic>)
    return () => set.delete(subscriber as Subscriber<Topic>)
  }

  deliver(topic: Topic, payload: Topics[Topic]): void {
    for (const subscriber of this.#subscribers.get(topic) ?? []) subscriber(payload)
  }

  /** Returns what ends it. */
  onGap(forget: () => void): () => void {
    this.#gapHandlers.add(forget)
    return () => this.#gapHandlers.delete(forget)
  }

  gap(): void {
    for (const forget of this.#gapHandlers) forget()
  }
}
