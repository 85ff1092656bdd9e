// Texts that clients register under their hash (automatic persisted queries), in the memory of one gateway: another one asks for the text again.
import { LRUCache } from 'lru-cache'
import type { ProjectId } from '../base/id.ts'

export const REGISTERED_LIMITS = { texts: 1_000, bytes: 1_048_576, projects: 50 }

/** A project that registers much takes the places of its own texts; those of the project that was longest idle are dropped as a whole. */
export class RegisteredDocuments {
  readonly #projects: LRUCache<ProjectId, LRUCache<string, string>>
  readonly #limits: typeof REGISTERED_LIMITS

  constructor(limits = REGISTERED_LIMITS) {
    this.#limits = limits
    this.#projects = new LRUCache({ max: limits.projects })
  }

  get(projectId: ProjectId, hash: string): string | undefined {
    return this.#projects.get(projectId)?.get(hash)
  }

  /** A text that is larger than all may be is not kept. */
  set(projectId: ProjectId, hash: string, text: string): void {
    const { texts: max, bytes: maxSize } = this.#limits
    let texts = this.#projects.get(projectId)
    if (!texts) {
      texts = new LRUCache({ max, maxSize, sizeCalculation: it => Buffer.byteLength(it) + 1 })
      this.#projects.set(projectId, texts)
    }
    texts.set(hash, text)
  }
}
