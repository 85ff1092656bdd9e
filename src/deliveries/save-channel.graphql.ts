import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { channelOf } from './channel.graphql.ts'
import { deleteChannel, type SavedChannel, saveChannel } from './channel.service.ts'
import { ChannelKindEnum, DataEventEnum, WebhookBodyEnum } from './channel-enums.graphql.ts'
import { channelTexts } from './channel-texts.ts'
import { ChannelRef } from './refs.graphql.ts'

const SaveChannelInput = builder.inputType('SaveChannelInput', {
  description: 'A channel as it shall be. What is absent stays as it is.',
  fields: t => ({
    id: t.id({ description: 'Global id of the channel that is changed. Default: the one of this name, or a new one.' }),
    name: t.string({ required: true, description: channelTexts.name }),
    kind: t.field({
      type: ChannelKindEnum,
      description: channelTexts.kindGiven,
    }),
    url: t.string({ description: channelTexts.url }),
    body: t.field({ type: WebhookBodyEnum, description: channelTexts.body }),
    headers: t.field({ type: 'JSON', description: channelTexts.headers }),
    rotateSecret: t.boolean({ description: channelTexts.rotateSecret }),
    to: t.stringList({ description: channelTexts.to }),
    source: t.string({ description: channelTexts.source }),
    variables: t.field({ type: 'JSON', description: channelTexts.variables }),
    events: t.field({ type: [DataEventEnum], description: channelTexts.eventsGiven }),
    widgetIds: t.idList({ description: channelTexts.widgetIds }),
    paused: t.boolean({ description: channelTexts.pausedGiven }),
  }),
})

const ChannelPayload = builder.objectRef<SavedChannel>('ChannelPayload').implement({
  description: 'The channel as it is now.',
  fields: t => ({
    channel: t.expose('channel', { type: ChannelRef, description: 'The channel that was saved.' }),
    signingSecret: t.exposeString('signingSecret', { nullable: true, description: channelTexts.signingSecret }),
  }),
})

builder.mutationFields(t => ({
  saveChannel: t.field({
    type: ChannelPayload,
    description:
      'Makes a channel, or changes the one of this id or name; another name renames it. CONFLICT where another channel has the name. BAD_USER_INPUT says everything that is wrong, by field. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveChannelInput, required: true, description: 'What is made or changed.' }) },
    resolve: (_root, { input }, ctx) => {
      const { id, name, widgetIds, variables, headers, ...rest } = input
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
      const draft = { ...given, name, widgetIds, variables: variables ?? undefined, headers: headers ?? undefined }
      return saveChannel(ctx, projectIdOf(ctx), draft, id ? idOf('Channel', id) : null)
    },
  }),
  deleteChannel: t.field({
    type: DeletePayload,
    description: 'Deletes a channel with its deliveries; what waits is not sent. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('channel'),
    resolve: async (_root, args, ctx) => {
      const channel = await channelOf(ctx, args)
      await deleteChannel(ctx, channel)
      return { id: encodeId('Channel', channel.channelId) }
    },
  }),
}))
