/**
 * One run of a piece of work for all who ask for it meanwhile: equal calls wait for the same promise, in the order in which they came.
 * Nothing is remembered when it has ended, well or not.
 */
export class SingleFlight<Key, Value> {
  readonly #running = new Map<Key, Promise<Value>>()

  /** What runs under the key. */
  get(key: Key): Promise<Value> | undefined {
    return this.#running.get(key)
  }

  /** Joins what runs under the key, or begins. */
  run(key: Key, work: () => Promise<Value>): Promise<Value> {
    return this.#running.get(key) ?? this.begin(key, work())
  }

  /** Lets others join what was begun, instead of what ran under the key before. */
  begin(key: Key, running: Promise<Value>): Promise<Value> {
    const forget = () => {
      if (this.#running.get(key) === running) this.#running.delete(key)
    }
    this.#running.set(key, running)
    running.then(forget, forget)
    return running
  }

  /** Whoever comes from now on begins anew; those who wait are answered still. */
  forget(key: Key): void {
    this.#running.delete(key)
  }

  forgetAll(): void {
    this.#running.clear()
  }
}
