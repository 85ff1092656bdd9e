// GET /metrics: what the process counted, for Prometheus. For this machine, and for who has METRICS_TOKEN.
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { sha256 } from '../base/seal.ts'
import type { Gateway } from '../request/context.ts'
import type { Endpoint } from './endpoint.ts'
import { sendEnvelopeOf } from './send-envelope.ts'
import { refuseOtherMethods } from './wrong-route.ts'

const PATH = '/metrics'

const endpoint: Endpoint = {
  id: 'metrics',
  tag: 'Operation',
  summary: 'What the process counted, in the text format of Prometheus',
  description:
    'For callers on the machine of the gateway that come through no proxy, and for any with the token of METRICS_TOKEN as a bearer. No name, key or number of a project is in it.',
  credential: 'none',
  replies: {
    200: { description: 'The metrics.', content: { 'text/plain': null } },
    401: { description: 'The caller is on another machine, or came through a proxy, without the token.' },
  },
}

export async function meterRoutes(app: FastifyInstance, { config, meters }: Pick<Gateway, 'config' | 'meters'>) {
  refuseOtherMethods(app, [{ method: 'GET', path: PATH }], sendEnvelopeOf)
  app.get(PATH, { config: { endpoint } }, async (request, reply) => {
    if (!mayRead(request, config.metricsToken)) throw notForYou()
    return reply.type(meters.contentType).send(await meters.text())
  })
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

function mayRead({ socket, headers }: FastifyRequest, token: string | null): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (token !== null && given !== undefined) return timingSafeEqual(sha256(given), sha256(token))
  // A proxy on this machine speaks for others.
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '')
}

const notForYou = () =>
  new AppError(
    'UNAUTHENTICATED',
    `${PATH} answers callers on its own machine, and others with the token of METRICS_TOKEN.`,
  )
