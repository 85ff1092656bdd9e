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
import { AppError } from '../base/errors.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../request/context.ts'
import type { Costs } from './cost.ts'
import { type ErrorMask, toShownResult } from './errors.ts'
import { createReader, type GraphQLRequest } from './execute.ts'
import { createLiveStream, type LiveStream, type LiveSubscriber } from './live-stream.ts'
import type { GraphQLServer } from './yoga.ts'

/** What one process serves at once. README's table of limits has the same numbers. */
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
}

interface Shared {
  readonly stream: LiveStream<FormattedExecutionResult>
  readonly stop: AbortController
}

export function createSubscriptions(
  gateway: Gateway,
  yoga: GraphQLServer,
  schema: GraphQLSchema,
  costs: Costs,
  mask: ErrorMask,
  limits = LIVE_LIMITS,
): Subscriptions {
  const streams = new Map<string, Promise<Shared | ExecutionResult>>()
  const byToken = new Map<string, number>()
  let total = 0

  const readText = createReader(yoga)
  const read = (ctx: RequestContext, request: GraphQLRequest) => readText(ctx, request.query)

  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    try {
      return masked(await execute(args), mask)
    } catch (error) {
      return { errors: [mask(error)] }
    }
  }

  const begin = async (principal: Principal | null, request: GraphQLRequest, document: DocumentNode, key: string) => {
    const stop = new AbortController()
    const contextValue = () => createContext(gateway, { requestId: randomUUID(), principal, signal: stop.signal })
    const args = {
      schema,
      document,
      variableValues: request.variables ?? {},
      operationName: request.operationName ?? null,
    }
    const source = await createSourceEventStream({ ...args, contextValue: contextValue() })
    if (!(Symbol.asyncIterator in source)) return masked(source, mask)
    // A context of its own for each: `now` goes on, and nothing that was read for the result before is used again.
    const compute = async () => {
      const result = toShownResult(await run({ ...args, contextValue: contextValue() }))
      return { text: JSON.stringify(result), result }
    }
    const stream = createLiveStream(compute, source, () => {
      streams.delete(key)
      stop.abort()
    })
    return { stream, stop }
  }

  const share = (principal: Principal | null, request: GraphQLRequest, document: DocumentNode) => {
    const key = keyOf(principal, request)
    const known = streams.get(key)
    if (known) return known
    if (streams.size >= limits.different) {
      throw full(`This gateway follows ${limits.different} different live operations already.`)
    }
    const begun = begin(principal, request, document, key)
    streams.set(key, begun)
    const forget = () => streams.get(key) === begun && streams.delete(key)
    begun.then(result => 'stream' in result || forget(), forget)
    return begun
  }

  const operationOf = (ctx: RequestContext, request: GraphQLRequest): OperationTypeNode | null => {
    const document = read(ctx, request)
    return 'kind' in document ? (getOperationAST(document, request.operationName)?.operation ?? null) : null
  }

  return {
    read,
    operationOf,
    isSubscription: (ctx, request) =>
      request.query.includes('subscription') && operationOf(ctx, request) === 'subscription',
    async open(ctx, request, to) {
      const document = read(ctx, request)
      if (!('kind' in document)) return { errors: document }
      const cost = costs.of(document, request.operationName, request.variables)
      if (cost instanceof GraphQLError) return { errors: [cost] }
      const who = `${ctx.principal?.projectId}/${ctx.principal?.tokenId ?? ctx.principal?.name}`
      if (total >= limits.subscriptions) throw full(`This gateway has ${limits.subscriptions} subscribers already.`)
      if ((byToken.get(who) ?? 0) >= limits.perToken) {
        const message = `The token has ${limits.perToken} subscriptions open at this gateway already. Close some.`
        throw new AppError('RATE_LIMITED', message, { retryAfter: RETRY_AFTER })
      }
      const count = (by: number) => {
        total += by
        const left = (byToken.get(who) ?? 0) + by
        if (left > 0) byToken.set(who, left)
        else byToken.delete(who)
      }
      count(1)
      let shared: Shared | ExecutionResult
      try {
        do shared = await share(ctx.principal, request, document)
        while ('stop' in shared && shared.stop.signal.aborted)
      } catch (error) {
        count(-1)
        throw error
      }
      if (!('stream' in shared)) {
        count(-1)
        return shared
      }
      const { stream } = shared
      let open = true
      stream.add(to)
      return {
        close() {
          if (!open) return
          open = false
          count(-1)
          stream.remove(to)
        },
      }
    },
  }
}

/** Equal for those who get the same results: fields may depend on the project and on the scopes, and on nothing else of a token. */
function keyOf(principal: Principal | null, { query, operationName, variables }: GraphQLRequest): string {
  const scopes = [...(principal?.scopes ?? [])].sort()
  const text = JSON.stringify([principal?.projectId, scopes, operationName, query, variables])
  return createHash('sha256').update(text).digest('base64')
}

function full(sentence: string): AppError {
  return new AppError('UNAVAILABLE', `${sentence} Try again later.`, { retryAfter: RETRY_AFTER })
}

function masked(result: ExecutionResult, mask: ErrorMask): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(mask) } : result
}
