// The token endpoint of OAuth 2: POST /api/oauth/token.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type AppError, type ErrorCode, httpStatusOf } from '../base/errors.ts'
import { bodyText, readBodyWhole } from '../http/body.ts'
import { type Endpoint, FORM_TYPE, failures, JSON_TYPE } from '../http/endpoint.ts'
import { toAppError } from '../http/failure.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import type { Gateway } from '../request/context.ts'
import { type AccessToken, exchangeAssertion, exchangeSecret } from './access-token.service.ts'
import { type OAuthCode, OAuthError, type OAuthRequest, readOAuthRequest } from './oauth.ts'

const PATH = '/api/oauth/token'
const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' }

/** How the framework's and the services' errors are said in OAuth's words. */
const codes: Readonly<Partial<Record<ErrorCode, OAuthCode>>> = {
  BAD_USER_INPUT: 'invalid_scope',
  FORBIDDEN: 'access_denied',
  RATE_LIMITED: 'temporarily_unavailable',
  UNAVAILABLE: 'temporarily_unavailable',
  INTERNAL: 'server_error',
}

const failure = z
  .strictObject({ error: z.string(), error_description: z.string() })
  .meta({ id: 'OAuthFailure', description: 'RFC 6749, 5.2.' })

const endpoint: Endpoint = {
  id: 'oauth_token',
  tag: 'Tokens',
  summary: 'A token for the credentials of a client, or for an assertion that it signed',
  description: 'RFC 6749, 4.4 and RFC 7523, 2.1. Credentials come as Basic or in the body.',
  credential: 'client',
  body: {
    schema: z.object({
      grant_type: z.string().meta({ examples: ['client_credentials'] }),
      client_id: z.string().optional(),
      client_secret: z.string().optional(),
      assertion: z.string().optional(),
      scope: z
        .string()
        .optional()
        .meta({ description: 'Scopes, separated by blanks. Default: all scopes of the client.' }),
    }),
    types: [FORM_TYPE, JSON_TYPE],
    example: { grant_type: 'client_credentials', client_id: 'pgc_...', client_secret: 'pgs_...' },
  },
  replies: {
    200: {
      description: 'The token.',
      content: {
        [JSON_TYPE]: z.strictObject({
          access_token: z.string(),
          token_type: z.literal('Bearer'),
          expires_in: z.int().meta({ description: 'Seconds.' }),
          scope: z.string(),
        }),
      },
    },
    ...failures([400, 401, 403, 404, 405, 415, 429], failure),
  },
}

export async function oauthRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) =>
        error instanceof OAuthError
          ? sendOAuthError(error.code, error.message, reply)
          : sendAppError(toAppError(error, request.log), reply),
      )
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendAppError)
      scope.post('', { config: { endpoint } }, async (request, reply) => {
        // Before anything is read: a request that asks for nothing counts, too.
        gateway.services.rateLimits.takeAddress(request.ip)
        const tokenRequest = readOAuthRequest(readText(request), request.headers.authorization)
        const token = await exchange(gateway, tokenRequest, request)
        return reply
          .headers(NO_STORE)
          .type('application/json; charset=utf-8')
          .send(
            JSON.stringify({
              access_token: token.token,
              token_type: 'Bearer',
              expires_in: token.expiresInSeconds,
              scope: token.scopes.join(' '),
            }),
          )
      })
    },
    { prefix: PATH },
  )
}

function readText(request: FastifyRequest): string {
  if (request.url.includes('?')) throw new OAuthError('invalid_request', 'Send parameters in the body, not in the URL.')
  return bodyText(request)
}

async function exchange(
  gateway: Gateway,
  { grant, scopes }: OAuthRequest,
  request: FastifyRequest,
): Promise<AccessToken> {
  const from = { address: request.ip, scopes }
  if (grant.kind === 'secret') {
    const token = await exchangeSecret(gateway, grant, from)
    if (!token)
      throw new OAuthError('invalid_client', 'The client is not known, its secret is wrong, or it was revoked.')
    return token
  }
  const audiences = [gateway.publicUrl(), `${gateway.publicUrl()}${PATH}`]
  const token = await exchangeAssertion(gateway, grant.assertion, audiences, from)
  const rule = `iss and sub are the client_id, aud is ${audiences[1]}, exp is at most 10 minutes ahead, iat is not in the future, a jti comes once, and the key is registered`
  if (!token) throw new OAuthError('invalid_grant', `The assertion does not hold: ${rule}.`)
  return token
}

function sendOAuthError(code: OAuthCode, message: string, reply: FastifyReply): FastifyReply {
  const status = code === 'invalid_client' ? 401 : 400
  if (status === 401) reply.header('www-authenticate', 'Basic realm="pushgraph", charset="UTF-8"')
  return write(reply.code(status), code, message)
}

function sendAppError(error: AppError, reply: FastifyReply): FastifyReply {
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
  reply.code(httpStatusOf[error.code]).headers(rateLimitHeaders(error.limit))
  return write(reply, codes[error.code] ?? 'invalid_request', error.message)
}

/** RFC 6749, 5.2: the description has no quotes, backslashes or letters beyond ASCII. */
function write(reply: FastifyReply, error: OAuthCode, message: string): FastifyReply {
  const error_description = message.replaceAll('"', "'").replace(/[^\x20-\x5b\x5d-\x7e]/g, '?')
  return reply
    .headers(NO_STORE)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error, error_description }))
}
