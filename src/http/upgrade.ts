// WebSockets: a request for one goes through the same routes as every other, so that addresses, limits and refusals are the same.
import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket, WebSocketServer } from 'ws'

/** Where there are WebSockets. Elsewhere `Upgrade` is ignored, as that of clients that would rather speak HTTP/2 is. */
const PATHS: ReadonlySet<string> = new Set(['/graphql'])

interface Upgrade {
  readonly socket: Socket
  readonly head: Buffer
  readonly response: ServerResponse
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>()

export function asksForWebSocket({ method, headers, url }: IncomingMessage): boolean {
  return (
    method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && PATHS.has((url ?? '').split('?')[0] as string)
  )
}

export function routeUpgrades(app: FastifyInstance): void {
  app.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    // What is answered in words ends the connection.
    response.once('finish', () => socket.end())
    upgrades.set(request, { socket, head, response })
    app.routing(request, response)
  })
}

/** Whether the client asks for a WebSocket, and this server gives one here. */
export function isUpgrade(request: FastifyRequest): boolean {
  return upgrades.has(request.raw)
}

/** Takes the reply over. */
export function openSocket(server: WebSocketServer, request: FastifyRequest, reply: FastifyReply): Promise<WebSocket> {
  const upgrade = upgrades.get(request.raw)
  if (!upgrade) throw new Error('this request asks for no WebSocket')
  reply.hijack()
  upgrade.response.detachSocket(upgrade.socket)
  // Where what was sent is no handshake, the library answers that and nothing comes of it.
  return new Promise(resolve => server.handleUpgrade(request.raw, upgrade.socket, upgrade.head, resolve))
}
