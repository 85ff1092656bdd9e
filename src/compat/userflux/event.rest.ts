// UserFlux's events: POST /event/ingest and POST /event/ingest/batch.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { badInput } from '../../base/errors.ts'
import { trackEvents } from '../../events/event.service.ts'
import type { EventDraft } from '../../events/event.ts'
import { readBodyWhole } from '../../http/body.ts'
import { type Endpoint, failures, JSON_TYPE } from '../../http/endpoint.ts'
import { toAppError } from '../../http/failure.ts'
import { bodyInTurn } from '../../http/large-body.ts'
import { spanOf } from '../../http/request-span.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { createContext, type Gateway } from '../../request/context.ts'
import { enrichment, idField, sessionField, whoFields } from './fields.ts'
import { assertWriteOnly, CORS, PREFLIGHT } from './pages.ts'
import { assertCaller, readObject } from './request.ts'

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal

const routes = [
  { method: 'POST', path: '' },
  { method: 'POST', path: '/batch' },
]

const eventSchema = z.object({
  name: z.string().min(1).max(200).meta({ description: 'Without white space.' }),
  timestamp: z.number().nullish().meta({ description: 'When it happened, in epoch milliseconds. Default: now.' }),
  ...whoFields,
  sessionId: sessionField,
  id: idField,
})
const example = { name: 'page_view', userId: 'ada', properties: { href: 'https://example.org/pricing' } }
const replies = { 204: { description: 'Committed.' }, ...failures([400, 401, 403, 415, 429]) }
const common = { tag: 'Metrics API', credential: 'bearer', query: enrichment, replies } as const

const one: Endpoint = {
  ...common,
  id: 'userflux_event',
  summary: 'Tells of one event',
  description: 'Needs the scope `push`.',
  body: { schema: eventSchema, types: [JSON_TYPE], example },
}

const batch: Endpoint = {
  ...common,
  id: 'userflux_events',
  summary: 'Tells of several events, all or nothing',
  description: 'Needs the scope `push`.',
  body: {
    schema: z.object({ events: z.array(eventSchema).max(1_000).meta({ description: 'At most 1,000.' }) }),
    types: [JSON_TYPE],
    example: { events: [example] },
  },
}

export async function userfluxEventRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.addHook('onRequest', async (_request, reply) => void reply.headers(CORS))
      for (const { path } of routes) scope.options(path, (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)
      scope.post('', { config: { endpoint: one } }, (request, reply) =>
        ingest(gateway, request, reply, body => ({ drafts: [body], place: '' })),
      )
      scope.post('/batch', { config: { endpoint: batch } }, (request, reply) =>
        ingest(gateway, request, reply, ({ events }) => {
          if (!Array.isArray(events)) throw badInput('events', 'events is a list of events.')
          return { drafts: events, place: 'events' }
        }),
      )
    },
    { prefix: '/event/ingest' },
  )
}

async function ingest(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (body: Record<string, unknown>) => { drafts: readonly unknown[]; place: string },
): Promise<FastifyReply> {
  const principal = await gateway.services.auth.admit(request, reply)
  const about = { requestId: request.id, principal, signal: NOT_ABORTED, span: spanOf(request) }
  const ctx = createContext(gateway, about)
  const by = assertCaller(principal, 'push')
  assertWriteOnly(gateway, request.headers, by)
  const { drafts, place } = read(readObject(await bodyInTurn(request)))
  await trackEvents(ctx, by, drafts.map(toDraft), { place, idempotencyKey: null })
  return reply.code(204).send()
}

/** `null`: it is no object. The browser SDK puts the session among the properties; the others put it beside them. */
function toDraft(event: unknown): EventDraft | null {
  if (!isObject(event)) return null
  const { name, timestamp, userId, anonymousId, properties, id, ...more } = event
  const { externalId, deviceData } = more
  const sessionId = more.sessionId ?? (isObject(properties) ? properties.sessionId : undefined)
  return { name, timestamp, userId, anonymousId, properties, id, sessionId, externalId, deviceData }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
