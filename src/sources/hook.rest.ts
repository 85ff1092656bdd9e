// POST and GET /hooks/{feed}: other people's programs tell that something happened.
import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { idOf } from '../graphql/global-id.ts'
import { readBodyWhole } from '../http/body.ts'
import { toAppError } from '../http/failure.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import type { Gateway } from '../request/context.ts'
import { receiveHook } from './hook.service.ts'

/** What was sent is written, whether or not the sender still waits. */
const NOT_ABORTED = new AbortController().signal

const routes = [
  { method: 'POST', path: '/:feed' },
  { method: 'GET', path: '/:feed' },
]

export async function hookRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)
      for (const { method, path } of routes)
        scope.route({ method, url: path, handler: (request, reply) => receive(gateway, request, reply) })
    },
    { prefix: '/hooks' },
  )
}

async function receive(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token, ...query } = request.query as Record<string, string | string[]>
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  await receiveHook(gateway, {
    address: request.ip,
    feedId: feedIdOf((request.params as { feed: string }).feed),
    query,
    token: typeof token === 'string' ? token : undefined,
    headers: request.headers as Record<string, string | undefined>,
    body,
    text: isUtf8(body) ? body.toString('utf8') : null,
    signal: NOT_ABORTED,
  })
  return reply.header('cache-control', 'no-store').send({ success: true })
}

/** A text that names no feed is answered like a feed with another token. */
function feedIdOf(text: string): string {
  try {
    return idOf('Feed', text)
  } catch {
    throw new AppError('UNAUTHENTICATED', 'The webhook is not known, or its token or signature is not right.')
  }
}
