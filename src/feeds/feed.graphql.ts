import { projectIdOf } from '../auth/guard.ts'
import { badInput, notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { byIdOrName, idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { SourceRef } from '../sources/source.graphql.ts'
import { sourceLoader } from '../sources/source.loader.ts'
import { NumberFormatRef } from '../widgets/number-format.graphql.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { feedLoader, feedRunsLoader, sourceFeedsLoader, widgetFeedsLoader } from './feed.loader.ts'
import { deleteFeed, getFeed, hookUrlOf, listFeeds, pauseFeed, saveFeed } from './feed.service.ts'
import type { FeedOrderField } from './feed.store.ts'
import { type Feed, isStale } from './feed.ts'
import { FeedHistoryEnum, HookKindEnum, SaveFeedInput } from './feed-input.graphql.ts'
import { MAX_RUNS_SHOWN } from './feed-list.service.ts'
import {
  type FeedDimension,
  type FeedMetric,
  NEW_METRIC_FORMAT,
  toFeedDimensions,
  toFeedMetrics,
} from './feed-metric.ts'
import { FeedRunRef } from './feed-run.graphql.ts'
import { runFeedNow } from './feed-run.service.ts'
import { toHookOptions } from './hook-options.ts'
import { FeedRef } from './refs.graphql.ts'

const FeedMetricRef = builder.objectRef<FeedMetric>('FeedMetric').implement({
  description: 'A metric of a feed.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the metric in the widget.' }),
    value: t.exposeString('value', {
      description: 'Where a row holds its value: a path, or an expression behind `=`.',
    }),
    format: t.expose('format', { type: NumberFormatRef, nullable: true, description: NEW_METRIC_FORMAT }),
  }),
})

const FeedDimensionRef = builder.objectRef<FeedDimension>('FeedDimension').implement({
  description: 'A dimension of the widget, and where a row of a feed has its value.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the dimension.' }),
    value: t.exposeString('value', {
      description: 'Where a row holds its value: a path, or an expression behind `=`.',
    }),
  }),
})

builder.node(FeedRef, {
  description: 'A source, how its data becomes rows, and when: it writes into a widget.',
  id: { resolve: feed => feed.feedId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => feedLoader(ctx).load(id))),
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the feed.' }),
    source: t.field({
      type: SourceRef,
      nullable: true,
      description: 'The source; null: what comes through the webhook is mapped itself.',
      resolve: ({ sourceId }, _args, ctx) => (sourceId === null ? null : sourceLoader(ctx).load(sourceId)),
    }),
    widget: t.field({
      type: WidgetRef,
      nullable: true,
      description: 'The widget; null: it was deleted.',
      resolve: ({ widgetId }, _args, ctx) => widgetLoader(ctx).load(widgetId),
    }),
    rows: t.string({
      nullable: true,
      description: 'Where the rows are; null: the data are the list.',
      resolve: it => it.mapping.rows,
    }),
    filter: t.string({
      nullable: true,
      description: 'Which rows are taken; null: all.',
      resolve: it => it.mapping.filter,
    }),
    key: t.string({
      nullable: true,
      description: 'The key of a row; null: the time of the run.',
      resolve: it => it.mapping.key,
    }),
    metrics: t.field({
      type: [FeedMetricRef],
      description: 'The metrics that it writes.',
      resolve: it => [...it.mapping.metrics],
    }),
    dimensions: t.field({
      type: [FeedDimensionRef],
      description: 'The dimensions of the widget that its rows have.',
      resolve: it => [...it.mapping.dimensions],
    }),
    variables: t.field({ type: 'JSON', description: 'Variables of the source.', resolve: it => it.variables }),
    history: t.expose('history', { type: FeedHistoryEnum, description: 'What a run does to what is there.' }),
    cron: t.exposeString('cron', {
      nullable: true,
      description:
        'The schedule: five fields as cron has, or `@daily` and the like; null: it runs by hand or by its webhook only.',
    }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'The zone of its schedule and of its days.' }),
    paused: t.exposeBoolean('paused', { description: 'It runs by hand only.' }),
    nextRunAt: t.expose('nextRunAt', { type: 'DateTime', nullable: true, description: 'When it runs next.' }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last run that succeeded began.',
    }),
    stale: t.boolean({
      nullable: true,
      description: 'A run that was due more than five minutes ago has not succeeded; null without a schedule.',
      resolve: (feed, _args, ctx) => isStale(feed, ctx.now),
    }),
    hook: t.expose('hook', { type: HookKindEnum, description: 'How its webhook knows a sender.' }),
    hookUrl: t.string({
      nullable: true,
      description:
        'Where a sender posts; with a token in it, it is a secret. Null without a webhook, or where its token was lost with the secret key it was stored under. Needs the scope `manage`.',
      authScopes: { manage: true },
      resolve: (feed, _args, ctx) => hookUrlOf(ctx, feed),
    }),
    runs: t.field({
      type: [FeedRunRef],
      description: 'The last runs, newest first.',
      args: { first: t.arg.int({ description: `The number of runs, 1 to ${MAX_RUNS_SHOWN}. Default: 10.` }) },
      resolve: async (feed, { first }, ctx) => {
        const count = first ?? 10
        if (count < 1 || count > MAX_RUNS_SHOWN) throw badInput('first', `first is 1 to ${MAX_RUNS_SHOWN}.`)
        return (await feedRunsLoader(ctx).load(feed.feedId)).slice(0, count)
      },
    }),
  }),
})

