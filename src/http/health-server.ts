// Health on a port of its own (HEALTH_PORT): however many connections clients hold, a probe gets one.
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { toAppError } from './failure.ts'
import { sendEnvelopeOf } from './send-envelope.ts'

const MAX_CONNECTIONS = 100
const TIMEOUT_MS = 5_000

/** Its two routes are added by src/routes.ts. */
export function createHealthServer(log: Log): FastifyInstance {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1,
    requestTimeout: TIMEOUT_MS,
    keepAliveTimeout: TIMEOUT_MS,
    http: { headersTimeout: TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  }) as unknown as FastifyInstance
  server.server.maxConnections = MAX_CONNECTIONS
  server.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
  server.setNotFoundHandler((_request, reply) =>
    sendEnvelopeOf(new AppError('NOT_FOUND', 'This port serves /healthz and /readyz.'), reply),
  )
  return server
}
