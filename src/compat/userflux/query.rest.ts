// UserFlux's Metrics API: POST /metrics/query/{id} and POST /metrics/query.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assertScope } from '../../auth/guard.ts'
import { AppError } from '../../base/errors.ts'
import { idOf } from '../../graphql/global-id.ts'
import { abortSignalOf, bodyText, readBodyWhole } from '../../http/body.ts'
import { toAppError } from '../../http/failure.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { csvLine, csvWriter, type LineWriter, ndjsonWriter } from '../../queries/lines.ts'
import { adHocQuestion, answer, type Question, questionOf, type Stream, stream } from '../../queries/query.service.ts'
import { findQuery } from '../../queries/saved-query.service.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../../request/context.ts'
import { toMetricsReply } from './query.ts'
import { decodeQuery, readObject, variablesIn } from './request.ts'

const routes = [
  { method: 'POST', path: '' },
  { method: 'POST', path: '/:id' },
]

export async function userfluxQueryRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)

      scope.post('', async (request, reply) => {
        const { ctx, asker } = await begin(gateway, request, reply, 'sql')
        const body = readObject(bodyText(request))
        const question = adHocQuestion(ctx, decodeQuery(body.encodedQuery), variablesIn(body), 'epoch')
        return send(ctx, asker, question, request, reply)
      })
      scope.post('/:id', async (request, reply) => {
        const { ctx, asker } = await begin(gateway, request, reply, 'read')
        const body = readObject(bodyText(request))
        const id = idOf('SavedQuery', (request.params as { id: string }).id)
        const version = body.version === undefined ? null : Number(body.version)
        if (version !== null && !Number.isInteger(version))
          throw new AppError('BAD_USER_INPUT', 'version is a whole number.')
        const saved = await findQuery(ctx, asker.projectId, id, version)
        return send(ctx, asker, questionOf(saved, variablesIn(body), 'epoch'), request, reply)
      })
    },
    { prefix: '/metrics/query' },
  )
}

async function begin(gateway: Gateway, request: FastifyRequest, reply: FastifyReply, scope: 'sql' | 'read') {
  const principal = await gateway.services.auth.admit(request, reply)
  const ctx = createContext(gateway, { requestId: request.id, principal, signal: abortSignalOf(reply) })
  return { ctx, asker: assertScope(ctx, scope) }
}

async function send(
  ctx: RequestContext,
  asker: Principal,
  question: Question,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const accept = request.headers.accept ?? ''
  if (/application\/x-ndjson/i.test(accept)) {
    const { columns, readers, batches } = await stream(ctx, asker, question)
    return streamed(reply, 'application/x-ndjson; charset=utf-8', '', batches, ndjsonWriter(columns, readers))
  }
  if (/text\/csv/i.test(accept)) {
    const { columns, readers, batches } = await stream(ctx, asker, question)
    const head = csvLine(columns.map(({ name }) => name))
    return streamed(reply, 'text/csv; charset=utf-8; header=present', head, batches, csvWriter(columns, readers))
  }
  const result = await answer(ctx, asker, question)
  const age = Math.floor(Math.max(0, ctx.clock() - result.readAt) / 1_000)
  if (result.freshUntil === null) reply.header('cache-control', 'no-store')
  else {
    const left = Math.max(0, Math.floor((result.freshUntil - ctx.clock()) / 1_000))
    reply.headers({ 'cache-control': `private, max-age=${age + left}`, age: String(age) })
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(toMetricsReply(result)))
}

/** A stream that fails half-way is cut off: a client sees that the rows are not all. */
function streamed(reply: FastifyReply, type: string, head: string, batches: Stream['batches'], write: LineWriter) {
  const lines = async function* () {
    if (head !== '') yield Buffer.from(head)
    for await (const rows of batches) yield Buffer.from(write(rows))
  }
  const body = Readable.from(lines(), { objectMode: true, highWaterMark: 1 })
  return reply.type(type).header('cache-control', 'no-store').send(body)
}
