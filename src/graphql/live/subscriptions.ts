// Subscriptions: checks who may watch what and how many at once, and lets equal ones share a stream.
import { createHash, randomUUID } from 'node:crypto'
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationTypeNode,
} from 'graphql'
import { AppError } from '../../base/errors.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../../request/context.ts'
import { restrictionText } from '../../request/restriction.ts'
import { nameVariables } from '../coercion-fields.ts'
import type { Costs } from '../cost.ts'
import { type ErrorMask, toShownResult } from '../errors.ts'
import { createReader, type GraphQLRequest } from '../execute.ts'
import type { GraphQLServer } from '../yoga.ts'
import { createLiveStream, type LiveStream, type LiveSubscriber } from './live-stream.ts'

/** What one process serves at once. */
export const LIVE_LIMITS = { subscriptions: 5_000, perToken: 2_000, different: 1_000 }
const RETRY_AFTER = 10

export interface Subscription {
  close(): void
}

export interface Subscriptions {
  /** Whether the document's operation is a subscription; false for documents that are wrong. */
  isSubscription(ctx: RequestContext, request: GraphQLRequest): boolean
  /** The document, or what is wrong with it. */
  read(ctx: RequestContext, request: GraphQLRequest): DocumentNode | readonly GraphQLError[]
  /** What the document asks for; `null` for documents that are wrong. */
  operationOf(ctx: RequestContext, request: GraphQLRequest): OperationTypeNode | null
  /** The subscription, or the errors it was refused with. */
  open(
    ctx: RequestContext,
    request: GraphQLRequest,
    to: LiveSubscriber<FormattedExecutionResult>,
  ): Promise<Subscription | ExecutionResult>
  /** How many are open. */
  readonly size: number
}

interface SharedStream {
  readonly stream: LiveStream<FormattedExecutionResult>
  readonly stop: AbortController
}

export interface SubscriptionDeps {
  readonly gateway: Gateway
  readonly yoga: GraphQLServer
  readonly schema: GraphQLSchema
  readonly costs: Costs
  readonly mask: ErrorMask
  readonly limits?: typeof LIVE_LIMITS
}

export function createSubscriptions(deps: SubscriptionDeps): Subscriptions {
  return new SharedSubscriptions(deps)
}

/** Equal operations share one stream: it begins with the first subscriber and stops when the last one has left. */
class SharedSubscriptions implements Subscriptions {
  private readonly deps: SubscriptionDeps
  private readonly limits: typeof LIVE_LIMITS
  private readonly readText: ReturnType<typeof createReader>
  private readonly streams = new Map<string, Promise<SharedStream | ExecutionResult>>()
  private readonly byToken = new Map<string, number>()
  private total = 0

  constructor(deps: SubscriptionDeps) {
    this.deps = deps
    this.limits = deps.limits ?? LIVE_LIMITS
    this.readText = createReader(deps.yoga, deps.schema)
  }

  get size(): number {
    return this.total
  }

  read(ctx: RequestContext, request: GraphQLRequest) {
    return this.readText(ctx, request.query)
  }

  operationOf(ctx: RequestContext, request: GraphQLRequest): OperationTypeNode | null {
    const document = this.read(ctx, request)
    return 'kind' in document ? (getOperationAST(document, request.operationName)?.operation ?? null) : null
  }

  isSubscription(ctx: RequestContext, request: GraphQLRequest): boolean {
    return request.query.includes('subscription') && this.operationOf(ctx, request) === 'subscription'
  }

  async open(
    ctx: RequestContext,
    request: GraphQLRequest,
    to: LiveSubscriber<FormattedExecutionResult>,
  ): Promise<Subscription | ExecutionResult> {
    const document = this.read(ctx, request)
    if (!('kind' in document)) return { errors: document }
    const cost = this.deps.costs.of(document, request.operationName, request.variables)
    if (cost instanceof GraphQLError) return { errors: [cost] }
    const release = this.enter(`${ctx.principal?.projectId}/${ctx.principal?.tokenId ?? ctx.principal?.name}`)
    try {
      const shared = await this.running(ctx.principal, request, document)
      if (!('stream' in shared)) {
        release()
        return shared
      }
      shared.stream.add(to)
      return {
        close() {
          if (!release()) return
          shared.stream.remove(to)
        },
      }
    } catch (error) {
      release()
      throw error
    }
  }

