// The model feed: create, update, delete, info, list, execute.
import { z } from 'zod'
import { AppError, badInput, notFound } from '../base/errors.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, operation } from '../rest/operation.ts'
import { sourcesById } from '../sources/source.service.ts'
import { feedList } from './feed.list.ts'
import { feedLoader } from './feed.loader.ts'
import { deleteFeed, type FeedDraft, findFeed, hookUrlOf, pauseFeed, saveFeed } from './feed.service.ts'
import type { Feed } from './feed.ts'
import { toFeedMetrics } from './feed-metric.ts'
import {
  feedModel,
  feedPatch,
  newFeed,
  runModel,
  toDimensionList,
  toFeedModel,
  toMetricDraft,
  toRunModel,
} from './feed-model.ts'
import { runFeedNow } from './feed-run.service.ts'
import { toHookDraft } from './hook-model.ts'
import { noHookOptions } from './hook-options.ts'
import { hookVerifyTokenOf } from './hook-sender.service.ts'

/** A caller waits this long for the end of a run. */
const RUN_WAIT_MS = 10_000

const idBody = z.object({ id: idField('feed') })
const example = { metrics: [{ name: 'Orders', value: 'total' }], rows: 'data', key: 'day', cron: '@daily' }

async function feedOf({ ctx }: Call<unknown>, globalId: string): Promise<Feed> {
  const id = idOf('Feed', globalId)
  const feed = await feedLoader(ctx).load(id)
  if (!feed) throw notFound('feed')
  return feed
}

const modelOf = ({ ctx, by }: Call<unknown>, feed: Feed) =>
  toFeedModel(
    feed,
    by.scopes.has('manage') ? { url: hookUrlOf(ctx, feed), verifyToken: hookVerifyTokenOf(ctx, feed) } : null,
  )

export const feedOperations = [
  operation({
    method: 'create',
    model: 'feed',
    action: 'saveFeed',
    scopes: ['manage'],
    summary: 'Makes a feed: a source, how its data become rows, and when',
    body: newFeed,
    reply: { model: feedModel },
    example: { name: 'orders', source: 'orders', widget_id: 'widget_3w5e11264sg', ...example },
    async run(call) {
      const { ctx, by, input } = call
      const known = await findFeed(ctx, by.projectId, input.name.trim())
      if (known) throw new AppError('CONFLICT', 'There is a feed of this name already.')
      const feed = await saveFeed(ctx, by.projectId, {
        name: input.name,
        source: input.source ?? null,
        widgetId: idOf('Widget', input.widget_id),
        mapping: {
          rows: input.rows ?? null,
          filter: input.filter ?? null,
          key: input.key ?? null,
          metrics: toFeedMetrics(input.metrics.map(toMetricDraft)),
          dimensions: toDimensionList(input.dimensions),
        },
        variables: input.variables ?? null,
        history: input.history ?? 'SNAPSHOT',
        cron: input.cron?.trim() ?? null,
        timeZone: input.time_zone ?? null,
        hook: input.hook ?? 'OFF',
        hookSecret: input.hook_secret ?? null,
        hookOptions: toHookDraft(input, noHookOptions),
      })
      return { model: modelOf(call, feed) }
    },
  }),
  operation({
    method: 'update',
    model: 'feed',
    action: 'saveFeed',
    scopes: ['manage'],
    summary: 'Changes a feed, pauses it or lets it go on',
    description: 'Absent is unchanged; null takes away what may be absent.',
    body: feedPatch.extend({
      paused: z.boolean().optional().meta({ description: 'Neither schedule nor webhook run it.' }),
    }),
    reply: { model: feedModel },
    example: { id: 'feed_3w5e11264sg', cron: '0 6 * * *', paused: false },
    async run(call) {
      const { ctx, by, input } = call
      const before = await feedOf(call, input.id)
      const saved = await saveFeed(ctx, by.projectId, await changed(call, before), before.feedId)
      const feed = input.paused === undefined ? saved : await pauseFeed(ctx, saved, input.paused)
      return { model: modelOf(call, feed) }
    },
  }),
  operation({
    method: 'delete',
    model: 'feed',
    scopes: ['manage'],
    summary: 'Deletes a feed with its runs; what it has written stays',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'feed_3w5e11264sg' },
    async run(call) {
      await deleteFeed(call.ctx, await feedOf(call, call.input.id))
      return { model: { id: call.input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'feed',
    scopes: ['read'],
    summary: 'A feed by its id',
    body: idBody,
    reply: { model: feedModel },
    example: { id: 'feed_3w5e11264sg' },
    run: async call => ({ model: modelOf(call, await feedOf(call, call.input.id)) }),
  }),
  listOperation(
    {
      model: 'feed',
      scopes: ['read'],
      summary: 'The feeds of the project',
      example: { condition: [['paused', '=', false]], order: ['next_run_at'] },
    },
    feedList,
  ),
  operation({
    method: 'execute',
    model: 'feed',
    scopes: ['manage'],
    summary: 'Runs a feed now, and waits up to 10 s for its end',
    isChanging: true,
    body: idBody,
    reply: { model: runModel },
    example: { id: 'feed_3w5e11264sg' },
    async run(call) {
      const feed = await feedOf(call, call.input.id)
      if (feed.sourceId === null) throw badInput('id', 'The feed has no source: it is run by its webhook only.')
      return { model: toRunModel(await runFeedNow(call.ctx, feed, RUN_WAIT_MS)) }
    },
  }),
]

/** The feed as it shall be. */
async function changed({ ctx, by, input }: Call<z.output<typeof feedPatch>>, before: Feed): Promise<FeedDraft> {
  const [known] = before.sourceId === null ? [] : await sourcesById(ctx, by.projectId, [before.sourceId])
  const or = <T>(given: T | undefined, now: T): T => (given === undefined ? now : given)
  const { mapping } = before
  return {
    name: input.name ?? before.name,
    source: or(input.source, known?.name ?? null),
    widgetId: input.widget_id === undefined ? before.widgetId : idOf('Widget', input.widget_id),
    mapping: {
      rows: or(input.rows, mapping.rows),
      filter: or(input.filter, mapping.filter),
      key: or(input.key, mapping.key),
      metrics: input.metrics ? toFeedMetrics(input.metrics.map(toMetricDraft)) : mapping.metrics,
      dimensions: input.dimensions === undefined ? mapping.dimensions : toDimensionList(input.dimensions),
    },
    variables: or<unknown>(input.variables, before.variables),
    history: input.history ?? before.history,
    cron: input.cron === undefined ? before.cron : (input.cron?.trim() ?? null),
    timeZone: input.time_zone ?? before.timeZone,
    hook: input.hook ?? before.hook,
    hookSecret: input.hook_secret ?? null,
    hookOptions: toHookDraft(input, before.hookOptions),
  }
}
