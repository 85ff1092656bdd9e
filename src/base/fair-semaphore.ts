import { FairQueue } from './fair-queue.ts'

export interface FairSemaphoreLimits {
  /** Holders at once: of all owners together, and of one. */
  readonly atOnce: number
  readonly atOncePerOwner: number
  /** Those that wait: of all owners together, and of one. */
  readonly waiting: number
  readonly waitingPerOwner: number
  /** Nobody waits longer than this, in milliseconds. Default: as long as the signal lets it. */
  readonly waitMs?: number
}

/** Why nothing was acquired: too many of the owner wait, or of all, the wait took too long, or its signal was aborted. */
export type Refusal = 'OWNER_FULL' | 'FULL' | 'LATE' | 'ABORTED'

/** Gives back what was acquired. Further calls do nothing. */
export type Release = () => void

interface Waiter<Owner> {
  readonly owner: Owner
  readonly settle: (refusal: Refusal | null) => void
}

/**
 * Lets so many in at once; the others wait, and their owners (projects ...) take turns. An owner that holds as many as it may is
 * passed over until it releases one, so that it never keeps a place from the others by waiting for itself.
 */
export class FairSemaphore<Owner> {
  readonly #limits: FairSemaphoreLimits
  readonly #refuse: (refusal: Refusal) => Error
  readonly #waiting: FairQueue<Owner, Waiter<Owner>>
  readonly #held = new Map<Owner, number>()
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
    // With room left, all that wait are of owners that hold as many as they may.
    if (this.#hasRoom(owner)) this.#take(owner)
    else await this.#wait(owner, signal)
    let isHeld = true
    return () => {
      if (isHeld) this.#release(owner)
      isHeld = false
    }
  }

  #hasRoom(owner: Owner): boolean {
    return this.#total < this.#limits.atOnce && this.#heldBy(owner) < this.#limits.atOncePerOwner
  }

  #heldBy(owner: Owner): number {
    return this.#held.get(owner) ?? 0
  }

  #take(owner: Owner): void {
    this.#total++
    this.#held.set(owner, this.#heldBy(owner) + 1)
  }

  #release(owner: Owner): void {
    this.#total--
    const left = this.#heldBy(owner) - 1
    if (left > 0) this.#held.set(owner, left)
    else this.#held.delete(owner)
    const next = this.#waiting.shift(each => this.#hasRoom(each))
    if (!next) return
    this.#take(next.owner)
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
      const { waitMs } = this.#limits
      const timer = waitMs === undefined ? undefined : setTimeout(() => giveUp('LATE'), waitMs)
      signal?.addEventListener('abort', abort, { once: true })
    })
  }
}
