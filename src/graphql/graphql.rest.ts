// The GraphQL endpoint: POST JSON goes the short way into yoga's pipeline, everything else (GET, GraphiQL) to yoga whole.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult } from 'graphql'
import { AppError, type ErrorCode, httpStatusOf } from '../base/errors.ts'
import { abortControllerOf, readBodyWhole } from '../http/body.ts'
import { createEventConnection, wantsEvents } from '../http/events.ts'
import { toAppError } from '../http/failure.ts'
import { bodyInTurn } from '../http/large-body.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { isUpgrade, openSocket } from '../http/upgrade.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import { createContext, type Gateway } from '../request/context.ts'
import type { Access } from './access.ts'
import { chargeRefused } from './charge.ts'
import { withText } from './documents.ts'
import { toShownResult } from './errors.ts'
import type { Execute, GraphQLRequest } from './execute.ts'
import { createLiveConnections, type LiveConnections } from './live/event-stream-connections.ts'
import { createSocketOperations } from './live/socket-operations.ts'
import { createLiveSockets, type LiveSockets } from './live/sockets.ts'
import { createSubscriptions, type Subscriptions } from './live/subscriptions.ts'
import { readBody, readQueryString } from './request-text.ts'
import type { GraphQLServer } from './yoga.ts'

const GRAPHQL_JSON = 'application/graphql-response+json'

export async function graphqlRoutes(app: FastifyInstance, gateway: Gateway, access: Access): Promise<void> {
  const engine = gateway.services.graphql
  const { yoga, executeRequest: execute } = engine
  const subscriptions = createSubscriptions({ gateway, ...engine })
  const live = createLiveConnections(access, subscriptions)
  const operations = createSocketOperations({ gateway, access, engine, subscriptions })
  const sockets = createLiveSockets({ platform: gateway, access, operations })
  const doors: Doors = { gateway, access, execute, subscriptions, live }
  await app.register(
    async scope => {
      scope.addHook('preClose', async () => {
        live.close()
        await sockets.close()
      })
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendErrors(request, reply, [toAppError(error, request.log)]))
      answerWrongRoutes(
        scope,
        [
          { method: 'GET', path: '' },
          { method: 'POST', path: '' },
        ],
        (error, reply) => sendErrors(reply.request, reply, [error]),
      )
      scope.get('', (request, reply) => {
        if (isUpgrade(request)) return accept(sockets, request, reply)
        if (isForUs(request)) return answerQueryString(doors, request, reply)
        return passToYoga(doors, yoga, request, reply)
      })
      scope.post('', (request, reply) => answerBody(doors, request, reply))
    },
    { prefix: '/graphql' },
  )
}

async function accept(sockets: LiveSockets, request: FastifyRequest, reply: FastifyReply) {
  await sockets.accept(request, server => openSocket(server, request, reply))
  return reply
}

async function contextOf({ gateway, access }: Doors, request: FastifyRequest, reply: FastifyReply) {
  const principal = await access.admit(request, reply)
  const controller = abortControllerOf(reply)
  const { signal } = controller
  const ctx = createContext(gateway, { requestId: request.id, principal, signal, address: request.ip })
  return { ctx, giveUp: () => controller.abort() }
}

interface Doors {
  readonly gateway: Gateway
  readonly access: Access
  readonly execute: Execute
  readonly subscriptions: Subscriptions
  readonly live: LiveConnections
}

async function answerBody(doors: Doors, request: FastifyRequest, reply: FastifyReply) {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json(;|$)/i.test(type)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send GraphQL as `Content-Type: application/json`.')
  }
  const requester = await contextOf(doors, request, reply)
  const asked = withText(requester.ctx, readBody(await bodyInTurn(request)))
  return answer(doors, requester, asked instanceof Promise ? await asked : asked, request, reply)
}

/** Events, saved documents, which the library does not know, and documents that may be subscriptions: the library would open those past our limits and our streams. */
function isForUs(request: FastifyRequest): boolean {
  const { query, documentId } = request.query as { query?: unknown; documentId?: unknown }
  if (documentId !== undefined) return true
  return query !== undefined && (wantsEvents(request) || String(query).includes('subscription'))
}

