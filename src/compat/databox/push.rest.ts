// Databox' Push API below /databox: POST /data, and POST / as older clients send.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import type { AppError, ErrorCode } from '../../base/errors.ts'
import { readJsonDigits } from '../../base/json-digits.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn, nextTurn } from '../../http/large-body.ts'
import { sendForeign } from '../../http/send-foreign.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { refusalOf } from '../../push/labelled-outcome.ts'
import { pushLabelledRows } from '../../push/labelled-push.service.ts'
import type { Gateway } from '../../request/context.ts'
import { toRows } from './push.ts'

const types: Partial<Record<ErrorCode, string>> = {
  BAD_USER_INPUT: 'invalid_data',
  UNAUTHENTICATED: 'unauthorized',
  FORBIDDEN: 'forbidden',
  RATE_LIMITED: 'rate_limited',
  UNAVAILABLE: 'unavailable',
}

const failureReply = z
  .strictObject({ type: z.string(), message: z.string() })
  .meta({ id: 'DataboxFailure', description: 'What failed, in the words of Databox.' })
const successReply = z
  .strictObject({ status: z.literal('OK'), id: z.string().meta({ description: 'The id of the request.' }) })
  .meta({ id: 'DataboxSuccess', description: 'It was written.' })

const common = {
  tag: 'Time series',
  credential: 'foreign',
  replies: {
    200: { description: 'Done.', content: { [JSON_TYPE]: successReply } },
    ...failures([400, 401, 403, 404, 405, 415, 429], failureReply),
  },
} as const

const item = { key: '$sales', value: 83.5, date: '2026-11-20', attributes: [{ key: 'country', value: 'DE' }] }
const pushEndpoint: Endpoint = {
  ...common,
  id: 'databox_push',
  summary: 'Takes values of metrics as Databox does',
  description:
    'The key is the push name of a widget and the name of its metric, attributes are dimensions. The same key, date and attributes again replace the value. The token is the name of Basic. Needs the scope `push`.',
  body: {
    schema: z
      .array(z.looseObject({}))
      .meta({ description: 'Values with `key`, `value`, `date`, `unit` and `attributes`.' }),
    types: [JSON_TYPE],
    example: [item],
  },
}
const pingEndpoint: Endpoint = { ...common, id: 'databox_ping', summary: 'Says whether the token may push' }
const olderEndpoint: Endpoint = {
  ...pushEndpoint,
  id: 'databox_push_older',
  summary: 'The same as older clients send it: `{ "data": [{ "$sales": 83.5, "country": "DE" }] }`',
  body: {
    schema: z.looseObject({
      data: z
        .array(z.looseObject({}))
        .optional()
        .meta({ description: 'Values: members that begin with `$` are metrics.' }),
    }),
    types: [JSON_TYPE],
    example: { data: [{ $sales: 83.5, date: '2026-11-20', country: 'DE' }] },
  },
}

export async function databoxRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendFailure(toAppError(error, request.log), reply))
      const posts = ['', '/data'].map(path => ({ method: 'POST', path }))
      answerWrongRoutes(scope, [...posts, { method: 'GET', path: '/ping' }], sendFailure)
      scope.post('', { config: { endpoint: olderEndpoint } }, (request, reply) => take(gateway, request, reply))
      scope.post('/data', { config: { endpoint: pushEndpoint } }, (request, reply) => take(gateway, request, reply))
      scope.get('/ping', { config: { endpoint: pingEndpoint } }, async (request, reply) => {
        await foreignContext(gateway, request, reply, { basic: 'NAME' })
        return { status: 'OK', id: request.id }
      })
    },
    { prefix: '/databox' },
  )
}

async function take(gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const ctx = await foreignContext(gateway, request, reply, { basic: 'NAME' })
  const text = await bodyInTurn(request)
  const rows = toRows(readJsonDigits(text), ctx.now)
  await nextTurn(request, text)
  const refusal = refusalOf(await pushLabelledRows(ctx, rows))
  if (refusal) throw refusal
  return { status: 'OK', id: request.id }
}

function sendFailure(error: AppError, reply: FastifyReply): FastifyReply {
  const body = JSON.stringify({ type: types[error.code] ?? 'error', message: error.message })
  return sendForeign(error, reply, { body, challenge: 'Basic realm="Pushgraph"' })
}
