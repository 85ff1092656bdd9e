// UserFlux's events: POST /event/ingest and POST /event/ingest/batch.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { badInput } from '../../base/errors.ts'
import { trackEvents } from '../../events/event.service.ts'
import type { EventDraft } from '../../events/event.ts'
import { bodyText, readBodyWhole } from '../../http/body.ts'
import { toAppError } from '../../http/failure.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { answerWrongRoutes } from '../../http/wrong-route.ts'
import { createContext, type Gateway } from '../../request/context.ts'
import { assertCaller, readObject } from './request.ts'

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal

const routes = [
  { method: 'POST', path: '' },
  { method: 'POST', path: '/batch' },
]

export async function userfluxEventRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)
      scope.post('', (request, reply) => ingest(gateway, request, reply, body => ({ drafts: [body], place: '' })))
      scope.post('/batch', (request, reply) =>
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
  const ctx = createContext(gateway, { requestId: request.id, principal, signal: NOT_ABORTED })
  const by = assertCaller(principal, 'push')
  const { drafts, place } = read(readObject(bodyText(request)))
  await trackEvents(ctx, by, drafts.map(toDraft), { place, idempotencyKey: null })
  return reply.code(204).send()
}

/** What is no object has no name, and is refused for that. */
function toDraft(event: unknown): EventDraft {
  const known = (typeof event === 'object' && event !== null ? event : {}) as Partial<EventDraft>
  const { name, timestamp, userId, anonymousId, properties, id } = known
  return { name, timestamp, userId, anonymousId, properties, id }
}