/**
 * A GET comes from any page that a browser shows, so it changes nothing. It brings no authority of its own either: there are no
 * cookies, and a token in the address is not read.
 */
async function answerQueryString(doors: Doors, request: FastifyRequest, reply: FastifyReply) {
  const requester = await contextOf(doors, request, reply)
  const asked = await withText(requester.ctx, readQueryString(request.query as Record<string, unknown>))
  if (doors.subscriptions.operationOf(requester.ctx, asked) === 'mutation') {
    reply.header('allow', 'POST')
    throw new AppError('METHOD_NOT_ALLOWED', 'Send mutations by POST.')
  }
  return answer(doors, requester, asked, request, reply)
}

async function answer(
  { access, execute, subscriptions, live }: Doors,
  { ctx, giveUp }: Awaited<ReturnType<typeof contextOf>>,
  asked: GraphQLRequest,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (subscriptions.isSubscription(ctx, asked)) {
    if (!wantsEvents(request)) {
      throw new AppError('BAD_USER_INPUT', 'Ask for a subscription with `Accept: text/event-stream`.')
    }
    const caller = { authorization: request.headers.authorization, ip: request.ip }
    const refused = await live.follow(ctx, asked, caller, on => createEventConnection(request, reply, on))
    if (!refused) return reply
    chargeRefused(access, ctx)
    return send(request, reply, refused)
  }
  const result = await execute(ctx, { ...asked, giveUp })
  if (result.data === undefined) chargeRefused(access, ctx)
  if (wantsEvents(request) && result.data) return sendAsEvents(request, reply, result)
  return send(request, reply, result)
}

function send(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply {
  // With some data the request succeeded; without any, the first error's status tells how it failed.
  const failed = result.errors !== undefined && Object.values(result.data ?? {}).every(value => value === null)
  const first = result.errors?.[0]?.extensions
  const status = failed ? ((first?.http as { status?: number })?.status ?? statusOf(first?.code)) : 200
  const retryAfter = first?.retryAfter
  if (failed && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const type = request.headers.accept?.includes(GRAPHQL_JSON) ? GRAPHQL_JSON : 'application/json'
  return reply
    .code(status)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify(result.errors ? toShownResult(result) : result))
}

/** A query or mutation of a client that asks for events: its one result, and the end. */
function sendAsEvents(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply {
  const connection = createEventConnection(request, reply, { kept: () => {}, closed: () => {} })
  connection.start()
  connection.next(JSON.stringify(toShownResult(result)))
  connection.complete()
  return reply
}

function statusOf(code: unknown): number {
  return httpStatusOf[code as ErrorCode] ?? 400
}

function sendErrors(request: FastifyRequest, reply: FastifyReply, errors: readonly AppError[]): FastifyReply {
  const type = request.headers.accept?.includes(GRAPHQL_JSON) ? GRAPHQL_JSON : 'application/json'
  const first = errors[0]
  const status = first ? httpStatusOf[first.code] : 500
  if (first?.retryAfter !== undefined) reply.header('retry-after', String(first.retryAfter))
  reply.headers(rateLimitHeaders(first?.limit))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const body = errors.map(({ code, message, fields, retryAfter }) => ({
    message,
    extensions: { code, fields, retryAfter },
  }))
  return reply
    .code(status)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: body }))
}

const NOTHING = { operationName: undefined, variables: undefined }

async function passToYoga(doors: Doors, yoga: GraphQLServer, request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = await contextOf(doors, request, reply)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
  const url = new URL(request.url, 'http://localhost')
  const documentId = url.searchParams.get('documentId')
  if (documentId !== null) {
    const query = url.searchParams.get('query') ?? undefined
    url.searchParams.set('query', (await withText(ctx, { query, documentId, ...NOTHING })).query)
  }
  const response = await yoga.fetch(url.href, { method: 'GET', headers, signal: ctx.signal }, ctx as never)
  for (const [name, value] of response.headers) reply.header(name, value)
  return reply.code(response.status).send(Buffer.from(await response.arrayBuffer()))
}
