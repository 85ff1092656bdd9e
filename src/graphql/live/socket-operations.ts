// What is said over a WebSocket: the protocol graphql-transport-ws, on the same execution, streams, limits and credentials as over HTTP.
// https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
import { randomUUID } from 'node:crypto'
import { type ExecutionArgs, type FormattedExecutionResult, GraphQLError } from 'graphql'
import { makeServer, type Server } from 'graphql-ws'
import { AppError } from '../../base/errors.ts'
import { JsonNumber, toPlain } from '../../base/json-text.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../../request/context.ts'
import type { WatchHandle } from '../../request/credential.ts'
import type { Access } from '../access.ts'
import { chargeRefused } from '../charge.ts'
import type { GraphQLEngine } from '../engine.ts'
import { toShownResult } from '../errors.ts'
import { withText } from '../http/document-id.ts'
import { operationIn } from '../operation.ts'
import { toEnvelope } from '../request-text.ts'
import { authorizationIn } from './connection-params.ts'
import { createLatestChannel } from './latest-channel.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

/** What a gateway and one socket have at once, and how long a socket waits for its first message. */
export const SOCKET_LIMITS = { sockets: 5_000, operations: 100, initMs: 3_000 }

/** A connection, as far as operations know it. */
export interface SocketConnection {
  /** Of the upgrade; a token in `connection_init` goes before it. */
  authorization: string | undefined
  readonly ip: string
  /** `null` until `connection_init`. */
  principal: Principal | null
  /** Of the credential, from then on. */
  watch: WatchHandle | null
  /** Aborted when the connection is gone. */
  readonly signal: AbortSignal
  /** Ends the connection with words that its client may see. */
  refuse(error: unknown): void
}

interface OperationDeps {
  readonly gateway: Gateway
  readonly access: Access
  readonly engine: GraphQLEngine
  readonly subscriptions: Subscriptions
}

/** What graphql-ws is given to run: the work is done by ours, and it does the talking. */
interface SocketExecution extends ExecutionArgs {
  run(): Promise<FormattedExecutionResult> | AsyncIterable<FormattedExecutionResult>
}

export type SocketOperations = Server<SocketConnection>

export function createSocketOperations(deps: OperationDeps): SocketOperations {
  const { access, engine } = deps
  const run = (args: ExecutionArgs) => (args as SocketExecution).run() as never
  return makeServer<Record<string, unknown>, SocketConnection>({
    connectionInitWaitTimeout: SOCKET_LIMITS.initMs,
    jsonMessageReviver: readMember as never,
    onConnect: async ({ connectionParams, extra: connection }) => {
      try {
        connection.authorization = authorizationIn(connectionParams) ?? connection.authorization
        connection.principal = await access.authenticate(connection)
        if (!connection.principal) throw new AppError('UNAUTHENTICATED', 'Send a token in connection_init.')
        connection.watch = access.follow(connection, connection.principal, error => connection.refuse(error))
        if (connection.signal.aborted) connection.watch.stop()
        return true
      } catch (error) {
        connection.refuse(error)
        return false
      }
    },
    onSubscribe: async ({ extra: connection, subscriptions }, _id, payload) => {
      try {
        access.takeOperation(connection.principal as Principal)
        if (Object.keys(subscriptions).length > SOCKET_LIMITS.operations)
          throw new AppError('RATE_LIMITED', `A connection has at most ${SOCKET_LIMITS.operations} operations at once.`)
        // It may have ended since it was asked last: over HTTP, too, each operation is asked for anew.
        const refusal = await access.refusalOf(connection, connection.principal)
        if (refusal) {
          connection.refuse(refusal)
          throw refusal
        }
        return await prepare(deps, connection, payload as unknown as Record<string, unknown>)
      } catch (error) {
        return [engine.mask(error)]
      }
    },
    execute: run,
    subscribe: run,
    // The result is as it should be sent: left to itself the library would expect errors that are not written yet.
    onNext: (_ctx, _id, _payload, _args, result) => result as never,
    onError: (_ctx, _id, _payload, errors) => toShownResult({ errors: errors as GraphQLError[] }).errors ?? [],
  })
}

/** What to run, or the errors it is refused with. */
async function prepare(
  { gateway, access, engine, subscriptions }: OperationDeps,
  connection: SocketConnection,
  payload: Readonly<Record<string, unknown>>,
): Promise<SocketExecution | readonly GraphQLError[]> {
  const { schema, executeRequest, mask } = engine
  const stop = new AbortController()
  const ctx = createContext(gateway, {
    requestId: randomUUID(),
    principal: connection.principal,
    signal: AbortSignal.any([connection.signal, stop.signal]),
    address: connection.ip,
  })
  const request = await withText(
    ctx,
    toEnvelope({ ...payload, query: payload.query === '' ? undefined : payload.query }),
  )
  const document = subscriptions.read(ctx, request)
  if (!('kind' in document)) return refused(access, ctx, document)
  const operation = operationIn(document, request.operationName)
  if (operation instanceof GraphQLError) return refused(access, ctx, [operation])
  const args = { schema, document, operationName: request.operationName ?? null }
  if (operation.operation !== 'subscription') {
    const runOnce = () => executeRequest(ctx, { ...request, giveUp: () => stop.abort() })
    return { ...args, run: async () => toShownResult(await runOnce().catch(error => ({ errors: [mask(error)] }))) }
  }
  let subscription: Subscription | undefined
  const leave = () => void channel.results.return(undefined)
  const channel = createLatestChannel<FormattedExecutionResult>(() => {
    connection.signal.removeEventListener('abort', leave)
    subscription?.close()
  })
  const opened = await subscriptions.open(ctx, request, channel.subscriber)
  if (!('close' in opened)) return refused(access, ctx, opened.errors ?? [])
  subscription = opened
  connection.signal.addEventListener('abort', leave)
  if (connection.signal.aborted) leave()
  return { ...args, run: () => channel.results }
}

function refused(access: Access, ctx: RequestContext, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  chargeRefused(access, ctx)
  return errors
}

/** Numbers that a double would change are kept as written, as in bodies of requests. */
function readMember(name: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const mayChange = typeof value === 'number' && source !== undefined && (source.length > 15 || /e/i.test(source))
  if (mayChange) return toPlain(new JsonNumber(source))
  return name === 'payload' ? withQuery(value) : value
}

/** The library takes no operation without a text, and knows no other name of a document: an empty one stands for it, and is left out again. */
function withQuery(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('documentId' in payload || 'extensions' in payload))
    return payload
  return { ...payload, query: (payload as { query?: unknown }).query ?? '' }
}
