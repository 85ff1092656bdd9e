import type { FastifyInstance } from 'fastify'

const SWEEP_MS = 50

/**
 * Lets open requests finish. A connection that was busy when the closing began stays open when its reply is sent: it is closed as soon
 * as it is idle.
 */
export async function drain(server: FastifyInstance, withinMs: number): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS)
  const late = setTimeout(() => server.server.closeAllConnections(), withinMs)
  await server.close()
  clearInterval(sweep)
  clearTimeout(late)
}
