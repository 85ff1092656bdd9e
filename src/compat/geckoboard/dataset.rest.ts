// Geckoboard's Datasets API: /datasets/{id}. The token is the name of Basic.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import type { AppError } from '../../base/errors.ts'
import { readJsonDigits } from '../../base/json-digits.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn, nextTurn } from '../../http/large-body.ts'
import { sendForeign } from '../../http/send-foreign.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import type { Gateway, RequestContext } from '../../request/context.ts'
import { defineDataset, deleteDataset, pushDataset } from './dataset.service.ts'

const failureReply = z
  .strictObject({ error: z.strictObject({ message: z.string() }) })
  .meta({ id: 'GeckoboardFailure', description: 'What failed, in the words of Geckoboard.' })
const fields = z.record(z.string(), z.looseObject({ type: z.string() })).meta({ description: 'By id: type and name.' })
const uniqueBy = z.array(z.string()).meta({ description: 'Fields that tell rows apart.' })

/** The operation, and what it does; its result is the reply. */
interface Route {
  readonly method: 'PUT' | 'POST' | 'DELETE'
  readonly path: string
  readonly endpoint: Pick<Endpoint, 'id' | 'summary' | 'body'>
  readonly reply?: z.ZodObject
  readonly run: (ctx: RequestContext, id: string, body: unknown) => Promise<unknown>
}

const rowsBody = {
  schema: z.looseObject({ data: z.array(z.looseObject({})).meta({ description: 'Rows, by the ids of fields.' }) }),
  types: [JSON_TYPE],
  example: { data: [] },
}
const routes: readonly Route[] = [
  {
    ...{ method: 'PUT', path: '/:id', reply: z.strictObject({ id: z.string(), fields, unique_by: uniqueBy }) },
    endpoint: {
      id: 'geckoboard_define',
      summary: 'Finds a data set, or makes it with these fields',
      body: {
        schema: z.looseObject({ fields, unique_by: uniqueBy.nullish() }),
        types: [JSON_TYPE],
        example: {
          fields: { day: { type: 'date', name: 'Day' }, orders: { type: 'number', name: 'Orders' } },
          unique_by: ['day'],
        },
      },
    },
    run: async (ctx, id, body) => ({ id, ...(await defineDataset(ctx, id, body)) }),
  },
  {
    ...{ method: 'POST', path: '/:id/data' },
    endpoint: { id: 'geckoboard_append', summary: 'Adds rows to a data set', body: rowsBody },
    run: (ctx, id, body) => pushDataset(ctx, id, body, false),
  },
  {
    ...{ method: 'PUT', path: '/:id/data' },
    endpoint: { id: 'geckoboard_replace', summary: 'Replaces all rows of a data set', body: rowsBody },
    run: (ctx, id, body) => pushDataset(ctx, id, body, true),
  },
  {
    ...{ method: 'DELETE', path: '/:id' },
    endpoint: { id: 'geckoboard_delete', summary: 'Deletes a data set with its widget; needs the scope `manage`, too' },
    run: (ctx, id) => deleteDataset(ctx, id),
  },
]

const toEndpoint = ({ endpoint, reply }: Route): Endpoint => ({
  ...endpoint,
  tag: 'Time series',
  description: 'The id is the push name of a widget. The token is the name of Basic. Needs the scope `push`.',
  credential: 'foreign',
  path: z.object({ id: z.string().meta({ description: 'Id of the data set.', examples: ['shop.orders'] }) }),
  replies: {
    200: { description: 'Done.', content: { [JSON_TYPE]: reply ?? z.strictObject({}) } },
    ...failures([400, 401, 403, 404, 405, 409, 415, 429], failureReply),
  },
})

export async function geckoboardRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendFailure(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendFailure)
      for (const route of routes) {
        const { method, path: url } = route
        const config = { endpoint: toEndpoint(route) }
        scope.route({ method, url, config, handler: (request, reply) => serve(gateway, route, request, reply) })
      }
    },
    { prefix: '/datasets' },
  )
}

async function serve(gateway: Gateway, { method, run }: Route, request: FastifyRequest, reply: FastifyReply) {
  const ctx = await foreignContext(gateway, request, reply, { basic: 'NAME' })
  const { id } = request.params as { id: string }
  const text = await bodyInTurn(request)
  const body = method === 'DELETE' ? null : readJsonDigits(text)
  await nextTurn(request, text)
  const result = await run(ctx, id, body)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result ?? {}))
}

function sendFailure(error: AppError, reply: FastifyReply): FastifyReply {
  const body = JSON.stringify({ error: { message: error.message } })
  return sendForeign(error, reply, { body, challenge: 'Basic realm="Pushgraph"' })
}
