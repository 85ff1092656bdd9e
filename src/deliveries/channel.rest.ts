// The model channel: create, update, delete, info, list.
import { z } from 'zod'
import { AppError, notFound } from '../base/errors.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, operation } from '../rest/operation.ts'
import { channelList } from './channel.list.ts'
import { channelLoader } from './channel.loader.ts'
import { deleteChannel, findChannel, type SavedChannel, saveChannel } from './channel.service.ts'
import type { Channel } from './channel.ts'
import { channelModel, channelPatch, newChannel, savedChannelModel, toChannelModel, toDraft } from './channel-model.ts'

const idBody = z.object({ id: idField('channel') })

async function channelOf({ ctx }: Call<unknown>, globalId: string): Promise<Channel> {
  const channel = await channelLoader(ctx).load(idOf('Channel', globalId))
  if (!channel) throw notFound('channel')
  return channel
}

const toSaved = ({ channel, signingSecret }: SavedChannel) => ({
  model: { ...toChannelModel(channel), signing_secret: signingSecret },
})

export const channelOperations = [
  operation({
    method: 'create',
    model: 'channel',
    action: 'saveChannel',
    scopes: ['manage'],
    summary: 'Makes a channel: where messages go',
    body: newChannel,
    reply: { model: savedChannelModel },
    example: {
      name: 'operations',
      kind: 'WEBHOOK',
      url: 'https://hooks.example.com/pushgraph',
      events: ['FEED_FAILED'],
    },
    async run({ ctx, by, input }) {
      const { name, kind, ...rest } = input
      if (await findChannel(ctx, by.projectId, name))
        throw new AppError('CONFLICT', 'There is a channel of this name already.')
      return toSaved(await saveChannel(ctx, by.projectId, { name, kind, ...toDraft(rest) }))
    },
  }),
  operation({
    method: 'update',
    model: 'channel',
    action: 'saveChannel',
    scopes: ['manage'],
    summary: 'Changes a channel, pauses it or makes another signing secret',
    description: 'What is absent stays as it is.',
    body: channelPatch,
    reply: { model: savedChannelModel },
    example: { id: 'channel_3w5e11264sg', paused: true },
    async run(call) {
      const { id, name, rotate_secret, ...rest } = call.input
      const before = await channelOf(call, id)
      const draft = { name: name ?? before.name, rotateSecret: rotate_secret, ...toDraft(rest) }
      return toSaved(await saveChannel(call.ctx, call.by.projectId, draft, before.channelId))
    },
  }),
  operation({
    method: 'delete',
    model: 'channel',
    scopes: ['manage'],
    summary: 'Deletes a channel with its deliveries; what waits is not sent',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'channel_3w5e11264sg' },
    async run(call) {
      await deleteChannel(call.ctx, await channelOf(call, call.input.id))
      return { model: { id: call.input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'channel',
    scopes: ['read'],
    summary: 'A channel by its id',
    body: idBody,
    reply: { model: channelModel },
    example: { id: 'channel_3w5e11264sg' },
    run: async call => ({ model: toChannelModel(await channelOf(call, call.input.id)) }),
  }),
  listOperation(
    {
      model: 'channel',
      scopes: ['read'],
      summary: 'The channels of the project',
      example: { condition: [['kind', '=', 'SLACK']], order: ['name'] },
    },
    channelList,
  ),
]
