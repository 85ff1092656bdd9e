// Remote write 1: POST /api/v1/write, protobuf in snappy.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import { AppError } from '../../base/errors.ts'
import { type ProtoMessage, type ProtoObject, readProtobuf } from '../../base/protobuf.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, textFailures } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { nextTurn } from '../../http/large-body.ts'
import { sendText } from '../../http/send-foreign.ts'
import { snappy } from '../../http/snappy.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { refusalOf } from '../../push/labelled-outcome.ts'
import { pushLabelledRows } from '../../push/labelled-push.service.ts'
import type { Label } from '../../push/labelled-row.ts'
import type { Gateway } from '../../request/context.ts'
import { familyOf, isNumber, isPart, kindOf, type Series, toRow } from './series.ts'

const list = (name: string, message: ProtoMessage) => ({ name, type: () => message, isList: true })

const writeRequest: ProtoMessage = {
  1: list('timeseries', {
    1: list('labels', { 1: { name: 'name', type: 'string' }, 2: { name: 'value', type: 'string' } }),
    2: list('samples', { 1: { name: 'value', type: 'double' }, 2: { name: 'timestamp', type: 'int64' } }),
    // Histograms that are one sample: they are counted, and no more.
    4: list('histograms', {}),
  }),
}

const endpoint: Endpoint = {
  id: 'prometheus_remote_write',
  tag: 'Time series',
  summary: 'Takes what Prometheus sends by remote write, version 1',
  description:
    'Series whose names end in `_total`, `_sum` or `_count` are counters, all others levels. Needs the scope `push`.',
  credential: 'foreign',
  body: {
    schema: z.string().meta({ description: 'A WriteRequest as protobuf, packed with snappy.' }),
    types: ['application/x-protobuf'],
    example: '',
  },
  replies: {
    204: {
      description: 'Committed.',
      headers: {
        'Pushgraph-Ignored': 'Samples that no metric holds: buckets, quantiles, histograms of one sample, NaN.',
      },
    },
    ...textFailures([400, 401, 403, 404, 405, 415, 429]),
  },
}

/** The first sample of a counter is what later ones are measured by: since when it counts is not sent. */
const rules = { startedAt: 0n, countsFirst: false }

export async function remoteWriteRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope, snappy)
      scope.setErrorHandler((error, request, reply) => sendText(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendText)
      scope.post('', { config: { endpoint } }, (request, reply) => take(gateway, request, reply))
    },
    { prefix: '/api/v1/write' },
  )
}

async function take(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = await foreignContext(gateway, request, reply)
  if (/proto=io\.prometheus\.write\.v2/.test(request.headers['content-type'] ?? ''))
    throw new AppError(
      'UNSUPPORTED_MEDIA_TYPE',
      'Remote write 2 is not read here: set protobuf_message to prometheus.WriteRequest.',
    )
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  await nextTurn(request, body)
  const { series, ignored } = seriesIn(readProtobuf(body, writeRequest))
  await nextTurn(request, body)
  const outcome = await pushLabelledRows(
    ctx,
    series.map(each => toRow(each, rules)),
  )
  const refusal = refusalOf(outcome)
  if (refusal) throw refusal
  if (ignored > 0) reply.header('pushgraph-ignored', String(ignored))
  return reply.code(204).send()
}

function seriesIn({ timeseries }: ProtoObject): { series: Series[]; ignored: number } {
  const series: Series[] = []
  let ignored = 0
  for (const [index, { labels: sent, samples, histograms }] of objects(timeseries).entries()) {
    const path = `series ${index + 1}`
    const all = objects(sent).map(({ name, value }): Label => [String(name ?? ''), String(value ?? '')])
    if (new Set(all.map(([label]) => label)).size < all.length)
      throw new AppError('BAD_USER_INPUT', `${path}: a label stands twice.`)
    const name = all.find(([label]) => label === '__name__')?.[1] ?? ''
    const labels = all.filter(([label]) => label !== '__name__')
    ignored += objects(histograms).length
    for (const { value = '0', timestamp = '0' } of objects(samples)) {
      if (!isNumber(String(value)) || isPart(name, labels)) ignored++
      else {
        const millis = BigInt(String(timestamp))
        series.push({ name, family: familyOf(name), kind: kindOf(name), labels, value: String(value), millis, path })
      }
    }
  }
  return { series, ignored }
}

const objects = (value: unknown) => (value ?? []) as readonly ProtoObject[]
