// The model event: hit, list.
import { z } from 'zod'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, operation } from '../rest/operation.ts'
import { eventList } from './event.list.ts'
import { trackEvents } from './event.service.ts'
import { type EventDraft, MAX_EVENTS } from './event.ts'
import { eventField, rethrowInRestWords, toDraft } from './event-model.ts'

const hitModel = z.object({
  accepted: z.int().meta({ description: 'Events that were taken.' }),
  duplicates: z.int().meta({ description: 'The number of these that were there already under their id.' }),
})

export const eventOperations = [
  operation({
    method: 'hit',
    model: 'event',
    scopes: ['push'],
    summary: 'Tells of one event, or of several',
    description: 'Members of one event, or `events`: all or nothing.',
    body: eventField.extend({
      events: z.array(eventField).max(MAX_EVENTS).optional().meta({ description: 'Several, instead of one.' }),
    }),
    reply: { model: hitModel },
    example: { event: 'purchase', user_id: 'ada', value: 12.5, user_attributes: { plan: 'pro' } },
    async run(call) {
      const { events } = call.input
      if (events) return { model: await track(call, events.map(toDraft), 'events') }
      return { model: await track(call, [toDraft(call.input)], '') }
    },
  }),
  listOperation(
    {
      model: 'event',
      scopes: ['read'],
      summary: 'Events of the project, by default oldest first',
      example: { condition: [['event', '=', 'purchase']], order: ['timestamp DESC'], limit: 10 },
    },
    eventList,
  ),
]

function track({ ctx, by, idempotencyKey }: Call<unknown>, drafts: readonly EventDraft[], place: string) {
  return trackEvents(ctx, by, drafts, { place, idempotencyKey }).catch(rethrowInRestWords)
}
