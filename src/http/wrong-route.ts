import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { maskPath } from './path-mask.ts'

interface Route {
  readonly method: string
  readonly path: string
}

type Send = (error: AppError, reply: FastifyReply) => FastifyReply

/** Answers other methods on known paths (405 with `Allow`) and unknown paths (404) in the words of the dialect. */
export function answerWrongRoutes(scope: FastifyInstance, routes: readonly Route[], send: Send): void {
  refuseOtherMethods(scope, routes, send)
  scope.setNotFoundHandler((request: FastifyRequest, reply) =>
    send(new AppError('NOT_FOUND', `There is nothing at ${maskPath(request.url)}.`), reply),
  )
}

/** Answers other methods on known paths: 405 with `Allow`. */
export function refuseOtherMethods(scope: FastifyInstance, routes: readonly Route[], send: Send): void {
  const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  for (const [path, of] of Map.groupBy(routes, route => route.path)) {
    const allowed = of.map(route => route.method)
    scope.route({
      method: all.filter(method => !allowed.includes(method)),
      url: path,
      // The body is not read: whatever it is, the method is wrong.
      handler: (_request, reply) => {
        reply.header('allow', allowed.join(', '))
        return send(new AppError('METHOD_NOT_ALLOWED', `Use ${allowed.join(' or ')} here.`), reply)
      },
    })
  }
}
