// The GraphQL endpoint: what comes to /graphql, and which door it takes.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readBodyWhole } from '../http/body.ts'
import { toAppError } from '../http/failure.ts'
import { isUpgrade, openSocket } from '../http/upgrade.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import type { Gateway } from '../request/context.ts'
import type { Access } from './access.ts'
import type { DoorDeps } from './http/door.ts'
import { answerGet, isForPage } from './http/get.ts'
import { showPage } from './http/page.ts'
import { answerPost } from './http/post.ts'
import { sendError } from './http/reply.ts'
import { createLiveConnections } from './live/event-stream-connections.ts'
import { createSocketOperations } from './live/socket-operations.ts'
import { createLiveSockets, type LiveSockets } from './live/sockets.ts'
import { createSubscriptions } from './live/subscriptions.ts'

export async function graphqlRoutes(app: FastifyInstance, gateway: Gateway, access: Access): Promise<void> {
  const engine = gateway.services.graphql
  const subscriptions = createSubscriptions({ gateway, ...engine })
  gateway.meters.gauge('live_subscribers', 'Subscriptions that are open here.', () => subscriptions.size)
  const live = createLiveConnections(access, subscriptions)
  const operations = createSocketOperations({ gateway, access, engine, subscriptions })
  const sockets = createLiveSockets({ platform: gateway, access, operations })
  const deps: DoorDeps = { gateway, access, engine, subscriptions, live }
  await app.register(
    async scope => {
      scope.addHook('preClose', async () => {
        live.close()
        await sockets.close()
      })
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendError(request, reply, toAppError(error, request.log)))
      answerWrongRoutes(
        scope,
        [
          { method: 'GET', path: '' },
          { method: 'POST', path: '' },
        ],
        (error, reply) => sendError(reply.request, reply, error),
      )
      scope.get('', (request, reply) => {
        if (isUpgrade(request)) return accept(sockets, request, reply)
        return isForPage(gateway, request) ? showPage(deps, request, reply) : answerGet(deps, request, reply)
      })
      scope.post('', (request, reply) => answerPost(deps, request, reply))
    },
    { prefix: '/graphql' },
  )
}

async function accept(sockets: LiveSockets, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await sockets.accept(request, server => openSocket(server, request, reply))
  return reply
}
