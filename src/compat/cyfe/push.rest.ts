// Cyfe's Push API: POST /api/push/{pushKey}.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, httpStatusOf } from '../../base/errors.ts'
import { sha256 } from '../../base/seal.ts'
import { bodyText, readBodyWhole } from '../../http/body.ts'
import { toAppError } from '../../http/failure.ts'
import { rateLimitHeaders } from '../../http/rate-limit.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { pushRows } from '../../push/push.service.ts'
import { createContext, type Gateway } from '../../request/context.ts'
import { toPushRequest } from './push.ts'
import { toFailure, toSuccess } from './reply.ts'

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal
const CORS = { 'access-control-allow-origin': '*' }

export async function cyfePushRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendFailure(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '/:pushKey' }], (error, reply) => sendFailure(error, reply))

      scope.options('/:pushKey', (_request, reply) =>
        reply
          .code(204)
          .headers({
            ...CORS,
            'access-control-allow-methods': 'POST',
            'access-control-allow-headers': 'content-type, idempotency-key, authorization',
            'access-control-max-age': '86400',
          })
          .send(),
      )
      scope.post('/:pushKey', (request, reply) => push(gateway, request, reply))
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
  const text = bodyText(request)
  const header = request.headers['idempotency-key']
  const idempotencyKey = typeof header === 'string' ? header : null
  const ctx = createContext(gateway, { requestId: request.id, principal: null, signal: NOT_ABORTED })
  const body = toPushRequest(text, idempotencyKey, idempotencyKey === null ? null : sha256(text))
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
