// The GraphQL endpoint: POST JSON goes the short way into yoga's pipeline, everything else (GET, GraphiQL) to yoga whole.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql'
import { AppError, type ErrorCode, httpStatusOf } from '../base/errors.ts'
import { JsonSyntaxError, readJson, toPlain } from '../base/json-text.ts'
import { abortSignalOf, bodyText, readBodyWhole } from '../http/body.ts'
import { toAppError } from '../http/failure.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import { createContext, type Gateway, type RequestContext } from '../request/context.ts'
import { createGraphQL, type GraphQLServer } from './yoga.ts'

const GRAPHQL_JSON = 'application/graphql-response+json'

interface Envelope {
  query: string
  operationName: string | undefined
  variables: Record<string, unknown> | undefined
}

export async function graphqlRoutes(app: FastifyInstance, gateway: Gateway, schema: GraphQLSchema): Promise<void> {
  const yoga = createGraphQL(gateway, schema)
  await app.register(
    async scope => {
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
      scope.post('', (request, reply) => execute(gateway, yoga, request, reply))
    },
    { prefix: '/graphql' },
  )
}

async function contextOf(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
  const principal = await gateway.services.auth.authenticate(request.headers.authorization)
  return createContext(gateway, { requestId: request.id, principal, signal: abortSignalOf(reply) })
}

async function execute(gateway: Gateway, yoga: GraphQLServer, request: FastifyRequest, reply: FastifyReply) {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json(;|$)/i.test(type)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send GraphQL as `Content-Type: application/json`.')
  }
  const ctx = await contextOf(gateway, request, reply)
  const envelope = readEnvelope(bodyText(request))
  const result = await run(yoga, ctx, envelope)
  return send(request, reply, result)
}

async function run(yoga: GraphQLServer, ctx: RequestContext, envelope: Envelope): Promise<ExecutionResult> {
  const enveloped = yoga.getEnveloped(ctx as never)
  let document: DocumentNode
  try {
    document = enveloped.parse(envelope.query) as DocumentNode
  } catch (error) {
    return { errors: [error as GraphQLError] }
  }
  const faults = enveloped.validate(enveloped.schema, document)
  if (faults.length > 0) return { errors: faults }
  const contextValue = await enveloped.contextFactory(ctx as never)
  return (await enveloped.execute({
    schema: enveloped.schema,
    document,
    contextValue,
    variableValues: envelope.variables,
    operationName: envelope.operationName,
  })) as ExecutionResult
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
  const { query, operationName, variables, extensions } = body as Record<string, unknown>
  if (typeof query !== 'string') throw new AppError('BAD_USER_INPUT', '"query" has to be a GraphQL document.')
  const isMap = (value: unknown) =>
    value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
  if (!isMap(variables)) throw new AppError('BAD_USER_INPUT', '"variables" has to be an object.')
  if (!isMap(extensions)) throw new AppError('BAD_USER_INPUT', '"extensions" has to be an object.')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new AppError('BAD_USER_INPUT', '"operationName" has to be a string.')
  }
  return {
    query,
    operationName: operationName ?? undefined,
    variables: (variables as Record<string, unknown> | null) ?? undefined,
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
  const errors = result.errors?.map(error => {
    const { http: _http, ...extensions } = error.extensions ?? {}
    return { ...error.toJSON(), extensions: { ...extensions, code: codeOf(extensions.code) } }
  })
  const type = request.headers.accept?.includes(GRAPHQL_JSON) ? GRAPHQL_JSON : 'application/json'
  return reply
    .code(status)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify(errors ? { ...result, errors } : result))
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

async function passToYoga(gateway: Gateway, yoga: GraphQLServer, request: FastifyRequest, reply: FastifyReply) {
  const ctx = await contextOf(gateway, request, reply)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
  const response = await yoga.fetch(
    `http://localhost${request.url}`,
    { method: 'GET', headers, signal: ctx.signal },
    ctx as never,
  )
  for (const [name, value] of response.headers) reply.header(name, value)
  return reply.code(response.status).send(Buffer.from(await response.arrayBuffer()))
}
