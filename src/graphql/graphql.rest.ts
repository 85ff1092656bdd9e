// The GraphQL endpoint: POST JSON goes the short way into yoga's pipeline, everything else (GET, GraphiQL) to yoga whole.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import { AppError, type ErrorCode, httpStatusOf } from '../base/errors.ts'
import { JsonSyntaxError, readJson, toPlain } from '../base/json-text.ts'
import { abortControllerOf, bodyText, readBodyWhole } from '../http/body.ts'
import { createEventConnection, wantsEvents } from '../http/events.ts'
import { toAppError } from '../http/failure.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import { createContext, type Gateway, type RequestContext } from '../request/context.ts'
import { createCosts } from './cost.ts'
import { createDeadlines } from './deadline.ts'
import { createGraphQLService, type Envelope, withText } from './documents.ts'
import { createErrorMask } from './errors.ts'
import { createExecutor, createReader, type Execute } from './execute.ts'
import { createLiveConnections, type LiveConnections } from './live-connections.ts'
import { createSubscriptions, type Subscriptions } from './subscribe.ts'
import { createGraphQL, type GraphQLServer } from './yoga.ts'

/** More errors are counted and not sent. */
const MAX_ERRORS = 20
/** How many requests a document that is refused counts as. */
const REFUSED_DOCUMENT_COST = 10
const GRAPHQL_JSON = 'application/graphql-response+json'

export async function graphqlRoutes(app: FastifyInstance, gateway: Gateway, schema: GraphQLSchema): Promise<void> {
  const mask = createErrorMask(gateway.log)
  const costs = createCosts(schema, gateway.config.graphqlMaxCost)
  const yoga = createGraphQL(gateway, schema, costs, mask)
  const deadlines = createDeadlines()
  const execute = createExecutor(yoga, schema, { costs, deadlines }, mask)
  const subscriptions = createSubscriptions(gateway, yoga, schema, costs, mask)
  gateway.services.graphql = createGraphQLService(execute, createReader(yoga))
  const live = createLiveConnections(gateway, subscriptions)
  const doors: Doors = { execute, subscriptions, live }
  await app.register(
    async scope => {
      scope.addHook('preClose', async () => live.close())
      scope.addHook('onClose', async () => deadlines.close())
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
      scope.get('', (request, reply) => passToYoga(gateway, yoga, request, reply))
      scope.post('', (request, reply) => answer(gateway, doors, request, reply))
    },
    { prefix: '/graphql' },
  )
}

async function contextOf(gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const principal = await gateway.services.auth.admit(request, reply)
  const controller = abortControllerOf(reply)
  const { signal } = controller
  const ctx = createContext(gateway, { requestId: request.id, principal, signal, address: request.ip })
  return { ctx, giveUp: () => controller.abort() }
}

interface Doors {
  readonly execute: Execute
  readonly subscriptions: Subscriptions
  readonly live: LiveConnections
}

async function answer(
  gateway: Gateway,
  { execute, subscriptions, live }: Doors,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json(;|$)/i.test(type)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send GraphQL as `Content-Type: application/json`.')
  }
  const { ctx, giveUp } = await contextOf(gateway, request, reply)
  const asked = withText(ctx, readEnvelope(bodyText(request)))
  const envelope = asked instanceof Promise ? await asked : asked
  if (subscriptions.isSubscription(ctx, envelope)) {
    if (!wantsEvents(request)) {
      throw new AppError('BAD_USER_INPUT', 'Ask for a subscription with `Accept: text/event-stream`.')
    }
    const refused = await live.follow(
      ctx,
      envelope,
      { authorization: request.headers.authorization, ip: request.ip },
      on => createEventConnection(request, reply, on),
    )
    return refused ? send(request, reply, refused) : reply
  }
  const result = await execute(ctx, { ...envelope, giveUp })
  if (result.data === undefined) chargeRefused(ctx)
  if (wantsEvents(request) && result.data) return sendAsEvents(request, reply, result)
  return send(request, reply, result)
}

