// A reader's place between a shared stream and a connection: while the connection is busy only the newest result waits.
import type { LiveSubscriber } from './live-stream.ts'

export interface LatestChannel<Result> {
  readonly subscriber: LiveSubscriber<Result>
  /** Ends after `complete`, or by `return`. */
  readonly results: AsyncGenerator<Result, undefined, undefined>
}

/** `ended` is called once, by whichever side ends it. One reader at a time. */
export function createLatestChannel<Result>(ended: () => void): LatestChannel<Result> {
  let waiting: { readonly result: Result } | null = null
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
      while (open && !waiting) await new Promise<void>(resolve => (wake = resolve))
      if (!waiting) return done
      const { result } = waiting
      waiting = null
      return { done: false, value: result }
    },
    async return() {
      waiting = null
      end()
      return done
    },
    async throw(error) {
      waiting = null
      end()
      throw error
    },
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => void (await results.return(undefined)),
  }
  return {
    subscriber: {
      next(_text, result) {
        if (!open) return
        waiting = { result }
        wake()
      },
      complete: end,
    },
    results,
  }
}
