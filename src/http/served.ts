import type { FastifyInstance } from 'fastify'
import type { Endpoint, RegisteredEndpoint } from './endpoint.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route says of itself. */
    endpoint?: Endpoint
  }
  interface FastifyInstance {
    /** Every route that was registered with an endpoint. */
    served: RegisteredEndpoint[]
  }
}

/** Collects the declarations of the routes that are registered from now on. */
export function collectEndpoints(server: FastifyInstance): void {
  const served: RegisteredEndpoint[] = []
  server.decorate('served', served)
  server.addHook('onRoute', route => {
    const endpoint = route.config?.endpoint
    if (!endpoint) return
    const path = route.url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}')
    for (const method of [route.method].flat()) served.push({ method, path, endpoint })
  })
}
