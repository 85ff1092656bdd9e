import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { byIdOrName, idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { SourceRef } from '../sources/source.graphql.ts'
import { sourceLoader } from '../sources/source.loader.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { channelLoader } from './channel.loader.ts'
import { getChannelByName, listChannels } from './channel.service.ts'
import type { ChannelOrderField } from './channel.store.ts'
import type { Channel } from './channel.ts'
import { ChannelKindEnum, DataEventEnum, WebhookBodyEnum } from './channel-enums.graphql.ts'
import { channelTexts } from './channel-texts.ts'
import { ChannelRef } from './refs.graphql.ts'

builder.node(ChannelRef, {
  description: 'Where messages go: a webhook, a chat, addresses of e-mail or a source.',
  id: { resolve: channel => channel.channelId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => channelLoader(ctx).load(id))),
  fields: t => ({
    name: t.exposeString('name', { description: channelTexts.known }),
    kind: t.expose('kind', { type: ChannelKindEnum, description: channelTexts.kind }),
    target: t.exposeString('target', { description: channelTexts.target }),
    body: t.field({
      type: WebhookBodyEnum,
      nullable: true,
      description: 'How the body of its webhook is written; null: it is none.',
      resolve: ({ kind, body }) => (kind === 'WEBHOOK' ? body : null),
    }),
    headerNames: t.stringList({ description: channelTexts.headerNames, resolve: it => [...it.headerNames] }),
    to: t.stringList({
      description: 'The addresses that mails go to; empty: it sends none.',
      resolve: it => [...it.to],
    }),
    source: t.field({
      type: SourceRef,
      nullable: true,
      description: 'The source that is called; null: none is, or it was deleted.',
      resolve: ({ sourceId }, _args, ctx) => (sourceId === null ? null : sourceLoader(ctx).load(sourceId)),
    }),
    variables: t.field({
      type: 'JSON',
      description: 'Variables of the source, besides `message` and `delivery`.',
      resolve: it => it.variables,
    }),
    events: t.field({
      type: [DataEventEnum],
      description: channelTexts.events,
      resolve: it => [...it.events],
    }),
    eventWidgets: t.field({
      type: [WidgetRef],
      nullable: true,
      description: channelTexts.eventWidgets,
      resolve: async ({ eventWidgetIds }, _args, ctx) => {
        const widgets = await Promise.all((eventWidgetIds ?? []).map(id => widgetLoader(ctx).load(id)))
        return eventWidgetIds && widgets.filter(widget => widget !== null)
      },
    }),
    paused: t.exposeBoolean('paused', { description: channelTexts.paused }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: channelTexts.createdAt }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: channelTexts.updatedAt }),
  }),
})

const ChannelOrder = orderInput<ChannelOrderField>('Channel', 'channels', {
  CREATED_AT: channelTexts.createdAt,
  NAME: channelTexts.known,
})

const ChannelConnection = builder.connectionObject({
  type: ChannelRef,
  name: 'ChannelConnection',
  description: 'A page of channels.',
})

/** By its id or its name. Throws NOT_FOUND. */
export function channelOf(ctx: RequestContext, args: Parameters<typeof byIdOrName>[0]): Promise<Channel> {
  return byIdOrName(args, {
    id: async id => {
      const channel = await channelLoader(ctx).load(idOf('Channel', id))
      if (!channel) throw notFound('channel')
      return channel
    },
    name: name => getChannelByName(ctx, projectIdOf(ctx), name),
  })
}

builder.queryFields(t => ({
  channel: t.field({
    type: ChannelRef,
    description: 'A channel by its id or its name; NOT_FOUND when there is none. Needs the scope `read`.',
    authScopes: { read: true },
    args: idOrNameArgs('channel'),
    resolve: (_root, args, ctx) => channelOf(ctx, args),
  }),
  channels: t.field({
    type: ChannelConnection,
    description: 'The channels of the project, oldest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: ChannelOrder, description: channelTexts.order }),
      search: t.arg.string({ description: 'Only channels whose names hold this, in any case. Default: all.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<ChannelOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      return toConnection(await listChannels(ctx, projectIdOf(ctx), { ...page, search: args.search ?? null }), page)
    },
  }),
}))
