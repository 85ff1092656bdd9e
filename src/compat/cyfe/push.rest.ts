// Cyfe's Push API: POST /api/push/{pushKey}.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError, httpStatusOf } from '../../base/errors.ts'
import { sha256 } from '../../base/seal.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, FORM_TYPE, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn, nextTurn } from '../../http/large-body.ts'
import { rateLimitHeaders } from '../../http/rate-limit.ts'
import { spanOf } from '../../http/request-span.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { readPushBody } from '../../push/body.ts'
import { keyFields } from '../../push/point-request.ts'
import { pushRows } from '../../push/push.service.ts'
import { createContext, type Gateway } from '../../request/context.ts'
import { failureReply, successReply, toFailure, toSuccess } from './reply.ts'

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal
const CORS = { 'access-control-allow-origin': '*' }
const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, content-encoding, idempotency-key, authorization',
  'access-control-max-age': '86400',
}
/** Some clients join addresses with a slash at the end. */
const paths = ['/:pushKey', '/:pushKey/']

const options = [
  ...(['onduplicate', 'color', 'type', 'cumulative', 'average', 'total', 'comparison', 'reverse'] as const),
  ...(['reversegraph', 'yaxis', 'yaxismin', 'yaxismax', 'yaxisshow', 'labelshow'] as const),
]

const endpoint: Endpoint = {
  id: 'cyfe_push',
  tag: 'Push API',
  summary: 'Pushes rows to the widget of a push key',
  description:
    'All or nothing, answered after the commit. Columns by the name of a dimension that the widget declares are its values, as texts, numbers or booleans; of the others the key column is `Date`, else the first in the order of the text. Numbers are added to what is there. Parsed as JSON whatever the content type says.',
  credential: 'path',
  path: z.object({ pushKey: z.string().meta({ description: 'The push key: a secret.', examples: ['push-key'] }) }),
  headers: z.object({
    'idempotency-key': z
      .string()
      .max(255)
      .optional()
      .meta({ description: 'The same key and body again gives the first reply and writes nothing.' }),
  }),
  body: {
    schema: z.looseObject({
      data: z.array(z.record(z.string(), z.unknown())).meta({
        description:
          'Rows: the key, then a value per dimension and metric. One row alone, rows by numbers, and the JSON text of them are read, too.',
      }),
      ...keyFields,
      ...Object.fromEntries(
        options.map(name => [
          name,
          z
            .record(z.string(), z.unknown())
            .nullish()
            .meta({ description: `The option \`${name}\`, by metric.` }),
        ]),
      ),
    }),
    types: [JSON_TYPE, FORM_TYPE, 'text/plain'],
    example: { data: [{ Date: '20261120', Users: '12.5' }], onduplicate: { Users: 'replace' } },
  },
  replies: {
    200: {
      description: 'Committed.',
      content: { [JSON_TYPE]: successReply },
      headers: { 'Idempotent-Replayed': '`true` where an earlier push had the same key.' },
    },
    ...failures([400, 404, 405, 409, 415, 429], failureReply),
  },
}

export async function cyfePushRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendFailure(toAppError(error, request.log), reply))
      const routes = paths.map(path => ({ method: 'POST', path }))
      answerWrongRoutes(scope, routes, (error, reply) => sendFailure(error, reply))

      for (const path of paths) {
        scope.options(path, (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
        // One of them is documented.
        const config = path === paths[0] ? { endpoint } : {}
        scope.post(path, { config }, (request, reply) => push(gateway, request, reply))
      }
    },
    { prefix: '/api/push' },
  )
}

async function push(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { pushKey } = request.params as { pushKey: string }
  const { catalogue, rateLimits } = gateway.services
  rateLimits.takeAddress(request.ip)
  rateLimits.assertMayTry(request.ip, pushKey)
  const widget = await catalogue.widgetOfPushKey(pushKey)
  if (!widget) {
    rateLimits.failed(request.ip)
    throw new AppError('BAD_USER_INPUT', 'Invalid widget key')
  }
  rateLimits.succeeded(pushKey)
  const left = rateLimits.takeToken(widget.widgetId)
  const text = await bodyInTurn(request)
  const header = request.headers['idempotency-key']
  const idempotencyKey = typeof header === 'string' ? header : null
  const about = { requestId: request.id, principal: null, signal: NOT_ABORTED, span: spanOf(request) }
  const ctx = createContext(gateway, about)
  const bodyHash = idempotencyKey === null ? null : sha256(text)
  const body = readPushBody(text, widget.dimensions, { idempotencyKey, bodyHash })
  await nextTurn(request, text)
  const outcome = await pushRows(ctx, widget.widgetId, widget.projectId, body)
  const quota = await gateway.services.push.quota.state(widget.projectId)
  reply.headers({ ...CORS, ...rateLimitHeaders(quota, left) })
  if (outcome.replayed) reply.header('idempotent-replayed', 'true')
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(toSuccess(outcome)))
}

function sendFailure(error: AppError, reply: FastifyReply): FastifyReply {
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
  return reply
    .code(httpStatusOf[error.code])
    .headers({ ...CORS, ...rateLimitHeaders(error.limit) })
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(toFailure(error)))
}
