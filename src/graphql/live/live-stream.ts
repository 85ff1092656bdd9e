// One live operation that any number of equal subscribers share: it is computed and written as text once per change.

/** A result, and the same as JSON. */
export interface LiveMessage<Result = unknown> {
  readonly text: string
  readonly result: Result
}

export interface LiveSubscriber<Result = unknown> {
  /** The newest result; who cannot keep up may leave out the ones before. */
  next(text: string, result: Result): void
  /** Nothing comes any more. */
  complete(): void
}

export interface LiveStream<Result = unknown> {
  /** The subscriber gets a result that was computed after this call, then every one that differs from the one before. */
  add(subscriber: LiveSubscriber<Result>): void
  remove(subscriber: LiveSubscriber<Result>): void
  readonly size: number
}

/** `compute` has to resolve always; `changes` ends when nothing will change any more; `emptied` is called when the last one left. */
export function createLiveStream<Result>(
  compute: () => Promise<LiveMessage<Result>>,
  changes: AsyncIterable<unknown>,
  emptied: () => void,
): LiveStream<Result> {
  const subscribers = new Set<LiveSubscriber<Result>>()
  const newcomers = new Set<LiveSubscriber<Result>>()
  let last: string | undefined
  let computing = false
  let again = false

  const refresh = async () => {
    again = true
    if (computing) return
    computing = true
    while (again && subscribers.size > 0) {
      again = false
      const first = new Set(newcomers)
      newcomers.clear()
      const { text, result } = await compute()
      for (const subscriber of [...subscribers]) {
        if (first.has(subscriber) || (text !== last && !newcomers.has(subscriber))) subscriber.next(text, result)
      }
      last = text
    }
    computing = false
  }
  const follow = async () => {
    try {
      for await (const _change of changes) void refresh()
    } catch {
      // The source of the changes has failed: subscribers learn that nothing comes any more.
    }
    for (const subscriber of [...subscribers]) subscriber.complete()
  }
  void follow()

  return {
    add(subscriber) {
      subscribers.add(subscriber)
      newcomers.add(subscriber)
      void refresh()
    },
    remove(subscriber) {
      newcomers.delete(subscriber)
      if (subscribers.delete(subscriber) && subscribers.size === 0) emptied()
    },
    get size() {
      return subscribers.size
    },
  }
}
