import { FairQueue } from './fair-queue.ts'

export interface FairSemaphoreLimits {
  /** Holders at once: of all owners together, and of one. */
  readonly atOnce: number
  readonly atOncePerOwner: number
  /** Those that wait: of all owners together, and of one. */
  readonly waiting: number
  readonly waitingPerOwner: number
  /** Nobody waits longer than this, in milliseconds. */
  readonly waitMs: number
}

/** Why nobody was let in: the owner's line is full, everybody's is, the wait took too long, or its signal was aborted. */
export type Refusal = 'OWNER_FULL' | 'FULL' | 'LATE' | 'ABORTED'

/** Lets out whoever was let in. Further calls do nothing. */
export type Release = () => void

interface Waiter<Owner> {
  readonly owner: Owner
  readonly settle: (refusal: Refusal | null) => void
}

/**
 * Lets so many in at once; the others wait, and their owners (projects ...) take turns. An owner that has as many inside as it may is
 * passed over until one of them leaves, so that it never keeps a place from the others by waiting for itself.
 */
export class FairSemaphore<Owner> {
  readonly #limits: FairSemaphoreLimits
  readonly #refuse: (refusal: Refusal) => Error
  readonly #waiting: FairQueue<Owner, Waiter<Owner>>
  readonly #inside = new Map<Owner, number>()
  #total = 0

  /** `refuse` makes the error that `acquire` rejects with. */
  constructor(limits: FairSemaphoreLimits, refuse: (refusal: Refusal) => Error) {
    this.#limits = limits
    this.#refuse = refuse
    this.#waiting = new FairQueue({ perOwner: limits.waitingPerOwner, total: limits.waiting })
  }

  /** Resolves when it is the owner's turn. */
  async acquire(owner: Owner, signal?: AbortSignal): Promise<Release> {
    if (signal?.aborted) throw this.#refuse('ABORTED')
    // With room left, all that wait are of owners that have as many inside as they may.
    if (this.#hasRoom(owner)) this.#enter(owner)
    else await this.#wait(owner, signal)
    let isInside = true
    return () => {
      if (isInside) this.#leave(owner)
      isInside = false
    }
  }

  #hasRoom(owner: Owner): boolean {
    return this.#total < this.#limits.atOnce && this.#insideOf(owner) < this.#limits.atOncePerOwner
  }

  #insideOf(owner: Owner): number {
    return this.#inside.get(owner) ?? 0
  }

  #enter(owner: Owner): void {
    this.#total++
    this.#inside.set(owner, this.#insideOf(owner) + 1)
  }

  #leave(owner: Owner): void {
    this.#total--
    const left = this.#insideOf(owner) - 1
    if (left > 0) this.#inside.set(owner, left)
    else this.#inside.delete(owner)
    const next = this.#waiting.shift(each => this.#hasRoom(each))
    if (!next) return
    this.#enter(next.owner)
    next.settle(null)
  }

  #wait(owner: Owner, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (refusal: Refusal | null) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        if (refusal === null) resolve()
        else reject(this.#refuse(refusal))
      }
      const waiter: Waiter<Owner> = { owner, settle }
      const giveUp = (refusal: Refusal) => {
        if (this.#waiting.delete(owner, waiter)) settle(refusal)
      }
      const abort = () => giveUp('ABORTED')
      const admission = this.#waiting.push(owner, waiter)
      if (admission !== 'QUEUED') return reject(this.#refuse(admission))
      const timer = setTimeout(() => giveUp('LATE'), this.#limits.waitMs)
      signal?.addEventListener('abort', abort, { once: true })
    })
  }
}
