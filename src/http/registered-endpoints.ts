import type { FastifyInstance } from 'fastify'
import type { Endpoint, RegisteredEndpoint } from './endpoint.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route says of itself. */
    endpoint?: Endpoint
  }
  interface FastifyInstance {
    /** Every route that was registered with an endpoint. */
    registeredEndpoints: RegisteredEndpoint[]
  }
}

/** Collects the declarations of the routes that are registered from now on. */
export function collectEndpoints(server: FastifyInstance): void {
  const endpoints: RegisteredEndpoint[] = []
  server.decorate('registeredEndpoints', endpoints)
  server.addHook('onRoute', route => {
    const endpoint = route.config?.endpoint
    if (!endpoint) return
    const path = route.url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}').replace(/\*$/, '{group}')
    for (const method of [route.method].flat()) endpoints.push({ method, path, endpoint })
  })
}
