// While the gateway takes nothing, nothing is sent: one refusal holds all parts of a file back.
import { setTimeout as sleep } from 'node:timers/promises'

/** Seconds from which on a person is told why nothing moves. */
const LONG = 5

export class Pause {
  readonly #write: (line: string) => void
  #until = 0

  /** `write` shows a line to whoever waits. */
  constructor(write: (line: string) => void) {
    this.#write = write
  }

  extend(seconds: number): void {
    const now = performance.now()
    const until = now + seconds * 1_000
    if (until <= this.#until) return
    if (seconds >= LONG && this.#until <= now)
      this.#write(`The gateway takes no more for the moment: going on in ${seconds} s.`)
    this.#until = until
  }

  /** Resolves when it is over, at once where there is none, and when nothing is waited for any more. */
  async over(ending: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      const left = this.#until - performance.now()
      if (left <= 0) return
      await sleep(left, undefined, { signal: ending }).catch(() => {})
    }
  }
}
