// The Model Context Protocol for agents: POST /mcp, one message a request, no sessions and no streams.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, httpStatusOf } from '../base/errors.ts'
import { abortControllerOf, readBodyWhole } from '../http/body.ts'
import { toAppError } from '../http/failure.ts'
import { bodyInTurn } from '../http/large-body.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { spanOf } from '../http/request-span.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { createDeadlines, type Deadlines } from '../request/deadline.ts'
import { assertOwnOrigin } from './origin.ts'
import type { Protocol } from './protocol.service.ts'
import { errorText, idOfMessage, METHOD_NOT_FOUND, RpcError, readMessage } from './rpc.ts'
import { tools } from './tools.tool.ts'

export async function mcpRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  let protocol: Promise<Protocol> | null = null
  // With the first message: most gateways have none.
  const protocolOf = () => {
    protocol ??= loadProtocol()
    return protocol
  }
  const deadlines = createDeadlines()
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.addHook('onClose', async () => deadlines.close())
      scope.setErrorHandler((error, request, reply) => sendError(errorOf(error, request), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendError)
      scope.post('', (request, reply) => answer({ gateway, protocolOf, deadlines }, request, reply))
    },
    { prefix: '/mcp' },
  )
}

async function loadProtocol(): Promise<Protocol> {
  const [{ createProtocol }, { resources }] = await Promise.all([
    import('./protocol.service.ts'),
    import('./resources.loader.ts'),
  ])
  return createProtocol(tools, resources)
}

interface Door {
  readonly gateway: Gateway
  protocolOf(): Promise<Protocol>
  readonly deadlines: Deadlines
}

async function answer(
  { gateway, protocolOf, deadlines }: Door,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  assertOwnOrigin(request.headers.origin, gateway.publicUrl())
  const principal = await gateway.services.auth.admit(request, reply)
  if (!principal) throw new AppError('UNAUTHENTICATED', 'Send a token: `Authorization: Bearer <token>`.')
  const message = readMessage(await bodyInTurn(request))
  if (message.get('method') === 'subscriptions/listen')
    throw new RpcError(404, METHOD_NOT_FOUND, 'There is nothing to listen to.', idOfMessage(message))
  const controller = abortControllerOf(reply)
  const { signal } = controller
  const about = { requestId: request.id, principal, signal, address: request.ip, span: spanOf(request) }
  const ctx = createContext(gateway, about)
  const called = { ctx, by: principal, deadlines, giveUp: () => controller.abort() }
  const protocol = await protocolOf()
  const response = await protocol.serve(toRequest(request, gateway.publicUrl()), message, called)
  const type = response.headers.get('content-type')
  if (type !== null) reply.type(type)
  reply.code(response.status).header('cache-control', 'no-store')
  return response.body === null ? reply.send() : reply.send(await response.text())
}

/** As the library takes requests: its body was read here, and the reply is JSON, also for those who forget to say that they take it. */
function toRequest({ headers }: FastifyRequest, publicUrl: string): Request {
  const copied = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'content-length' && name !== 'accept'
      ? [[name, value] as [string, string]]
      : [],
  )
  const accept = ['accept', 'application/json, text/event-stream'] as [string, string]
  return new Request(`${publicUrl}/mcp`, { method: 'POST', headers: [...copied, accept], body: '' })
}

const errorOf = (error: unknown, request: FastifyRequest) =>
  error instanceof RpcError ? error : toAppError(error, request.log)

function sendError(error: AppError | RpcError, reply: FastifyReply): FastifyReply {
  const status = error instanceof RpcError ? error.status : httpStatusOf[error.code]
  if (error instanceof AppError) {
    if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
    reply.headers(rateLimitHeaders(error.limit))
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(errorText(error))
}
