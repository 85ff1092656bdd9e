/** A message to itself each time, and how long it may take: a way that carries nothing any more is found out by it. */
const ECHO_MS = 10_000
export const ECHO_WITHIN_MS = 2_000

/** Whether what a connection sends to itself still arrives. */
export class Echo {
  #arrived: () => void = () => {}
  #timer: NodeJS.Timeout | undefined

  /** The message is here. */
  arrive(): void {
    this.#arrived()
  }

  /** Sends, and resolves to whether it arrives within 2 s. Throws what sending throws. */
  async arrives(send: () => unknown): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#arrived = () => resolve(true)
    const late = setTimeout(() => resolve(false), ECHO_WITHIN_MS)
    try {
      await send()
      return await promise
    } finally {
      clearTimeout(late)
    }
  }

  /** Sends every 10 s until it is stopped; `silent` is called when a message does not arrive. */
  watch(send: () => unknown, silent: () => void): void {
    this.#timer = setInterval(() => {
      this.arrives(send).then(isHere => isHere || silent(), silent)
    }, ECHO_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
