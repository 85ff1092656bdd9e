/** How long a piece of work may hold the event loop before others get theirs; milliseconds. */
const TURN_MS = 8

/**
 * Long work on the main thread in pieces: ask after each piece whether the turn is over, and wait for the next one then. However much
 * such work there is, one goes on in each turn of the event loop.
 *
 *     if (turn.isOver()) await turn.next()
 */
export class Turn {
  static readonly #waiting: (() => void)[] = []
  #since = performance.now()

  isOver(): boolean {
    return performance.now() - this.#since > TURN_MS
  }

  /** Resolves when everything else that waits for the event loop had its turn. */
  async next(): Promise<void> {
    await new Promise<void>(resolve => {
      if (Turn.#waiting.push(resolve) === 1) setImmediate(Turn.#release)
    })
    this.#since = performance.now()
  }

  static #release(): void {
    Turn.#waiting.shift()?.()
    if (Turn.#waiting.length > 0) setImmediate(Turn.#release)
  }
}
