// A reader's place between a shared stream and a connection: while the connection is busy only the newest result of each key waits.
import type { LiveSubscriber } from './live-stream.ts'

export interface LatestChannel<Result> {
  readonly subscriber: LiveSubscriber<Result>
  /** Ends after `complete`, or by `return`. */
  readonly results: AsyncGenerator<Result, undefined, undefined>
}

/** `ended` is called once, by whichever side ends it. One reader at a time. */
export function createLatestChannel<Result>(ended: () => void): LatestChannel<Result> {
  const waiting = new Map<string, Result>()
  let open = true
  let wake = () => {}

  const end = () => {
    if (!open) return
    open = false
    wake()
    ended()
  }
  const done = { done: true, value: undefined } as const
  const results: AsyncGenerator<Result, undefined, undefined> = {
    async next() {
      while (open && waiting.size === 0) await new Promise<void>(resolve => (wake = resolve))
      for (const [key, value] of waiting) {
        waiting.delete(key)
        return { done: false, value }
      }
      return done
    },
    async return() {
      waiting.clear()
      end()
      return done
    },
    async throw(error) {
      waiting.clear()
      end()
      throw error
    },
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => void (await results.return(undefined)),
  }
  return {
    subscriber: {
      next(_text, result, key) {
        if (!open) return
        waiting.set(key, result)
        wake()
      },
      complete: end,
    },
    results,
  }
}
