import type { FastifyReply } from 'fastify'
import { type AppError, httpStatusOf } from '../base/errors.ts'
import { toEnvelope } from './envelope.ts'
import { rateLimitHeaders } from './rate-limit.ts'

/** An error as the envelope, with the headers that its status asks for. */
export function sendEnvelopeOf(error: AppError, reply: FastifyReply): FastifyReply {
  const status = httpStatusOf[error.code]
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 403) reply.header('www-authenticate', 'Bearer error="insufficient_scope"')
  return reply
    .code(status)
    .headers({ ...rateLimitHeaders(error.limit), 'cache-control': 'no-store' })
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(toEnvelope(error)))
}
