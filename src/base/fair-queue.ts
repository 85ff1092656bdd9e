/** How many items may wait, at most; each at least 1. */
export interface FairQueueLimits {
  /** Of one owner. */
  readonly perOwner: number
  /** Of all owners together. */
  readonly total: number
}

/** Whether an item waits now, or which of the two limits is reached. */
export type Admission = 'QUEUED' | 'OWNER_FULL' | 'FULL'

/**
 * Items that wait, of several owners (projects, widgets ...) who take turns: each owner's items leave in the order in
 * which they came, and between two items of one owner every other owner that waits has its turn. An item that leaves
 * early (its caller is gone) is taken out with `delete`. All methods take constant time; an owner without items holds
 * no memory.
 */
export class FairQueue<Owner, Item extends object> {
  readonly #limits: FairQueueLimits
  /** In the order of turns; the items of an owner in the order in which they came. */
  readonly #owners = new Map<Owner, Set<Item>>()
  #size = 0

  constructor(limits: FairQueueLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#size
  }

  sizeOf(owner: Owner): number {
    return this.#owners.get(owner)?.size ?? 0
  }

  /** An item that waits already stays where it is. */
  push(owner: Owner, item: Item): Admission {
    const items = this.#owners.get(owner)
    if (items?.has(item)) return 'QUEUED'
    if (this.#size >= this.#limits.total) return 'FULL'
    if (items === undefined) this.#owners.set(owner, new Set([item]))
    else if (items.size >= this.#limits.perOwner) return 'OWNER_FULL'
    else items.add(item)
    this.#size++
    return 'QUEUED'
  }

  /** Takes out the next item of an owner that may have its turn; others keep their places. `undefined`: none waits. */
  shift(mayRun: (owner: Owner) => boolean = () => true): Item | undefined {
    for (const [owner, items] of this.#owners) {
      if (!mayRun(owner)) continue
      this.#owners.delete(owner)
      for (const item of items) {
        items.delete(item)
        this.#size--
        if (items.size > 0) this.#owners.set(owner, items)
        return item
      }
    }
    return undefined
  }

  /** Takes out the next item of this owner, whose turn is then after that of all others. `undefined`: none waits. */
  shiftOf(owner: Owner): Item | undefined {
    const items = this.#owners.get(owner)
    if (items === undefined) return undefined
    this.#owners.delete(owner)
    const [item] = items
    if (item !== undefined) {
      items.delete(item)
      this.#size--
    }
    if (items.size > 0) this.#owners.set(owner, items)
    return item
  }

  /** Takes out an item wherever it stands; `false`: it does not wait (any more). */
  delete(owner: Owner, item: Item): boolean {
    const items = this.#owners.get(owner)
    if (!items?.delete(item)) return false
    this.#size--
    if (items.size === 0) this.#owners.delete(owner)
    return true
  }

  /** Takes out all items, in the order of turns. */
  drain(): Item[] {
    const all: Item[] = []
    for (let item = this.shift(); item !== undefined; item = this.shift()) all.push(item)
    return all
  }
}
