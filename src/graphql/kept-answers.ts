// Keeps answers until something that they are made of changes, and makes equal ones once.
import type { ExecutionResult } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { etagOf } from '../http/etag.ts'
import type { Platform, Principal, RequestContext } from '../request/context.ts'
import { QUERY_DEADLINE_MS, queryTooLong } from '../request/deadline.ts'
import { type Keeping, ReadLog } from '../request/read-log.ts'
import { restrictionText } from '../request/restriction.ts'
import { toShownResult } from './errors.ts'
import type { Execute, GraphQLRequest } from './execute.ts'

/** Questions and answers that are remembered, and the most that all and one of them take. */
export const KEPT_ANSWERS = { questions: 10_000, bytes: 32 * 1024 * 1024, bytesOfOne: 512 * 1024, keyLength: 16_384 }
/** How long an answer is believed while nothing changes: until the minute is over, or for a second where it shows parts of minutes. */
const KEPT_MS = { MINUTE: 60_000, SECOND: 1_000 }
/** A question whose answer was another one so many times in a row is asked without looking, for so long. */
const RESTLESS = { answers: 4, ms: 1_000 }
/** A text that changes something: each push is another one, and thousands would take the places of what is asked again. */
const CHANGES = /^\s*mutation\b/
/** Changes that are heard of are counted by project or widget, in so many counters. */
const COUNTERS = 1_024

/** An answer as text. */
export interface KeptAnswer {
  readonly bytes: Buffer
  readonly etag: string
}

