// How much is sent at once: in all, of a project and to a channel, so that one that does not answer keeps no other waiting.
import type { Id } from '../base/id.ts'

interface Key {
  readonly projectId: Id
  readonly deliveryId: Id
  readonly channelId: Id
}

export class Slots {
  readonly #most: { readonly all: number; readonly project: number; readonly channel: number }
  readonly #taken = new Set<Id>()
  readonly #byProject = new Map<Id, number>()
  readonly #byChannel = new Map<Id, number>()

  constructor(most: { readonly all: number; readonly project: number; readonly channel: number }) {
    this.#most = most
  }

  get free(): number {
    return this.#most.all - this.#taken.size
  }

  /** False: there is no room now, or it is under way here. */
  take({ projectId, deliveryId, channelId }: Key): boolean {
    const [ofProject, ofChannel] = [this.#byProject.get(projectId) ?? 0, this.#byChannel.get(channelId) ?? 0]
    const isFull = this.free <= 0 || ofProject >= this.#most.project || ofChannel >= this.#most.channel
    if (isFull || this.#taken.has(deliveryId)) return false
    this.#taken.add(deliveryId)
    this.#byProject.set(projectId, ofProject + 1)
    this.#byChannel.set(channelId, ofChannel + 1)
    return true
  }

  release({ projectId, deliveryId, channelId }: Key): void {
    if (!this.#taken.delete(deliveryId)) return
    lower(this.#byProject, projectId)
    lower(this.#byChannel, channelId)
  }
}

function lower(counts: Map<Id, number>, id: Id): void {
  const left = (counts.get(id) ?? 1) - 1
  if (left > 0) counts.set(id, left)
  else counts.delete(id)
}
