// InfluxDB's line protocol: POST /write of version 1 and POST /api/v2/write.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import { AppError } from '../../base/errors.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn, nextTurn } from '../../http/large-body.ts'
import { sendForeign } from '../../http/send-foreign.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { pushLabelledRows } from '../../push/labelled-push.service.ts'
import type { Gateway } from '../../request/context.ts'
import { readLines } from './line.ts'
import { failureV1, failureV2, partialWrite, toFailure, type Version } from './reply.ts'

const doors = [
  { version: 1, prefix: '/write', failure: failureV1, names: 'db' },
  { version: 2, prefix: '/api/v2/write', failure: failureV2, names: 'org and bucket' },
] as const

const toEndpoint = ({ version, failure, names }: (typeof doors)[number]): Endpoint => ({
  id: `influx_write_v${version}`,
  tag: 'Time series',
  summary: `Writes lines of InfluxDB, version ${version}`,
  description: `A measurement is the widget of this push name, tags are dimensions, fields metrics. The token decides of which project: ${names} are ignored. Needs the scope \`push\`.`,
  credential: 'foreign',
  query: z.object({
    precision: z.string().optional().meta({ description: 'The unit of times: ns, us, ms, s, m or h. Default: ns.' }),
  }),
  body: {
    schema: z.string().meta({ description: 'Lines: `measurement,tag=value field=1.5 1700000000000000000`.' }),
    types: ['text/plain'],
    example: 'weather,city=Oslo temperature=-3.5 1763640000000000000',
  },
  replies: {
    204: {
      description: 'Committed.',
      headers: { 'Pushgraph-Ignored': 'How many fields were texts, which no metric holds.' },
    },
    ...failures([400, 401, 403, 404, 405, 415, 429], failure),
  },
})

export async function influxRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  for (const door of doors) {
    const { version, prefix } = door
    const send = (error: AppError, reply: FastifyReply) => sendFailure(error, reply, version)
    await app.register(
      async scope => {
        readBodyWhole(scope)
        scope.setErrorHandler((error, request, reply) => send(toAppError(error, request.log), reply))
        answerWrongRoutes(scope, [{ method: 'POST', path: '' }], send)
        scope.post('', { config: { endpoint: toEndpoint(door) } }, (request, reply) => write(gateway, request, reply))
      },
      { prefix },
    )
  }
}

async function write(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = await foreignContext(gateway, request, reply, { scheme: 'Token', parameter: 'p' })
  const text = await bodyInTurn(request)
  const { precision } = request.query as { precision?: string }
  const lines = readLines(text, { precision, now: ctx.now })
  await nextTurn(request, text)
  const outcome = await pushLabelledRows(ctx, lines.rows)
  if (outcome.refused.length > 0) {
    const code = outcome.written > 0 ? 'BAD_USER_INPUT' : (outcome.refused[0]?.error.code ?? 'BAD_USER_INPUT')
    throw new AppError(code, partialWrite(outcome))
  }
  if (lines.texts > 0) reply.header('pushgraph-ignored', String(lines.texts))
  return reply.code(204).send()
}

function sendFailure(error: AppError, reply: FastifyReply, version: Version): FastifyReply {
  const body = JSON.stringify(toFailure(error, version))
  return sendForeign(error, reply, { body, challenge: 'Token realm="Pushgraph"' })
}
