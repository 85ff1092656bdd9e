import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { idOf } from '../request/global-id.ts'
import { channelOf } from './channel.graphql.ts'
import { replayDelivery, testChannel } from './delivery.service.ts'
import type { Delivery } from './delivery.ts'
import { deliveryTexts } from './delivery-texts.ts'
import { DeliveryRef } from './refs.graphql.ts'

const DeliveryPayload = builder.objectRef<{ delivery: Delivery }>('DeliveryPayload').implement({
  description: 'The delivery as it is now.',
  fields: t => ({ delivery: t.expose('delivery', { type: DeliveryRef, description: 'The delivery that is sent.' }) }),
})

builder.mutationFields(t => ({
  replayDelivery: t.field({
    type: DeliveryPayload,
    description: deliveryTexts.replay,
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('delivery')) },
    resolve: async (_root, { id }, ctx) => ({
      delivery: await replayDelivery(ctx, projectIdOf(ctx), idOf('Delivery', id)),
    }),
  }),
  testChannel: t.field({
    type: DeliveryPayload,
    description: deliveryTexts.test,
    authScopes: { manage: true },
    args: idOrNameArgs('channel'),
    resolve: async (_root, args, ctx) => ({ delivery: await testChannel(ctx, await channelOf(ctx, args)) }),
  }),
}))
