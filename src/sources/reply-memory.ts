// What the replies of calls take in memory: counted before they are read, so that many large ones at once end as errors of their calls.
import { getHeapStatistics } from 'node:v8'
import type { Id, ProjectId } from '../base/id.ts'
import type { ReplyFormat } from './reply-format.ts'
import { stopped, UpstreamError } from './upstream-error.ts'

/** Bytes of the replies of a call in all. */
export const MAX_CALL_BYTES = 32 * 1_048_576
/** What an object and another value take once they are read, in bytes, roughly. */
export const OBJECT_BYTES = 200
export const VALUE_BYTES = 60
/** By the characters that come with one. */
const weightsOfJson = costsOf({ '{': OBJECT_BYTES, '[': VALUE_BYTES, ',': VALUE_BYTES })
const weightsOfTable = costsOf({
  '\n': OBJECT_BYTES,
  '\r': OBJECT_BYTES,
  ',': VALUE_BYTES,
  ';': VALUE_BYTES,
  '\t': VALUE_BYTES,
  '|': VALUE_BYTES,
})

function costsOf(weights: Readonly<Record<string, number>>): Uint8Array {
  const costs = new Uint8Array(256)
  for (const [character, weight] of Object.entries(weights)) costs[character.charCodeAt(0)] = weight
  return costs
}

const RETRY_AFTER = 5

/** What a reply takes while a call holds it, in bytes: its text and the values in it. Texts full of commas count for more than they take. */
export function weightOf(body: Uint8Array, format: ReplyFormat = 'JSON'): number {
  const costs = format === 'CSV' ? weightsOfTable : weightsOfJson
  let weight = body.length
  for (const byte of body) weight += costs[byte] ?? 0
  return weight
}

/** The replies that all calls of a gateway hold, by projects. */
export class ReplyMemory {
  readonly #most: number
  readonly #held = new Map<Id, number>()
  #all = 0

  /** `most`: bytes. Default: half of the heap of the process. */
  constructor(most: number = getHeapStatistics().heap_size_limit / 2) {
    this.#most = most
  }

  /** `false`: it is too much for the gateway, or two thirds of that for the project. */
  take(projectId: ProjectId, bytes: number): boolean {
    const own = (this.#held.get(projectId) ?? 0) + bytes
    if (own > (this.#most * 2) / 3 || this.#all + bytes > this.#most) return false
    this.#set(projectId, own)
    this.#all += bytes
    return true
  }

  release(projectId: ProjectId, bytes: number): void {
    this.#set(projectId, (this.#held.get(projectId) ?? 0) - bytes)
    this.#all -= bytes
  }

  get bytes(): number {
    return this.#all
  }

  #set(projectId: ProjectId, bytes: number): void {
    if (bytes > 0) this.#held.set(projectId, bytes)
    else this.#held.delete(projectId)
  }
}

/** The replies of one call. */
export class CallReplies {
  readonly #memory: ReplyMemory
  readonly #projectId: ProjectId
  #bytes = 0
  #weight = 0
  #isOver = false

  constructor(memory: ReplyMemory, projectId: ProjectId) {
    this.#memory = memory
    this.#projectId = projectId
  }

  /** Before a reply is read; gives what it takes in memory. Throws UpstreamError where there is no room for it. */
  hold({ body, status }: { readonly body: Uint8Array; readonly status: number }, format: ReplyFormat = 'JSON'): number {
    if (this.#isOver) throw stopped()
    if (this.#bytes + body.length > MAX_CALL_BYTES)
      throw new UpstreamError('UPSTREAM_FAILED', 'The replies of the call are too large in all.', { status })
    const weight = weightOf(body, format)
    if (!this.#memory.take(this.#projectId, weight)) {
      const message = 'The gateway has no memory for the reply now. Ask for less of it, or try again.'
      throw new UpstreamError('UNAVAILABLE', message, { status, retryAfter: RETRY_AFTER })
    }
    this.#bytes += body.length
    this.#weight += weight
    return weight
  }

  /** Of a reply that is not kept. */
  drop(bytes: number, weight: number): void {
    if (this.#isOver) return
    this.#bytes -= bytes
    this.#weight -= weight
    this.#memory.release(this.#projectId, weight)
  }

  /** When the call is over: what comes then is not read. */
  release(): void {
    this.drop(this.#bytes, this.#weight)
    this.#isOver = true
  }
}
