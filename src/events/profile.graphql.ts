import { assertScope } from '../auth/guard.ts'
import { countText } from '../core/number-format.ts'
import { builder } from '../graphql/builder.ts'
import { type IdentifyResult, identify } from './profile.service.ts'
import { MAX_PROFILES } from './profile.ts'

const UserProfileInput = builder.inputType('UserProfileInput', {
  description: 'What is known of a user, or of a device of which no user is known yet.',
  fields: t => ({
    userId: t.string({ description: 'Who it is. A profile has this or an anonymousId.' }),
    anonymousId: t.string({
      description: 'The browser or device; with a userId it is known to be theirs from now on.',
    }),
    externalId: t.string({ description: 'The user as another system names them.' }),
    properties: t.field({
      type: 'JSON',
      description: 'An object of what is to be known; at most 32 KiB. Properties that it does not name stay.',
    }),
    deviceData: t.field({ type: 'JSON', description: 'An object that describes the device; at most 8 KiB.' }),
  }),
})

const IdentifyPayload = builder.objectRef<IdentifyResult>('IdentifyPayload').implement({
  description: 'What became of the profiles.',
  fields: t => ({
    accepted: t.exposeInt('accepted', { description: 'The users and devices that were written: all, each once.' }),
    created: t.exposeInt('created', { description: 'How many of these were not known before.' }),
  }),
})

builder.mutationField('identifyUsers', t =>
  t.field({
    type: IdentifyPayload,
    description: `Stores what is known of up to ${countText(MAX_PROFILES)} users, all or nothing; SQL reads it from \`profilesTable\`. The last value of a property wins. Needs the scope \`push\`.`,
    authScopes: { push: true },
    args: { profiles: t.arg({ type: [UserProfileInput], required: true, description: 'The profiles.' }) },
    resolve: (_root, { profiles }, ctx) =>
      identify(
        ctx,
        assertScope(ctx, 'push'),
        profiles.map(({ userId, anonymousId, externalId, properties, deviceData }) => ({
          ...{ userId, anonymousId, externalId, properties, deviceData },
        })),
        'profiles',
      ),
  }),
)
