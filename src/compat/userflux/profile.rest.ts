// UserFlux's profiles: POST /profile, which its SDKs call identify.

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { identify } from '../../events/profile.service.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn } from '../../http/large-body.ts'
import { spanOf } from '../../http/request-span.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { createContext, type Gateway } from '../../request/context.ts'
import { enrichment, whoFields } from './fields.ts'
import { assertWriteOnly, CORS, PREFLIGHT } from './pages.ts'
import { assertCaller, readObject } from './request.ts'

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal

const endpoint: Endpoint = {
  id: 'userflux_profile',
  tag: 'Metrics API',
  summary: 'Tells what is known of a user',
  description:
    'Properties that are not named stay as they are. With both ids the device is the user’s from now on, and what was known of it is theirs. Needs the scope `push`.',
  credential: 'bearer',
  query: enrichment,
  body: {
    schema: z.object(whoFields),
    types: [JSON_TYPE],
    example: { userId: 'ada', anonymousId: '1f0a', properties: { plan: 'pro' } },
  },
  replies: { 204: { description: 'Committed.' }, ...failures([400, 401, 403, 415, 429]) },
}

export async function userfluxProfileRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.addHook('onRequest', async (_request, reply) => void reply.headers(CORS))
      scope.options('', (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendEnvelopeOf)
      scope.post('', { config: { endpoint } }, async (request, reply) => {
        const principal = await gateway.services.auth.admit(request, reply)
        const about = { requestId: request.id, principal, signal: NOT_ABORTED, span: spanOf(request) }
        const ctx = createContext(gateway, about)
        const by = assertCaller(principal, 'push')
        assertWriteOnly(gateway, request.headers, by)
        const { userId, anonymousId, externalId, properties, deviceData } = readObject(await bodyInTurn(request))
        await identify(ctx, by, [{ userId, anonymousId, externalId, properties, deviceData }], '')
        return reply.code(204).send()
      })
    },
    { prefix: '/profile' },
  )
}
