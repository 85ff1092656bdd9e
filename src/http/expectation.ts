// `Expect: 100-continue` (RFC 9110, 10.1.1): the client sends its body when it hears that somebody wants to read it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/**
 * Node says "continue" before anybody has looked at the request. Here it is said when a route begins to read the body: what is refused by its
 * size, its path or its method is refused at once. A reply that did not wait for the body ends the connection, on which nobody could tell
 * whether a body or the next request follows. Other expectations are 417.
 */
export function answerExpectations(app: FastifyInstance): void {
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const { shouldKeepAlive } = response
    response.shouldKeepAlive = false
    const sayContinue = (event: string | symbol) => {
      if (event !== 'data') return
      request.off('newListener', sayContinue)
      if (response.headersSent) return
      response.shouldKeepAlive = shouldKeepAlive
      response.writeContinue()
    }
    request.on('newListener', sayContinue)
    app.routing(request, response)
  })
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response.shouldKeepAlive = false
    const message = 'Only `Expect: 100-continue` can be met here.'
    const body = JSON.stringify({ code: 417, success: false, status: 'error', message })
    response.writeHead(417, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  })
}
