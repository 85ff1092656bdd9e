// The Pushgateway: POST and PUT /metrics/job/{job}/{label}/{value}...
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, textFailures } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn, nextTurn } from '../../http/large-body.ts'
import { sendText } from '../../http/send-foreign.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { refusalOf } from '../../push/labelled-outcome.ts'
import { pushLabelledRows } from '../../push/labelled-push.service.ts'
import type { Label } from '../../push/labelled-row.ts'
import type { Gateway } from '../../request/context.ts'
import { toRow } from './series.ts'
import { readExposition } from './text.ts'

const body = {
  schema: z.string().meta({ description: 'Lines of `name{label="value"} 1.5`.' }),
  types: ['text/plain'],
  example: '# TYPE rows_imported gauge\nrows_imported{table="orders"} 1200\n',
}

const endpointOf = (method: string, job: string): Endpoint => ({
  id: `pushgateway_${method.toLowerCase()}${job === 'job' ? '' : '_base64'}`,
  tag: 'Time series',
  summary: 'Takes metrics in the text format of Prometheus, as the Pushgateway does',
  description:
    'Behind the job come labels and values, in turn; a label with `@base64` at its end has its value in base64. Needs the scope `push`.',
  credential: 'foreign',
  path: z.object({
    group: z.string().meta({
      description: 'The job, and labels with their values.',
      examples: [job === 'job' ? 'nightly' : 'bmlnaHRseQ'],
    }),
  }),
  ...(method !== 'DELETE' && { body }),
  replies: {
    [method === 'DELETE' ? 202 : 200]: {
      description: method === 'DELETE' ? 'Nothing is deleted: what was pushed has its time.' : 'Committed.',
      headers: { 'Pushgraph-Ignored': 'Samples that no metric holds: buckets, quantiles, NaN.' },
    },
    ...textFailures([400, 401, 403, 404, 405, 415, 429]),
  },
})

const methods = ['POST', 'PUT', 'DELETE'] as const

export async function pushgatewayRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  for (const job of ['job', 'job@base64']) {
    await app.register(
      async scope => {
        readBodyWhole(scope)
        scope.setErrorHandler((error, request, reply) => sendText(toAppError(error, request.log), reply))
        const routes = methods.map(method => ({ method, path: '/*' }))
        answerWrongRoutes(scope, routes, sendText)
        for (const method of methods) {
          const config = { endpoint: endpointOf(method, job) }
          const handler = (request: FastifyRequest, reply: FastifyReply) =>
            method === 'DELETE' ? forget(gateway, request, reply) : take(gateway, request, reply)
          scope.route({ method, url: '/*', config, handler })
        }
      },
      { prefix: `/metrics/${job}` },
    )
  }
}

async function take(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = await foreignContext(gateway, request, reply)
  const text = await bodyInTurn(request)
  const { series, ignored, startedAt } = readExposition(text, groupOf(request), ctx.now)
  await nextTurn(request, text)
  // A process counts from 0 before it pushes for the first time.
  const rules = { startedAt, countsFirst: true }
  const outcome = await pushLabelledRows(
    ctx,
    series.map(each => toRow(each, rules)),
  )
  const refusal = refusalOf(outcome)
  if (refusal) throw refusal
  if (ignored > 0) reply.header('pushgraph-ignored', String(ignored))
  return reply.code(200).send()
}

/** What was pushed has its time, and does not end with its group. */
async function forget(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await foreignContext(gateway, request, reply)
  return reply.code(202).send()
}

/** `/metrics/job/nightly/instance@base64/YS9i` -> the job and the instance. Values have what is special in percents, slashes too. */
function groupOf({ url }: FastifyRequest): Label[] {
  const path = (url.split('?')[0] ?? '').replace(/^\/metrics\/|\/$/g, '')
  const parts = path.split('/').map(decodeURIComponent)
  if (parts.length % 2 !== 0) throw new AppError('BAD_USER_INPUT', 'The path has a label without a value.')
  const labels = parts.flatMap((name, index): Label[] => {
    if (index % 2 !== 0) return []
    const value = parts[index + 1] ?? ''
    return [name.endsWith('@base64') ? [name.slice(0, -7), fromBase64(value)] : [name, value]]
  })
  if (new Set(labels.map(([name]) => name)).size < labels.length)
    throw new AppError('BAD_USER_INPUT', 'The path has a label twice.')
  return labels
}

/** `=` alone is an empty value. */
function fromBase64(value: string): string {
  if (!/^[A-Za-z0-9_+/-]*={0,2}$/.test(value)) throw new AppError('BAD_USER_INPUT', `${quote(value)} is not base64.`)
  return Buffer.from(value, 'base64url').toString('utf8')
}
