import type { FastifyReply } from 'fastify'
import { type AppError, httpStatusOf } from '../base/errors.ts'
import { rateLimitHeaders } from './rate-limit.ts'

/** An error as text, for clients that show the body as it is. */
export const sendText = (error: AppError, reply: FastifyReply): FastifyReply =>
  sendForeign(error, reply, {
    body: `${error.message}\n`,
    type: 'text/plain; charset=utf-8',
    challenge: 'Basic realm="Pushgraph"',
  })

/** An error in the words of a dialect, with the headers that its status asks for. */
export function sendForeign(
  error: AppError,
  reply: FastifyReply,
  {
    body,
    type = 'application/json; charset=utf-8',
    challenge,
  }: { body: string | Buffer; type?: string; challenge: string },
): FastifyReply {
  const status = httpStatusOf[error.code]
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
  if (status === 401) reply.header('www-authenticate', challenge)
  return reply
    .code(status)
    .headers({ ...rateLimitHeaders(error.limit), 'cache-control': 'no-store' })
    .type(type)
    .send(body)
}
