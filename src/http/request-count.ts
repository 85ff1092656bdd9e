import type { FastifyInstance } from 'fastify'
import type { Meters } from '../base/meters.ts'
import { routeOf } from './path-mask.ts'

type RequestLabels = Record<'method' | 'route' | 'status', string>
type ByStatus = Map<number, RequestLabels>

/** Counts every request, by its route as it was registered: what clients make up is one route. */
export function countRequests(app: FastifyInstance, { requests, seconds }: Meters): void {
  /** Made once for each route, method and status: of those the code has few. */
  const known = new Map<string, Map<string, ByStatus>>()
  app.addHook('onResponse', (request, reply, done) => {
    const { method, is404 } = request
    const { statusCode } = reply
    const url = is404 ? '' : (request.routeOptions.url ?? '')
    const byMethod = entryOf(known, url, () => new Map<string, ByStatus>())
    const byStatus = entryOf(byMethod, method, (): ByStatus => new Map())
    const labels = entryOf(byStatus, statusCode, () => ({
      method,
      route: url === '' ? 'none' : routeOf(request),
      status: String(statusCode),
    }))
    requests.add(labels)
    seconds.observe(reply.elapsedTime / 1_000)
    done()
  })
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
