import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long a piece of work may hold the event loop before others get theirs; milliseconds. */
const TURN_MS = 8

/**
 * Long work on the main thread in pieces: ask after each piece whether the turn is over, and wait for the next one then.
 *
 *     if (turn.isOver()) await turn.next()
 */
export class Turn {
  #since = performance.now()

  isOver(): boolean {
    return performance.now() - this.#since > TURN_MS
  }

  /** Resolves when everything else that waits for the event loop had its turn. */
  async next(): Promise<void> {
    await nextTurn()
    this.#since = performance.now()
  }
}
