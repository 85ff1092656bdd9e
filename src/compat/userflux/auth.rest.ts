// UserFlux's token endpoint: POST /metrics/auth/token.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { exchangeSecret } from '../../auth/access-token.service.ts'
import { AppError } from '../../base/errors.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn } from '../../http/large-body.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import type { Gateway } from '../../request/context.ts'
import { readObject } from './request.ts'

const endpoint: Endpoint = {
  id: 'userflux_token',
  tag: 'Tokens',
  summary: 'A token for the id and the secret of a client',
  credential: 'client',
  body: {
    schema: z.object({
      clientSecret: z.string().meta({ description: 'The secret of a client.' }),
      environmentApiKey: z.string().meta({ description: 'The id of a client.' }),
    }),
    types: [JSON_TYPE],
    example: { clientSecret: 'pgs_...', environmentApiKey: 'pgc_...' },
  },
  replies: {
    200: {
      description: 'The token.',
      content: {
        [JSON_TYPE]: z.strictObject({
          accessToken: z.string(),
          tokenType: z.literal('Bearer'),
          expiresIn: z.int().meta({ description: 'Seconds.' }),
        }),
      },
    },
    ...failures([400, 401, 403, 415, 429]),
  },
}

export async function userfluxAuthRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendEnvelopeOf)
      scope.post('', { config: { endpoint } }, async (request, reply) => {
        // Before anything is read: a request that asks for nothing counts, too.
        gateway.services.rateLimits.takeAddress(request.ip)
        const body = readObject(await bodyInTurn(request))
        const secret = textIn(body, 'clientSecret')
        const name = textIn(body, 'environmentApiKey')
        const token = await exchangeSecret(gateway, { name, secret }, { address: request.ip, scopes: null })
        if (!token) throw new AppError('UNAUTHENTICATED', 'clientSecret or environmentApiKey is wrong.')
        return reply
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify({ accessToken: token.token, tokenType: 'Bearer', expiresIn: token.expiresInSeconds }))
      })
    },
    { prefix: '/metrics/auth/token' },
  )
}

/** What it is at ours stands in the sentence: the id and the secret of a client. */
function textIn(body: Record<string, unknown>, field: 'clientSecret' | 'environmentApiKey'): string {
  const value = body[field]
  if (typeof value === 'string' && value !== '') return value
  const message = `${field} is missing: the ${field === 'clientSecret' ? 'secret' : 'id'} of a client.`
  throw new AppError('BAD_USER_INPUT', message, { fields: { [field]: [message] } })
}
