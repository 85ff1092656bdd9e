// The models delivery (info, list, update: sends it again) and channel-test (execute).
import { z } from 'zod'
import { notFound } from '../base/errors.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { operation } from '../rest/operation.ts'
import { channelLoader } from './channel.loader.ts'
import { deliveryList } from './delivery.list.ts'
import { getDelivery, replayDelivery, testChannel } from './delivery.service.ts'
import { deliveryModel, toDeliveryModel } from './delivery-model.ts'
import { deliveryTexts } from './delivery-texts.ts'

const idBody = z.object({ id: idField('delivery') })
const example = { id: 'delivery_3w5e11264sg' }

export const deliveryOperations = [
  operation({
    method: 'info',
    model: 'delivery',
    scopes: ['read'],
    summary: 'A delivery by its id, with its tries',
    body: idBody,
    reply: { model: deliveryModel },
    example,
    run: async ({ ctx, by, input }) => ({
      model: toDeliveryModel(await getDelivery(ctx, by.projectId, idOf('Delivery', input.id))),
    }),
  }),
  listOperation(
    {
      model: 'delivery',
      scopes: ['read'],
      summary: 'The deliveries of the project',
      example: { condition: [['state', '=', 'FAILED']], order: ['created_at DESC'] },
    },
    deliveryList,
  ),
  operation({
    method: 'execute',
    model: 'delivery',
    scopes: ['manage'],
    isChanging: true,
    summary: 'Sends a delivery that has ended again, under the same id',
    description: deliveryTexts.replay,
    body: idBody,
    reply: { model: deliveryModel },
    example,
    run: async ({ ctx, by, input }) => ({
      model: toDeliveryModel(await replayDelivery(ctx, by.projectId, idOf('Delivery', input.id))),
    }),
  }),
  operation({
    method: 'execute',
    model: 'channel',
    scopes: ['manage'],
    isChanging: true,
    summary: 'Sends a message to a channel that says it is a test',
    description: deliveryTexts.test,
    body: z.object({ id: idField('channel') }),
    reply: { model: deliveryModel },
    example: { id: 'channel_3w5e11264sg' },
    async run({ ctx, input }) {
      const channel = await channelLoader(ctx).load(idOf('Channel', input.id))
      if (!channel) throw notFound('channel')
      return { model: toDeliveryModel(await testChannel(ctx, channel)) }
    },
  }),
]
