// UserFlux's Metrics API: POST /metrics/query/{id} and POST /metrics/query.

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { abortSignalOf, readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { idField } from '../../http/field.ts'
import { bodyInTurn } from '../../http/large-body.ts'
import { spanOf } from '../../http/request-span.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { runSaved } from '../../queries/document.service.ts'
import { csv, type LineFormat, ndjson } from '../../queries/lines.ts'
import { adHocRequest, type QueryRequest, runQuery, toQueryRequest } from '../../queries/query.service.ts'
import type { QueryResult } from '../../queries/result.ts'
import { getQuery } from '../../queries/saved-query.service.ts'
import { stream } from '../../queries/stream.service.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../../request/context.ts'
import { idOf } from '../../request/global-id.ts'
import { metricsReply, toMetricsReply } from './query.ts'
import { assertCaller, decodeQuery, readObject, variablesIn } from './request.ts'

/** What PostgreSQL keeps as an integer. */
const MAX_VERSION = 2_147_483_647

const routes = [
  { method: 'POST', path: '' },
  { method: 'POST', path: '/:id' },
]

const variables = z.record(z.string(), z.unknown()).nullish().meta({ description: 'The value of each `@{name}`.' })
const replies = {
  200: {
    description: 'The rows. `Accept: application/x-ndjson` or `text/csv` streams all of them.',
    content: { [JSON_TYPE]: metricsReply, 'application/x-ndjson': null, 'text/csv': null },
    headers: { Age: 'The age of a kept result, in seconds.' },
  },
  ...failures([400, 401, 403, 404, 415, 429]),
}
const common = { tag: 'Metrics API', credential: 'bearer', replies } as const

const adHoc: Endpoint = {
  ...common,
  id: 'userflux_sql',
  summary: 'Runs SQL that comes as base64',
  description: 'Needs the scope `sql`.',
  body: {
    schema: z.object({ encodedQuery: z.string().meta({ description: 'SQL in base64.' }), variables }),
    types: [JSON_TYPE],
    example: { encodedQuery: Buffer.from('SELECT name FROM eventsTable LIMIT 10').toString('base64') },
  },
}

const saved: Endpoint = {
  ...common,
  id: 'userflux_query',
  summary: 'Runs a saved query',
  description: 'Needs the scope `read`.',
  path: z.object({ id: idField('savedquery') }),
  body: {
    schema: z.object({
      variables,
      version: z.int().optional().meta({ description: 'The number of a version. Default: the newest.' }),
    }),
    types: [JSON_TYPE],
    example: { variables: { eventName: 'page_view' } },
  },
}

export async function userfluxQueryRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)

      scope.post('', { config: { endpoint: adHoc } }, async (request, reply) => {
        const { ctx, principal } = await begin(gateway, request, reply, 'sql')
        const body = readObject(await bodyInTurn(request))
        const query = adHocRequest(decodeQuery(body.encodedQuery), variablesIn(body), 'epoch')
        const format = formatOf(request)
        if (format) return sendLines(ctx, principal, query, format, request, reply)
        return sendResult(ctx, await runQuery(ctx, principal, query), reply)
      })
      scope.post('/:id', { config: { endpoint: saved } }, async (request, reply) => {
        const { ctx, principal } = await begin(gateway, request, reply, 'read')
        const body = readObject(await bodyInTurn(request))
        const id = idOf('SavedQuery', (request.params as { id: string }).id)
        const version = body.version === undefined ? null : Number(body.version)
        if (version !== null && !(Number.isInteger(version) && version >= 1 && version <= MAX_VERSION))
          throw new AppError('BAD_USER_INPUT', 'version is a whole number from 1 on.')
        const saved = await getQuery(ctx, principal.projectId, id, version)
        const format = formatOf(request)
        if (!format) {
          return sendResult(ctx, await runSaved(ctx, principal, saved, variablesIn(body), 'epoch'), reply)
        }
        if (saved.language !== 'SQL') throw new AppError('BAD_USER_INPUT', 'A document has no rows: ask for JSON.')
        return sendLines(ctx, principal, toQueryRequest(saved, variablesIn(body), 'epoch'), format, request, reply)
      })
    },
    { prefix: '/metrics/query' },
  )
}

async function begin(gateway: Gateway, request: FastifyRequest, reply: FastifyReply, scope: 'sql' | 'read') {
  const principal = await gateway.services.auth.admit(request, reply)
  const about = { requestId: request.id, principal, signal: abortSignalOf(reply), span: spanOf(request) }
  const ctx = createContext(gateway, about)
  return { ctx, principal: assertCaller(principal, scope) }
}

/** `null`: JSON, as a whole. */
function formatOf(request: FastifyRequest): LineFormat | null {
  const accept = request.headers.accept ?? ''
  return /application\/x-ndjson/i.test(accept) ? ndjson : /text\/csv/i.test(accept) ? csv : null
}

async function sendLines(
  ctx: RequestContext,
  principal: Principal,
  query: QueryRequest,
  format: LineFormat,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // A stream that fails half-way is cut off: a client sees that the rows are not all.
  const parts = await stream(ctx, principal, query, format)
  ctx.services.credentialWatch.followResponse(request, principal, reply.raw)
  const body = Readable.from(parts, { objectMode: true, highWaterMark: 1 })
  return reply.type(format.contentType).header('cache-control', 'no-store').send(body)
}

function sendResult(ctx: RequestContext, result: QueryResult, reply: FastifyReply): FastifyReply {
  const age = Math.floor(Math.max(0, ctx.clock() - result.readAt) / 1_000)
  if (result.freshUntil === null) reply.header('cache-control', 'no-store')
  else {
    const left = Math.max(0, Math.floor((result.freshUntil - ctx.clock()) / 1_000))
    reply.headers({ 'cache-control': `private, max-age=${age + left}`, age: String(age) })
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(toMetricsReply(result)))
}