builder.objectFields(WidgetRef, t => ({
  feeds: t.field({
    type: [FeedRef],
    description: 'The feeds that write into it; null with FORBIDDEN for a token that is limited to widgets.',
    resolve: async (widget, _args, ctx) => [...(await widgetFeedsLoader(ctx).load(widget.widgetId))],
  }),
  stale: t.boolean({
    nullable: true,
    description:
      'A run of one of its feeds is overdue, or left pages unread; null where no feed has a schedule, unless pages were left unread.',
    resolve: async (widget, _args, ctx) => {
      const feeds = await widgetFeedsLoader(ctx).load(widget.widgetId)
      const known = feeds.map(feed => isStale(feed, ctx.now)).filter(stale => stale !== null)
      return known.length === 0 ? null : known.includes(true)
    },
  }),
}))

builder.objectField(SourceRef, 'feeds', t =>
  t.field({
    type: [FeedRef],
    description: 'The feeds that call it.',
    resolve: async (source, _args, ctx) => [...(await sourceFeedsLoader(ctx).load(source.sourceId))],
  }),
)

const FeedOrder = orderInput<FeedOrderField>('Feed', 'feeds', {
  CREATED_AT: 'When the feed was first saved.',
  NAME: 'The name of the feed.',
  LAST_SUCCESS_AT: 'When the last run that succeeded began; those without one are before all others.',
})

const FeedConnection = builder.connectionObject({
  type: FeedRef,
  name: 'FeedConnection',
  description: 'A page of feeds.',
})

builder.queryFields(t => ({
  feed: t.field({
    type: FeedRef,
    description: 'A feed by its id or its name; NOT_FOUND when there is none. Needs the scope `read`.',
    authScopes: { read: true },
    args: idOrNameArgs('feed'),
    resolve: (_root, args, ctx) => feedOf(ctx, args),
  }),
  feeds: t.field({
    type: FeedConnection,
    description: 'The feeds of the project, oldest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: FeedOrder, description: 'The order of the list. Default: CREATED_AT, ASC.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<FeedOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      return toConnection(await listFeeds(ctx, projectIdOf(ctx), page), page)
    },
  }),
}))

const FeedPayload = builder.objectRef<{ feed: Feed }>('FeedPayload').implement({
  description: 'The feed as it is now.',
  fields: t => ({ feed: t.expose('feed', { type: FeedRef, description: 'The feed.' }) }),
})

function feedOf(ctx: RequestContext, args: Parameters<typeof byIdOrName>[0]): Promise<Feed> {
  return byIdOrName(args, {
    id: async id => {
      const feed = await feedLoader(ctx).load(idOf('Feed', id))
      if (!feed) throw notFound('feed')
      return feed
    },
    name: name => getFeed(ctx, projectIdOf(ctx), name),
  })
}

/** A caller waits this long for the end of a run. */
const RUN_WAIT_MS = 10_000

builder.mutationFields(t => ({
  saveFeed: t.field({
    type: FeedPayload,
    description:
      'Makes a feed, or replaces the one of this id or name; another name renames it, and its webhook keeps its address. CONFLICT where another feed has the name. BAD_USER_INPUT says everything that is wrong, by field. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveFeedInput, required: true, description: 'The feed.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { rows = null, filter = null, key = null, metrics, dimensions } = input
      const draft = {
        name: input.name,
        source: input.source ?? null,
        widgetId: idOf('Widget', input.widgetId),
        mapping: {
          rows,
          filter,
          key,
          metrics: toFeedMetrics(metrics),
          dimensions: toFeedDimensions(dimensions ?? []),
        },
        variables: input.variables ?? null,
        history: input.history ?? 'SNAPSHOT',
        cron: input.cron?.trim() ?? null,
        timeZone: input.timeZone ?? null,
        hook: input.hook ?? 'OFF',
        hookSecret: input.hookSecret ?? null,
        hookOptions: toHookOptions(input.hookSignature, input.hookDelivery, input.hookChallenge),
      }
      return { feed: await saveFeed(ctx, projectIdOf(ctx), draft, input.id ? idOf('Feed', input.id) : null) }
    },
  }),
  runFeed: t.field({
    type: FeedRunRef,
    description:
      'Runs a feed now, also a paused one, and waits up to 10 s for its end; then its state is RUNNING, or QUEUED behind another run. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('feed'),
    resolve: async (_root, args, ctx) => {
      const feed = await feedOf(ctx, args)
      if (feed.sourceId === null)
        throw badInput(
          typeof args.id === 'string' ? 'id' : 'name',
          'The feed has no source: it is run by its webhook only.',
        )
      return runFeedNow(ctx, feed, RUN_WAIT_MS)
    },
  }),
  pauseFeed: t.field({
    type: FeedPayload,
    description: 'Stops the schedule and the webhook of a feed. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('feed'),
    resolve: async (_root, args, ctx) => ({
      feed: await pauseFeed(ctx, await feedOf(ctx, args), true),
    }),
  }),
  resumeFeed: t.field({
    type: FeedPayload,
    description: 'Lets a paused feed run again, from its next time on. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('feed'),
    resolve: async (_root, args, ctx) => ({
      feed: await pauseFeed(ctx, await feedOf(ctx, args), false),
    }),
  }),
  deleteFeed: t.field({
    type: DeletePayload,
    description: 'Deletes a feed with its runs; what it has written stays. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('feed'),
    resolve: async (_root, args, ctx) => {
      const feed = await feedOf(ctx, args)
      await deleteFeed(ctx, feed)
      return { id: encodeId('Feed', feed.feedId) }
    },
  }),
}))
