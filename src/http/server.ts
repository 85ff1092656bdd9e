import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Meters } from '../base/meters.ts'
import { noTracing } from '../base/tracing.ts'
import type { Config } from '../config/config.ts'
import { limitConnections } from './connection-limit.ts'
import { unpackInTurn } from './content-encoding.ts'
import { answerExpectations } from './expectation.ts'
import { MAX_BODY_BYTES, toAppError } from './failure.ts'
import { takeTurns } from './large-body.ts'
import { maskPath, routeOf } from './path-mask.ts'
import { rawReply } from './raw-reply.ts'
import { collectEndpoints } from './registered-endpoints.ts'
import { countRequests } from './request-count.ts'
import { createRequestLog } from './request-log.ts'
import { traceRequests } from './request-span.ts'
import { sendEnvelopeOf } from './send-envelope.ts'
import { asksForWebSocket, routeUpgrades } from './upgrade.ts'

/** Every wait of the server has an end. */
export const REQUEST_TIMEOUT_MS = 15_000
export const HEADERS_TIMEOUT_MS = 5_000
const CHECK_INTERVAL_MS = 1_000
const REQUEST_ID = /^[\w.-]{1,64}$/

/** Fastify with our limits. Routes are added by src/routes.ts; what has no dialect of its own answers in the envelope. */
export function createServer(
  log: Log,
  {
    trustProxy,
    maxConnections,
    addressConnections,
  }: Pick<Config, 'trustProxy' | 'maxConnections' | 'addressConnections'>,
  meters: Meters,
  tracing = noTracing,
): FastifyInstance {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (parent, bindings) => createRequestLog(parent as Log, bindings),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      shouldUpgradeCallback: asksForWebSocket,
    },
    // The address of `request.ip`: the socket's, or through these networks the first of X-Forwarded-For that is not theirs.
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    requestIdHeader: false,
    genReqId: request => {
      const header = request.headers['x-request-id']
      return typeof header === 'string' && REQUEST_ID.test(header) ? header : randomUUID()
    },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    // A saved document may have a name of 200 characters.
    routerOptions: { maxParamLength: 255 },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) =>
      sendEnvelopeOf(toAppError(error, request.log), reply as unknown as FastifyReply),
  }) as unknown as FastifyInstance
  const limits = { most: maxConnections, perAddress: addressConnections, proxies: trustProxy }
  limitConnections(server.server, limits, log)
  collectEndpoints(server)
  traceRequests(server, tracing)
  countRequests(server, meters)
  routeUpgrades(server)
  answerExpectations(server)
  takeTurns(server)
  unpackInTurn(server)

  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : reply.statusCode >= 400 ? 'info' : 'debug'
    if (log.isLevelEnabled(level)) {
      const details = {
        method: request.method,
        route: routeOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      }
      request.log[level](details, 'request')
    }
    done()
  })
  server.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
  server.setNotFoundHandler((request, reply) =>
    sendEnvelopeOf(new AppError('NOT_FOUND', `There is nothing at ${maskPath(request.url)}.`), reply),
  )
  return server
}

/** Requests that are not HTTP, have too many header bytes or come too slowly never reach a route: JSON, too. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error)
    return
  }
  const answers: Record<string, [number, string]> = {
    HPE_HEADER_OVERFLOW: [431, 'The headers are larger than 16 KiB.'],
    ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  }
  const [status, message] = answers[error.code ?? ''] ?? [400, 'This is not an HTTP request.']
  socket.end(rawReply(status, message))
}
