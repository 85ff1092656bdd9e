// Health: /healthz says the process lives (no database is asked), /readyz that it can serve.
import type { FastifyInstance } from 'fastify'

export interface Readiness {
  /** Resolves to the sentence that says why requests should go elsewhere; `null` when they are welcome. */
  check(): Promise<string | null>
}

export async function healthRoutes(app: FastifyInstance, readiness: Readiness): Promise<void> {
  app.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const reason = await readiness.check()
    return reason === null ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'unavailable', reason })
  })
}
