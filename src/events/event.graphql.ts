import { assertScope } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { type IngestResult, trackEvents } from './event.service.ts'

const EventInput = builder.inputType('EventInput', {
  description: 'Something that happened.',
  fields: t => ({
    name: t.string({
      required: true,
      description: 'What happened: 1 to 200 characters, with blanks between words only.',
    }),
    timestamp: t.field({ type: 'DateTime', description: 'When it happened. Default: now.' }),
    userId: t.string({ description: 'Who did it. An event has this or an anonymousId.' }),
    anonymousId: t.string({ description: 'The browser or device, where the user is not known.' }),
    properties: t.field({ type: 'JSON', description: 'An object with whatever else is to be known; at most 32 KiB.' }),
    sessionId: t.string({ description: 'The visit that it belongs to; funnels follow visits by it.' }),
    externalId: t.string({ description: 'The user as another system names them.' }),
    deviceData: t.field({ type: 'JSON', description: 'An object that describes the device; at most 8 KiB.' }),
    id: t.string({ description: 'Makes a repetition within 7 days count once; 1 to 255 characters.' }),
  }),
})

const TrackPayload = builder.objectRef<IngestResult>('TrackPayload').implement({
  description: 'What became of the events.',
  fields: t => ({
    accepted: t.exposeInt('accepted', { description: 'How many are stored now: all.' }),
    duplicates: t.exposeInt('duplicates', { description: 'How many of these were there before, by their id.' }),
  }),
})

builder.mutationFields(t => ({
  trackEvents: t.field({
    type: TrackPayload,
    description:
      'Stores up to 1,000 events, all or nothing; `fields` names what is wrong as `events.3.name`, and FORBIDDEN so which names the token may not send. Needs the scope `push`.',
    authScopes: { push: true },
    args: {
      events: t.arg({ type: [EventInput], required: true, description: 'The events, at most 1,000.' }),
      idempotencyKey: t.arg.string({
        description:
          'Makes a repetition of the same list within 7 days count once; an event with an `id` goes by that.',
      }),
    },
    resolve: (_root, args, ctx) =>
      trackEvents(
        ctx,
        assertScope(ctx, 'push'),
        args.events.map(({ name, timestamp, userId, anonymousId, properties, id, ...more }) => ({
          ...{ name, timestamp, userId, anonymousId, properties, id, allowsBlanks: true },
          ...{ sessionId: more.sessionId, externalId: more.externalId, deviceData: more.deviceData },
        })),
        { place: 'events', idempotencyKey: args.idempotencyKey ?? null },
      ),
  }),
}))