  /** Counts a subscriber. What it gives back counts it no more; true the first time. Throws UNAVAILABLE and RATE_LIMITED. */
  private enter(who: string): () => boolean {
    const { subscriptions, perToken } = this.limits
    if (this.total >= subscriptions) throw full(`This gateway has ${subscriptions} subscribers already.`)
    if ((this.byToken.get(who) ?? 0) >= perToken) {
      const message = `The token has ${perToken} subscriptions open at this gateway already. Close some.`
      throw new AppError('RATE_LIMITED', message, { retryAfter: RETRY_AFTER })
    }
    const count = (by: number) => {
      this.total += by
      const left = (this.byToken.get(who) ?? 0) + by
      if (left > 0) this.byToken.set(who, left)
      else this.byToken.delete(who)
    }
    count(1)
    let isIn = true
    return () => {
      const wasIn = isIn
      if (isIn) count(-1)
      isIn = false
      return wasIn
    }
  }

  /** The stream of this operation that runs, or a new one: the last subscriber may leave while it is waited for. */
  private async running(principal: Principal | null, request: GraphQLRequest, document: DocumentNode) {
    let shared: SharedStream | ExecutionResult
    do shared = await this.share(principal, request, document)
    while ('stop' in shared && shared.stop.signal.aborted)
    return shared
  }

  private share(principal: Principal | null, request: GraphQLRequest, document: DocumentNode) {
    const { streams, limits } = this
    const key = keyOf(principal, request)
    const known = streams.get(key)
    if (known) return known
    if (streams.size >= limits.different)
      throw full(`This gateway follows ${limits.different} different live operations already.`)
    const begun = this.begin(principal, request, document, key)
    streams.set(key, begun)
    const forget = () => streams.get(key) === begun && streams.delete(key)
    begun.then(result => 'stream' in result || forget(), forget)
    return begun
  }

  private async begin(principal: Principal | null, request: GraphQLRequest, document: DocumentNode, key: string) {
    const { gateway, schema, mask } = this.deps
    const stop = new AbortController()
    const contextValue = () => createContext(gateway, { requestId: randomUUID(), principal, signal: stop.signal })
    const args = {
      schema,
      document,
      variableValues: request.variables ?? {},
      operationName: request.operationName ?? null,
    }
    const source = await createSourceEventStream({ ...args, contextValue: contextValue() })
    if (!(Symbol.asyncIterator in source)) {
      const { operationName, variables } = request
      return nameVariables(schema, { document, operationName, variables }, masked(source, mask))
    }
    // A context of its own for each: `now` goes on, and nothing that was read for the result before is used again.
    const compute = async (change: unknown) => {
      const result = toShownResult(await this.run({ ...args, rootValue: change, contextValue: contextValue() }))
      return { text: JSON.stringify(result), result }
    }
    const emptied = () => {
      this.streams.delete(key)
      stop.abort()
    }
    const stream = createLiveStream({ compute, changes: source, emptied })
    return { stream, stop }
  }

  private async run(args: ExecutionArgs): Promise<ExecutionResult> {
    const { mask } = this.deps
    try {
      return masked(await execute(args), mask)
    } catch (error) {
      return { errors: [mask(error)] }
    }
  }
}

/** Equal for those who get the same results: fields may depend on the project, on the part of it and on the scopes, and on nothing else of a token. */
function keyOf(principal: Principal | null, { query, operationName, variables }: GraphQLRequest): string {
  const scopes = [...(principal?.scopes ?? [])].sort()
  const part = restrictionText(principal?.restriction ?? null)
  const text = JSON.stringify([principal?.projectId, part, scopes, operationName, query, variables])
  return createHash('sha256').update(text).digest('base64')
}

function full(message: string): AppError {
  return new AppError('UNAVAILABLE', `${message} Try again later.`, { retryAfter: RETRY_AFTER })
}

function masked(result: ExecutionResult, mask: ErrorMask): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(mask) } : result
}