/** Whether the points of widgets are those of before, as a text that is another one when they are not. */
export interface Versions {
  read(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<string>
}

interface Stored extends KeptAnswer {
  readonly version: string
  /** By the clock. */
  readonly until: number
}

/** Something that was asked for before. */
interface RepeatedQuery {
  /** What its answers are made of; `null`: that is not known yet. */
  readonly widgetIds: readonly WidgetId[] | null
  readonly keeping: Keeping
  readonly stored: Stored | null
  /** Answers in a row that nobody could be given again, and until when none is tried to be. */
  missed: number
  restlessUntil: number
}

/** Who waits for an answer that somebody else's request makes. */
interface Making {
  readonly version: string
  readonly answer: Promise<Stored | null>
}

const newRepeatedQuery = (
  widgetIds: readonly WidgetId[] | null,
  keeping: Keeping,
  stored: Stored | null = null,
): RepeatedQuery => ({
  widgetIds,
  keeping,
  stored,
  missed: 0,
  restlessUntil: 0,
})

/**
 * The first answer of a question says what it is made of. From the second on, the versions of that are read before the answer is made,
 * and again by whoever asks later: while they are the same, so is the answer. What was acknowledged before a question came is in the versions
 * that are read for it, at whichever gateway.
 */
export class KeptAnswers {
  readonly #execute: Execute
  readonly #versions: Versions
  readonly #clock: Platform['clock']
  readonly #outcomes: Platform['meters']['answers']
  readonly #questions = new LRUCache<string, RepeatedQuery>({
    max: KEPT_ANSWERS.questions,
    maxSize: KEPT_ANSWERS.bytes,
    sizeCalculation: ({ stored }, key) => 200 + 2 * key.length + (stored?.bytes.length ?? 0),
  })
  readonly #making = new Map<string, Making>()
  readonly #principals = new WeakMap<Principal, string>()
  readonly #changes = new Uint32Array(COUNTERS)
  readonly #pointChanges = new Uint32Array(COUNTERS)
  #gaps = 0

  constructor(
    { bus, clock, meters }: Pick<Platform, 'bus' | 'clock' | 'meters'>,
    execute: Execute,
    versions: Versions,
  ) {
    this.#execute = execute
    this.#versions = versions
    this.#clock = clock
    this.#outcomes = meters.answers
    const changed = ({ projectId }: { projectId: ProjectId }) => countUp(this.#changes, projectId)
    bus.subscribe('widget.changed', changed)
    bus.subscribe('project.changed', changed)
    // Beside the versions: a gateway of a release before them counts none when it deletes points.
    bus.subscribe('points.changed', ({ widgets }) => {
      for (const [, widgetId] of widgets) countUp(this.#pointChanges, widgetId)
    })
    bus.onGap(() => this.#gaps++)
  }

  /** A result, or the same as text where it could be kept. */
  async answer(ctx: RequestContext, request: GraphQLRequest): Promise<ExecutionResult | KeptAnswer> {
    const key = request.wantsCost ? null : this.#keyOf(ctx.principal, request)
    if (key === null || ctx.principal === null) return this.#execute(ctx, request)
    const question = this.#questions.get(key)
    if (!question) return this.#askFirst(ctx, request, key)
    const isTried = question.keeping !== 'NONE' && question.restlessUntil <= this.#clock()
    if (question.widgetIds === null || !isTried) return this.#execute(ctx, request)
    const startedAt = performance.now()
    const version = await this.#versionOf(ctx.principal.projectId, question.widgetIds)
    const isCurrent = (stored: Stored | null) => stored?.version === version && this.#clock() < stored.until
    const { stored = null } = this.#questions.get(key) ?? {}
    if (stored && isCurrent(stored)) return this.#giveAgain(key, stored)
    const making = this.#making.get(key)
    const made = making?.version === version ? await making.answer : null
    if (made && isCurrent(made)) return this.#giveAgain(key, made)
    // Whoever waited for another request that failed has no time left to try as long itself.
    if (performance.now() - startedAt > QUERY_DEADLINE_MS / 2) throw queryTooLong()
    return this.#make(ctx, request, key, version)
  }

  #giveAgain(key: string, answer: KeptAnswer): KeptAnswer {
    this.#outcomes.add(KEPT)
    const question = this.#questions.get(key)
    if (question) question.missed = 0
    return answer
  }

  async #askFirst(ctx: RequestContext, request: GraphQLRequest, key: string): Promise<ExecutionResult> {
    this.#questions.set(key, newRepeatedQuery(null, 'MINUTE'))
    const reads = new ReadLog()
    let isWhole = false
    try {
      const result = await this.#execute(Object.assign(ctx, { reads }), request)
      isWhole = !result.errors
      return result
    } finally {
      // What went wrong may have read less than the same does when it goes well: then the next one is the first.
      if (isWhole) this.#questions.set(key, newRepeatedQuery(reads.widgetIds, reads.keeping))
      else this.#questions.delete(key)
    }
  }

  async #make(
    ctx: RequestContext,
    request: GraphQLRequest,
    key: string,
    version: string,
  ): Promise<ExecutionResult | KeptAnswer> {
    const { promise, resolve } = Promise.withResolvers<Stored | null>()
    const making = { version, answer: promise }
    this.#making.set(key, making)
    let stored: Stored | null = null
    try {
      const reads = new ReadLog()
      const result = await this.#execute(Object.assign(ctx, { reads }), request)
      this.#outcomes.add(COMPUTED)
      stored = result.errors ? null : this.#store(ctx, key, { version, reads, result })
      return stored ?? result
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key)
      resolve(stored)
    }
  }

  /** `null`: it is not kept; it depends on more than was known when the versions were read, or is too large. */
  #store(
    ctx: RequestContext,
    key: string,
    { version, reads, result }: { version: string; reads: ReadLog; result: ExecutionResult },
  ): Stored | null {
    const { keeping, widgetIds } = reads
    const before = this.#questions.get(key)
    const known = new Set(before?.widgetIds)
    const isCovered = widgetIds.every(id => known.has(id))
    if (!isCovered || keeping === 'NONE') {
      this.#questions.set(key, newRepeatedQuery([...known.union(new Set(widgetIds))], keeping))
      return null
    }
    const text = JSON.stringify(toShownResult(result))
    if (text.length > KEPT_ANSWERS.bytesOfOne) {
      this.#questions.set(key, newRepeatedQuery(widgetIds, 'NONE'))
      return null
    }
    const until = keeping === 'MINUTE' ? endOfMinute(ctx.now) : ctx.now + KEPT_MS.SECOND
    const stored = { bytes: Buffer.from(text), etag: etagOf(text), version, until }
    const question = newRepeatedQuery([...known], keeping, stored)
    question.missed = (before?.missed ?? 0) + 1
    if (question.missed >= RESTLESS.answers)
      Object.assign(question, { missed: 0, restlessUntil: ctx.now + RESTLESS.ms })
    this.#questions.set(key, question)
    return stored
  }

  async #versionOf(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<string> {
    // Definitions first: a change that is heard while the points are asked for makes the answer old.
    const messages = widgetIds.reduce((sum, id) => sum + countOf(this.#pointChanges, id), 0)
    const definitions = `${this.#gaps} ${countOf(this.#changes, projectId)} ${messages}`
    return `${definitions} ${await this.#versions.read(projectId, widgetIds)}`
  }

  /** `null`: it asks nothing, or is too long to be remembered. */
  #keyOf(principal: Principal | null, { query, variables, operationName }: GraphQLRequest): string | null {
    if (principal === null || query.length > KEPT_ANSWERS.keyLength || CHANGES.test(query)) return null
    const key = `${this.#principalKey(principal)}\n${operationName ?? ''}\n${JSON.stringify(variables) ?? ''}\n${query}`
    return key.length > KEPT_ANSWERS.keyLength ? null : key
  }

  /** Equal for those who see the same, and never for two tokens. */
  #principalKey(principal: Principal): string {
    const known = this.#principals.get(principal)
    if (known !== undefined) return known
    const { projectId, tokenId, name, limitKey, scopes, restriction } = principal
    const parts = [projectId, tokenId, name, limitKey ?? null, [...scopes].sort(), restrictionText(restriction)]
    const key = JSON.stringify(parts)
    this.#principals.set(principal, key)
    return key
  }
}

const KEPT = { outcome: 'kept' } as const
const COMPUTED = { outcome: 'computed' } as const

const endOfMinute = (now: number) => now - (now % KEPT_MS.MINUTE) + KEPT_MS.MINUTE

const indexOf = (id: ProjectId | WidgetId) => Number(BigInt(id) % BigInt(COUNTERS))

const countOf = (counters: Uint32Array, id: ProjectId | WidgetId) => counters[indexOf(id)] ?? 0

function countUp(counters: Uint32Array, id: ProjectId | WidgetId): void {
  counters[indexOf(id)] = countOf(counters, id) + 1
}
