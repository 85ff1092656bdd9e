// CloudEvents over HTTP: POST /events/cloud, one in the headers, one as JSON, or many.
import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foreignContext } from '../../auth/foreign-credential.service.ts'
import { assertScope } from '../../auth/guard.ts'
import { AppError } from '../../base/errors.ts'
import { JsonSyntaxError } from '../../base/json-errors.ts'
import { readJson, toPlain } from '../../base/json-text.ts'
import { trackEvents } from '../../events/event.service.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn, nextTurn } from '../../http/large-body.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import type { Gateway } from '../../request/context.ts'
import { type CloudEvent, fromHeaders, toDraft } from './event.ts'

const EVENT_TYPE = 'application/cloudevents+json'
const BATCH_TYPE = 'application/cloudevents-batch+json'
/** Reading ends at the first of them. */
const limits = { maxItems: 10_000, maxMembers: 1_000, maxValues: 200_000 }

const endpoint: Endpoint = {
  id: 'cloud_events',
  tag: 'Metrics API',
  summary: 'Takes CloudEvents: structured, binary or a batch',
  description:
    'The type is the name, source and id are what a repetition is known by, the subject is the user unless the extensions `userid` or `anonymousid` name one. A batch is all or nothing. Needs the scope `push`.',
  credential: 'foreign',
  body: {
    schema: z.looseObject({
      specversion: z.string().optional().meta({ description: '1.0; in binary mode the header `ce-specversion`.' }),
      id: z.string().optional().meta({ description: 'Counts once for each source.' }),
      source: z.string().optional().meta({ description: 'Where it happened.' }),
      type: z.string().optional().meta({ description: 'What happened.' }),
      time: z.string().optional().meta({ description: 'When, by RFC 3339. Default: now.' }),
      subject: z.string().optional().meta({ description: 'Whom it is about.' }),
      data: z.unknown().optional().meta({ description: 'Members of it become properties.' }),
    }),
    types: [EVENT_TYPE, BATCH_TYPE, JSON_TYPE],
    example: {
      ...{ specversion: '1.0', id: 'a1', source: '/shop', type: 'order.paid', subject: 'ada' },
      data: { total: '12.50' },
    },
  },
  replies: { 204: { description: 'Committed.' }, ...failures([400, 401, 403, 404, 405, 415, 429]) },
}

export async function cloudEventRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, [{ method: 'POST', path: '' }], sendEnvelopeOf)
      scope.post('', { config: { endpoint } }, (request, reply) => take(gateway, request, reply))
    },
    { prefix: '/events/cloud' },
  )
}

async function take(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = await foreignContext(gateway, request, reply)
  const { events, place } = await read(request)
  const drafts = events.map((event, index) => toDraft(event, place === '' ? '' : `${place}.${index}`))
  await trackEvents(ctx, assertScope(ctx, 'push'), drafts, { place, idempotencyKey: null })
  return reply.code(204).send()
}

interface ReadEvents {
  readonly events: readonly CloudEvent[]
  /** Of issues: empty for one event. */
  readonly place: string
}

async function read(request: FastifyRequest): Promise<ReadEvents> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === BATCH_TYPE) {
    const batch = await readBody(request)
    if (!Array.isArray(batch)) throw new AppError('BAD_USER_INPUT', 'A batch is a list of events.')
    return { events: batch.map(toEvent), place: 'events' }
  }
  if (type === EVENT_TYPE || request.headers['ce-specversion'] === undefined)
    return { events: [toEvent(await readBody(request))], place: '' }
  return { events: [fromHeaders(request.headers, await dataOf(request, type))], place: '' }
}

/** Of a binary event: JSON as it is, other text as a text, and bytes in base64. */
async function dataOf(request: FastifyRequest, type: string): Promise<unknown> {
  const { body } = request
  if (!Buffer.isBuffer(body) || body.length === 0) return undefined
  if (type === '' || /[/+]json$/.test(type)) return readBody(request)
  await nextTurn(request, body)
  return isUtf8(body) ? body.toString('utf8') : body.toString('base64')
}

async function readBody(request: FastifyRequest): Promise<unknown> {
  try {
    return toPlain(readJson(await bodyInTurn(request), limits))
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    throw new AppError('BAD_USER_INPUT', `The body is not JSON: ${error.message}`, { cause: error })
  }
}

function toEvent(value: unknown): CloudEvent {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as CloudEvent
  throw new AppError('BAD_USER_INPUT', 'An event is an object: { specversion, id, source, type }.')
}
