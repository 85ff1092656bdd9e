// UserFlux's token endpoint: POST /metrics/auth/token.
import type { FastifyInstance } from 'fastify'
import { exchangeSecret } from '../../auth/access-token.service.ts'
import { AppError } from '../../base/errors.ts'
import { bodyText, readBodyWhole } from '../../http/body.ts'
import { toAppError } from '../../http/failure.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import type { Gateway } from '../../request/context.ts'
import { readObject } from './request.ts'

export async function userfluxAuthRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendEnvelopeOf)
      scope.post('', async (request, reply) => {
        const body = readObject(bodyText(request))
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
  const sentence = `${field} is missing: the ${field === 'clientSecret' ? 'secret' : 'id'} of a client.`
  throw new AppError('BAD_USER_INPUT', sentence, { fields: { [field]: [sentence] } })
}
