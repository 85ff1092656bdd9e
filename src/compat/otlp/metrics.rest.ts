// OTLP/HTTP for metrics: POST /v1/metrics, protobuf and JSON.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import type { AppError } from '../../base/errors.ts'
import { bodyText, readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { nextTurn } from '../../http/large-body.ts'
import { sendForeign } from '../../http/send-foreign.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { pushLabelledRows } from '../../push/labelled-push.service.ts'
import type { Gateway } from '../../request/context.ts'
import { readBinary, readText } from './message.ts'
import { toMetricRows } from './metrics.ts'
import { failureBody, failureReply, PROTOBUF_TYPE, rejectedOf, successBody, successReply } from './reply.ts'

const point = { timeUnixNano: '1763640000000000000', startTimeUnixNano: '1763636400000000000', asInt: '12' }
const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point] }
const withBinary = <Reply extends object>(replies: Readonly<Record<number, Reply>>) =>
  Object.fromEntries(
    Object.entries(replies).map(([status, reply]) => {
      const { content = {}, ...rest } = reply as { content?: object }
      return [status, { ...rest, content: { ...content, [PROTOBUF_TYPE]: null } } as unknown as Reply]
    }),
  )

const endpoint: Endpoint = {
  id: 'otlp_metrics',
  tag: 'Time series',
  summary: 'Takes metrics of OpenTelemetry',
  description:
    'OTLP/HTTP, as protobuf or JSON. A metric is the widget of this push name, attributes are dimensions. Gauges are levels; sums and histograms are what was counted since the last export. What is left out is in `partialSuccess`. Needs the scope `push`.',
  credential: 'foreign',
  body: {
    schema: z.looseObject({
      resourceMetrics: z.array(z.looseObject({})).optional().meta({ description: 'As OTLP has it.' }),
    }),
    types: [JSON_TYPE, PROTOBUF_TYPE],
    example: { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'requests', sum }] }] }] },
  },
  replies: withBinary({
    200: { description: 'Committed, but for what it names.', content: { [JSON_TYPE]: successReply } },
    ...failures([400, 401, 403, 404, 405, 415, 429], failureReply),
  }),
}

export async function otlpMetricsRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendFailure(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendFailure)
      scope.post('', { config: { endpoint } }, (request, reply) => take(gateway, request, reply))
    },
    { prefix: '/v1/metrics' },
  )
}

async function take(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = await foreignContext(gateway, request, reply)
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  await nextTurn(request, body)
  const { rows, wrong } = toMetricRows(isBinary(request) ? readBinary(body) : readText(bodyText(request)))
  await nextTurn(request, body)
  const outcome = await pushLabelledRows(ctx, rows)
  const [first] = outcome.refused
  // An exporter tells of a failure, and hardly of a part: nothing but refusals is one.
  if (first && outcome.written === 0 && first.error.code !== 'BAD_USER_INPUT') throw first.error
  return reply
    .code(200)
    .type(isBinary(request) ? PROTOBUF_TYPE : 'application/json; charset=utf-8')
    .send(successBody(rejectedOf(wrong, outcome), isBinary(request)))
}

const isBinary = ({ headers }: FastifyRequest) => /^application\/(x-)?protobuf\b/i.test(headers['content-type'] ?? '')

function sendFailure(error: AppError, reply: FastifyReply): FastifyReply {
  const binary = isBinary(reply.request)
  const type = binary ? { type: PROTOBUF_TYPE } : {}
  return sendForeign(error, reply, { body: failureBody(error, binary), ...type, challenge: 'Bearer' })
}
