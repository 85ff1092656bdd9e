import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { NEWEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { channelLoader } from './channel.loader.ts'
import { deliveryLoader } from './delivery.loader.ts'
import { listDeliveries } from './delivery.service.ts'
import { type Attempt, type DeliveryState, deliveryLimits, type OriginKind } from './delivery.ts'
import type { DeliveryOrderField } from './delivery-list.store.ts'
import { type DeliveryRequest, requestOf } from './delivery-request.service.ts'
import { deliveryTexts } from './delivery-texts.ts'
import { ChannelRef, DeliveryRef } from './refs.graphql.ts'

const DeliveryStateEnum = builder.enumType('DeliveryState', {
  description: 'Where a delivery stands. SENT, FAILED and CANCELLED are ends.',
  values: {
    PENDING: { description: 'It waits for its next try.' },
    SENDING: { description: 'A gateway tries it.' },
    SENT: { description: 'Its receiver has taken it.' },
    FAILED: { description: 'Its receiver has refused it, or was tried for too long.' },
    CANCELLED: { description: 'The channel was paused when it came.' },
  } satisfies Record<DeliveryState, object>,
})

const DeliveryOriginEnum = builder.enumType('DeliveryOrigin', {
  description: 'What a delivery is about.',
  values: {
    ALERT: { description: 'A transition of an alert.' },
    REPORT: { description: 'A run of a report schedule.' },
    DATA: { description: 'A data event, such as points that were pushed.' },
    TEST: { description: 'Somebody tried the channel.' },
  } satisfies Record<OriginKind, object>,
})

const DeliveryAttemptRef = builder.objectRef<Attempt>('DeliveryAttempt').implement({
  description: 'One try of a delivery.',
  fields: t => ({
    at: t.field({ type: 'DateTime', description: deliveryTexts.at, resolve: ({ at }) => new Date(at) }),
    durationMs: t.exposeInt('durationMs', { description: deliveryTexts.durationMs }),
    status: t.exposeInt('status', { nullable: true, description: deliveryTexts.status }),
    reply: t.exposeString('reply', { nullable: true, description: deliveryTexts.reply }),
    error: t.exposeString('error', { nullable: true, description: 'Why it was not taken; null: it was.' }),
  }),
})

const DeliveryRequestRef = builder.objectRef<DeliveryRequest>('DeliveryRequest').implement({
  description:
    'What is sent for a delivery, as its channel is now, without secrets: of a mail the text, of a source what templates may name.',
  fields: t => ({
    target: t.exposeString('target', { description: 'Where it goes, for people.' }),
    contentType: t.exposeString('contentType', { description: 'The media type of its body.' }),
    body: t.exposeString('body', { description: 'The body as it is sent.' }),
  }),
})

builder.node(DeliveryRef, {
  description: `One message to one channel. Its id stays however often it is tried; kept for ${deliveryLimits.days} days after its end.`,
  id: {
    resolve: delivery => delivery.deliveryId,
    description: 'Global id: `webhook-id`, and the id of its CloudEvent.',
  },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => deliveryLoader(ctx).load(id))),
  fields: t => ({
    channel: t.field({
      type: ChannelRef,
      nullable: true,
      description: 'The channel that it goes to; null: it was deleted meanwhile.',
      resolve: ({ channelId }, _args, ctx) => channelLoader(ctx).load(channelId),
    }),
    state: t.expose('state', { type: DeliveryStateEnum, description: deliveryTexts.state }),
    title: t.exposeString('title', { description: deliveryTexts.title }),
    type: t.string({ description: deliveryTexts.type, resolve: ({ message }) => message.type }),
    origin: t.field({ type: DeliveryOriginEnum, description: deliveryTexts.origin, resolve: it => it.origin.kind }),
    recipient: t.exposeString('recipient', { nullable: true, description: deliveryTexts.recipient }),
    attempts: t.exposeInt('attempts', { description: deliveryTexts.attempts }),
    tries: t.field({ type: [DeliveryAttemptRef], description: deliveryTexts.tries, resolve: it => [...it.tries] }),
    error: t.exposeString('error', { nullable: true, description: deliveryTexts.error }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: deliveryTexts.createdAt }),
    nextTryAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: deliveryTexts.nextTryAt,
      resolve: ({ state, dueAt }) => (state === 'PENDING' ? dueAt : null),
    }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: deliveryTexts.endedAt }),
    request: t.field({
      type: DeliveryRequestRef,
      nullable: true,
      description: 'What is sent; null: its channel was deleted. Needs the scope `manage`.',
      authScopes: { manage: true },
      resolve: (delivery, _args, ctx) => requestOf(ctx, delivery, ctx.signal),
    }),
  }),
})

const DeliveryOrder = orderInput<DeliveryOrderField>('Delivery', 'deliveries', { CREATED_AT: deliveryTexts.createdAt })

const DeliveryConnection = builder.connectionObject({
  type: DeliveryRef,
  name: 'DeliveryConnection',
  description: 'A page of deliveries.',
})

builder.queryFields(t => ({
  delivery: t.field({
    type: DeliveryRef,
    description: 'A delivery by its id; NOT_FOUND when there is none or it has expired. Needs the scope `read`.',
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('delivery')) },
    resolve: async (_root, { id }, ctx) => {
      const delivery = await deliveryLoader(ctx).load(idOf('Delivery', id))
      if (!delivery) throw notFound('delivery')
      return delivery
    },
  }),
  deliveries: t.field({
    type: DeliveryConnection,
    description: 'The deliveries of the project, newest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: DeliveryOrder, description: 'The order of the deliveries. Default: CREATED_AT, DESC.' }),
      search: t.arg.string({ description: 'Only those whose titles hold this, in any case. Default: all.' }),
      channelId: t.arg.id({ description: 'Global id of a channel: only its deliveries. Default: those of all.' }),
      states: t.arg({ type: [DeliveryStateEnum], description: 'Only deliveries that stand so. Default: all.' }),
      origins: t.arg({ type: [DeliveryOriginEnum], description: 'Only deliveries about these. Default: all.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<DeliveryOrderField>(args, args.orderBy ?? NEWEST_FIRST)
      const { search = null, states = null, origins = null } = args
      const channelId = args.channelId ? idOf('Channel', args.channelId) : null
      return toConnection(
        await listDeliveries(ctx, projectIdOf(ctx), { ...page, search, states, origins, channelId }),
        page,
      )
    },
  }),
}))
