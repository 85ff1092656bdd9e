// POST, GET and HEAD /hooks/{feed}: other people's programs tell that something happened, or ask whether somebody is there.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { readBodyWhole } from '../http/body.ts'
import { type Endpoint, FORM_TYPE, failures, JSON_TYPE, MULTIPART_TYPE } from '../http/endpoint.ts'
import { toAppError } from '../http/failure.ts'
import { idField } from '../http/field.ts'
import { nextTurn } from '../http/large-body.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import type { Gateway } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { type HookOutcome, receiveHook } from './hook.service.ts'

/** What was sent is written, whether or not the sender still waits. */
const NOT_ABORTED = new AbortController().signal

const routes = [
  { method: 'POST', path: '/:feed' },
  { method: 'GET', path: '/:feed' },
]

const storedReply = z.strictObject({
  success: z.literal(true),
  message: z.string().optional().meta({ description: 'That nothing was counted, where nothing was.' }),
})
const handshakeReply = z.record(z.string(), z.string()).meta({ description: 'The challenge as it came.' })

const endpointOf = (method: string): Endpoint => ({
  id: `hook_${method.toLowerCase()}`,
  tag: 'Hooks',
  summary: 'Tells a feed that something happened',
  description:
    'Members of the body (JSON or a form) and parameters are variables of the feed; the body wins. Answered as soon as it is stored. The credential is the token, or the signature that the feed asks for. Handshakes (`url_verification`, `hub.challenge`, `validationToken`, challenges that the feed declares) are answered and never counted, and so is a GET without parameters where the feed has no source.',
  credential: 'path',
  path: z.object({ feed: idField('feed') }),
  query: z.object({
    token: z.string().optional().meta({ description: 'The token of the webhook, where it knows senders by one.' }),
  }),
  ...(method === 'POST' && {
    body: {
      schema: z.record(z.string(), z.unknown()),
      types: [JSON_TYPE, FORM_TYPE, MULTIPART_TYPE],
      example: { Users: 12.5 },
    },
  }),
  replies: {
    200: {
      description: 'Stored, or the reply to a handshake.',
      content: { [JSON_TYPE]: z.union([storedReply, handshakeReply]), 'text/plain': null },
    },
    ...failures([400, 401, 409, 415, 429]),
  },
})

export async function hookRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)
      // Trello and monitors ask so. Whether there is such a feed is not said.
      scope.head('/:feed', (request, reply) => {
        gateway.services.rateLimits.takeAddress(request.ip)
        return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send()
      })
      for (const { method, path } of routes)
        scope.route({
          method,
          url: path,
          config: { endpoint: endpointOf(method) },
          handler: (request, reply) => receive(gateway, request, reply),
        })
    },
    { prefix: '/hooks' },
  )
}

async function receive(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token, ...query } = request.query as Record<string, string | string[]>
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const outcome = await receiveHook(gateway, {
    address: request.ip,
    method: request.method,
    url: `${gateway.publicUrl()}${request.raw.url ?? ''}`,
    feedId: feedIdOf((request.params as { feed: string }).feed),
    query,
    token: typeof token === 'string' ? token : undefined,
    headers: request.headers as Record<string, string | undefined>,
    body,
    turn: () => nextTurn(request, body),
    signal: NOT_ABORTED,
  })
  return send(outcome, reply)
}

function send(outcome: HookOutcome, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (outcome === 'STORED') return reply.send({ success: true })
  if (outcome === 'PROBE')
    return reply.send({ success: true, message: 'The webhook is here. Nothing was sent, and nothing was counted.' })
  // What a stranger chose is sent back: no browser may take it for a page or a script (with nosniff, which every reply has).
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(`${outcome.isText ? 'text/plain' : 'application/json'}; charset=utf-8`)
    .send(outcome.body)
}

/** A text that names no feed is answered like a feed with another token. */
function feedIdOf(text: string): string {
  try {
    return idOf('Feed', text)
  } catch {
    throw new AppError('UNAUTHENTICATED', 'The webhook is not known, or its token or signature is not right.')
  }
}
