// One live operation that any number of equal subscribers share: it is computed and written as text once per change.

/** A result, and the same as JSON. */
export interface LiveMessage<Result = unknown> {
  readonly text: string
  readonly result: Result
}

export interface LiveSubscriber<Result = unknown> {
  /** The newest result of its key; who cannot keep up may leave out the ones before. */
  next(text: string, result: Result, key: string): void
  /** Nothing comes any more. */
  complete(): void
}

export interface LiveStream<Result = unknown> {
  /** The subscriber gets a result of each key that was computed after this call, then every one that differs from the one before. */
  add(subscriber: LiveSubscriber<Result>): void
  remove(subscriber: LiveSubscriber<Result>): void
  readonly size: number
}

export interface LiveSource<Result> {
  /** Has to resolve always. */
  compute(change: unknown): Promise<LiveMessage<Result>>
  /**
   * What has changed, first as it stands now. Changes that are equal as texts are of one key: each key has results of its own. Ends when
   * nothing will change any more.
   */
  readonly changes: AsyncIterable<unknown>
  /** Called when the last subscriber has left. */
  emptied(): void
}

export function createLiveStream<Result>(source: LiveSource<Result>): LiveStream<Result> {
  return new SharedLiveStream(source)
}

interface Member<Result> {
  readonly subscriber: LiveSubscriber<Result>
  /** Keys of which it gets the next result that is begun, whether it is new to others or not. */
  readonly owed: Set<string>
}

/** Idle; computing (what changes meanwhile is `pending`); ended, once the changes have ended and nothing is pending. */
class SharedLiveStream<Result> implements LiveStream<Result> {
  private readonly source: LiveSource<Result>
  private readonly members = new Map<LiveSubscriber<Result>, Member<Result>>()
  /** The last change of each key, and those that are to be computed. */
  private readonly known = new Map<string, unknown>()
  private readonly pending = new Set<string>()
  /** The last text of each key. */
  private readonly last = new Map<string, string>()
  private isComputing = false
  private isEnded = false

  constructor(source: LiveSource<Result>) {
    this.source = source
    void this.follow()
  }

  add(subscriber: LiveSubscriber<Result>): void {
    this.members.set(subscriber, { subscriber, owed: new Set(this.known.keys()) })
    for (const key of this.known.keys()) this.pending.add(key)
    void this.work()
  }

  remove(subscriber: LiveSubscriber<Result>): void {
    if (this.members.delete(subscriber) && this.members.size === 0) this.source.emptied()
  }

  get size(): number {
    return this.members.size
  }

  private async follow(): Promise<void> {
    try {
      for await (const change of this.source.changes) {
        const key = String(change)
        this.known.set(key, change)
        this.pending.add(key)
        void this.work()
      }
    } catch {
      // The source of the changes has failed: subscribers learn that nothing comes any more.
    }
    this.isEnded = true
    void this.work()
  }

  private async work(): Promise<void> {
    if (this.isComputing) return
    this.isComputing = true
    for (const key of this.pending) {
      if (this.members.size === 0) break
      this.pending.delete(key)
      await this.compute(key)
    }
    this.isComputing = false
    // In a turn of its own: whoever is just being added has its place by then.
    if (this.isEnded) setImmediate(() => this.complete())
  }

  private async compute(key: string): Promise<void> {
    const owed = new Set([...this.members.values()].filter(member => member.owed.delete(key)))
    const { text, result } = await this.source.compute(this.known.get(key))
    const isNew = text !== this.last.get(key)
    this.last.set(key, text)
    for (const member of [...this.members.values()]) {
      if (owed.has(member) || (isNew && !member.owed.has(key))) member.subscriber.next(text, result, key)
    }
  }

  private complete(): void {
    if (this.isComputing || (this.pending.size > 0 && this.members.size > 0)) return
    for (const { subscriber } of [...this.members.values()]) subscriber.complete()
  }
}