/** Documents that are refused cost more to look at than to send. */
function chargeRefused({ services, principal, address }: RequestContext): void {
  const caller = principal ? { token: services.auth.limitKeyOf(principal) } : { address: address ?? '' }
  services.rateLimits.charge(caller, REFUSED_DOCUMENT_COST - 1)
}

/** Reads the request of the GraphQL over HTTP specification. Numbers that a double would change are kept as written. */
function readEnvelope(text: string): Envelope {
  let body: unknown
  try {
    // Only long or exponential numbers can lose digits: the native reader is right for all the rest.
    body = /\d{16}|\d\.\d{15}|\d[eE][+-]?\d/.test(text) ? toPlain(readJson(text)) : JSON.parse(text)
  } catch (error) {
    const why = error instanceof JsonSyntaxError ? `: ${error.message}` : '.'
    throw new AppError('BAD_USER_INPUT', `The body is not JSON${why}`)
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('BAD_USER_INPUT', 'The body has to be one JSON object with "query"; batches are not accepted.')
  }
  const { query, documentId, operationName, variables, extensions } = body as Record<string, unknown>
  const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string'
  if (!isText(query)) throw new AppError('BAD_USER_INPUT', '"query" has to be a GraphQL document.')
  if (!isText(documentId)) throw new AppError('BAD_USER_INPUT', '"documentId" has to be the id of a saved document.')
  const isMap = (value: unknown) =>
    value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
  if (!isMap(variables)) throw new AppError('BAD_USER_INPUT', '"variables" has to be an object.')
  if (!isMap(extensions)) throw new AppError('BAD_USER_INPUT', '"extensions" has to be an object.')
  if (!isText(operationName)) {
    throw new AppError('BAD_USER_INPUT', '"operationName" has to be a string.')
  }
  return {
    query: (query as string | null) ?? undefined,
    documentId: (documentId as string | null) ?? undefined,
    operationName: (operationName as string | null) ?? undefined,
    variables: (variables as Record<string, unknown> | null) ?? undefined,
    wantsCost: (extensions as Record<string, unknown> | null | undefined)?.cost === true,
  }
}

function send(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply {
  // With some data the request succeeded; without any, the first error's status tells how it failed.
  const failed = result.errors !== undefined && Object.values(result.data ?? {}).every(value => value === null)
  const first = result.errors?.[0]?.extensions
  const status = failed ? ((first?.http as { status?: number })?.status ?? statusOf(first?.code)) : 200
  const retryAfter = first?.retryAfter
  if (failed && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const errors = result.errors?.slice(0, MAX_ERRORS).map(error => {
    const { http: _http, ...extensions } = error.extensions ?? {}
    return { ...error.toJSON(), extensions: { ...extensions, code: codeOf(extensions.code) } }
  })
  const type = request.headers.accept?.includes(GRAPHQL_JSON) ? GRAPHQL_JSON : 'application/json'
  return reply
    .code(status)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify(errors ? { ...result, errors, ...omitted(result) } : result))
}

/** Tells of errors that are not sent. */
function omitted({ errors, extensions }: ExecutionResult) {
  const omittedErrors = (errors?.length ?? 0) - MAX_ERRORS
  return omittedErrors > 0 ? { extensions: { ...extensions, omittedErrors } } : {}
}

/** A query or mutation of a client that asks for events: its one result, and the end. */
function sendAsEvents(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply {
  const connection = createEventConnection(request, reply, { kept: () => {}, closed: () => {} })
  connection.start()
  connection.next(JSON.stringify(result))
  connection.complete()
  return reply
}

/** The libraries' own codes (GRAPHQL_PARSE_FAILED ...) all say that the request is wrong. */
function codeOf(code: unknown): string {
  return typeof code === 'string' && code in httpStatusOf ? code : 'BAD_USER_INPUT'
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

async function passToYoga(gateway: Gateway, yoga: GraphQLServer, request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = await contextOf(gateway, request, reply)
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
