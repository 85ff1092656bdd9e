// Health: /healthz says the process lives (no database is asked), /readyz that it can serve.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Endpoint, JSON_TYPE } from './endpoint.ts'
import type { Readiness } from './readiness.ts'
import { sendEnvelopeOf } from './send-envelope.ts'
import { refuseOtherMethods } from './wrong-route.ts'

const alive: Endpoint = {
  id: 'healthz',
  tag: 'Operation',
  summary: 'Whether the process lives',
  credential: 'none',
  replies: {
    200: { description: 'It does.', content: { [JSON_TYPE]: z.strictObject({ status: z.literal('ok') }) } },
  },
}

const ready: Endpoint = {
  id: 'readyz',
  tag: 'Operation',
  summary: 'Whether requests are welcome',
  credential: 'none',
  replies: {
    200: {
      description: 'They are. `degraded`: something does not work as it should, and `reasons` say what.',
      content: {
        [JSON_TYPE]: z.union([
          z.strictObject({ status: z.literal('ready') }),
          z.strictObject({ status: z.literal('degraded'), reasons: z.array(z.string()) }),
        ]),
      },
    },
    503: {
      description: 'They are not.',
      content: { [JSON_TYPE]: z.strictObject({ status: z.literal('unavailable'), reason: z.string() }) },
    },
  },
}

export async function healthRoutes(app: FastifyInstance, readiness: Readiness): Promise<void> {
  const paths = ['/healthz', '/readyz']
  refuseOtherMethods(
    app,
    paths.map(path => ({ method: 'GET', path })),
    sendEnvelopeOf,
  )
  app.get('/healthz', { config: { endpoint: alive } }, (_request, reply) => reply.send({ status: 'ok' }))
  app.get('/readyz', { config: { endpoint: ready } }, async (_request, reply) => {
    const reason = await readiness.check()
    if (reason !== null) return reply.code(503).send({ status: 'unavailable', reason })
    const reasons = readiness.degraded()
    return reply.send(reasons.length === 0 ? { status: 'ready' } : { status: 'degraded', reasons })
  })
}
