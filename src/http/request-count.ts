import type { FastifyInstance } from 'fastify'
import type { Meters } from '../base/meters.ts'
import { routeOf } from './path-mask.ts'

/** Counts every request, by its route as it was registered: what clients make up is one route. */
export function countRequests(app: FastifyInstance, { requests, seconds }: Meters): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 || request.routeOptions.url === undefined ? 'none' : routeOf(request)
    requests.add({ method: request.method, route, status: String(reply.statusCode) })
    seconds.observe(reply.elapsedTime / 1_000)
    done()
  })
}
