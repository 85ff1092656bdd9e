import { z } from 'zod'
import { idField, instantOut, zoneField } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { formatAnswer, formatField, toFormatAnswer, toFormatInput } from '../widgets/number-format-model.ts'
import { type Feed, type FeedRun, feedHistories, runStates } from './feed.ts'
import { NEW_METRIC_FORMAT, toFeedDimensions } from './feed-metric.ts'
import { hookKinds } from './hook-kind.ts'
import { hookInputs, hookOutputs, toHookModel } from './hook-model.ts'

const describe = (description: string) => ({ description })
const expression = 'A path (`data.orders`), or behind `=` an expression of JSONata.'
const metricField = z.object({
  name: z.string().min(1).meta(describe('The name of the metric in the widget.')),
  value: z
    .string()
    .min(1)
    .meta(describe(`Where a row holds its value. ${expression}`)),
  format: formatField(NEW_METRIC_FORMAT).nullish(),
})

/** A metric as a body writes it. */
export function toMetricDraft({ format, ...metric }: z.output<typeof metricField>) {
  return { ...metric, format: format && toFormatInput(format) }
}

/** Dimensions as a body writes them: `{ "country": "address.country" }`. */
export const toDimensionList = (dimensions: Readonly<Record<string, string>> | null | undefined) =>
  toFeedDimensions(Object.entries(dimensions ?? {}).map(([name, value]) => ({ name, value })))

const feedFields = {
  source: z.string().nullish().meta(describe('The name of its source; without one it maps what its webhook gets.')),
  rows: z
    .string()
    .nullish()
    .meta(describe(`Where the rows are. ${expression}`)),
  filter: z
    .string()
    .nullish()
    .meta(describe(`Rows for which it is not true are left out. ${expression}`)),
  key: z
    .string()
    .nullish()
    .meta(describe(`The key of a row. Default: the day of the run. ${expression}`)),
  dimensions: z
    .record(z.string(), z.string().min(1))
    .nullish()
    .meta({
      ...describe(`Where a row holds its values of dimensions that the widget declares, by name. ${expression}`),
      examples: [{ country: 'address.country' }],
    }),
  variables: z.record(z.string(), z.unknown()).nullish().meta(describe('Variables of the source.')),
  history: z
    .enum(feedHistories)
    .nullish()
    .meta(describe('What a run does to the points that are there. Default: SNAPSHOT.')),
  cron: z.string().nullish().meta(describe('When it runs: five fields as cron has, or @daily and the like.')),
  time_zone: zoneField("The time zone of the schedule and of days. Default: the project's.").nullish(),
  hook: z.enum(hookKinds).nullish().meta(describe('How its webhook knows a sender. Default: OFF.')),
  hook_secret: z.string().nullish().meta(describe('The secret under which a sender signs. Never shown.')),
  ...hookInputs,
}

export const newFeed = z.object({
  name: z.string().min(1).meta(describe('The name of the feed, 1 to 100 characters.')),
  widget_id: idField('widget'),
  metrics: z.array(metricField).meta(describe('1 to 50 metrics.')),
  ...feedFields,
})

export const feedPatch = z.object({
  id: idField('feed'),
  name: z.string().min(1).optional().meta(describe('Another name, 1 to 100 characters.')),
  widget_id: idField('widget').optional(),
  metrics: z.array(metricField).optional().meta(describe('1 to 50 metrics.')),
  ...feedFields,
})

export const feedModel = z.object({
  id: z.string().meta(describe('Id of the feed.')),
  name: z.string().meta(describe('The name of the feed.')),
  source_id: z.string().nullable().meta(describe('Id of its source.')),
  widget_id: z.string().meta(describe('Id of the widget that it writes into.')),
  rows: z.string().nullable(),
  filter: z.string().nullable(),
  key: z.string().nullable(),
  metrics: z.array(
    z.object({ name: z.string(), value: z.string(), format: formatAnswer(NEW_METRIC_FORMAT).nullable() }),
  ),
  dimensions: z.record(z.string(), z.string()).meta(describe('Where a row holds its values of dimensions, by name.')),
  history: z.enum(feedHistories),
  cron: z.string().nullable(),
  time_zone: z.string(),
  paused: z.boolean(),
  hook: z.enum(hookKinds),
  hook_url: z.string().nullable().optional().meta(describe('Where a sender posts. With the scope manage only.')),
  hook_verify_token: z
    .string()
    .nullable()
    .optional()
    .meta(describe('What a sender that signs shows in a handshake. With the scope manage only.')),
  ...hookOutputs,
  next_run_at: instantOut('When it runs next.').nullable(),
  last_success_at: instantOut('When a run last succeeded.').nullable(),
  created_at: instantOut('When it was made.'),
})

/** What those see of a webhook who may change it. */
export interface HookAddress {
  readonly url: string | null
  readonly verifyToken: string | null
}

export function toFeedModel(feed: Feed, address: HookAddress | null): z.output<typeof feedModel> {
  const { mapping } = feed
  return {
    id: encodeId('Feed', feed.feedId),
    name: feed.name,
    source_id: feed.sourceId && encodeId('Source', feed.sourceId),
    widget_id: encodeId('Widget', feed.widgetId),
    rows: mapping.rows,
    filter: mapping.filter,
    key: mapping.key,
    metrics: mapping.metrics.map(({ format, ...metric }) => ({ ...metric, format: format && toFormatAnswer(format) })),
    dimensions: Object.fromEntries(mapping.dimensions.map(({ name, value }) => [name, value])),
    history: feed.history,
    cron: feed.cron,
    time_zone: feed.timeZone,
    paused: feed.paused,
    hook: feed.hook,
    ...(address && { hook_url: address.url, hook_verify_token: address.verifyToken }),
    ...toHookModel(feed.hookOptions),
    next_run_at: feed.nextRunAt?.toISOString() ?? null,
    last_success_at: feed.lastSuccessAt?.toISOString() ?? null,
    created_at: feed.createdAt.toISOString(),
  }
}

export const runModel = z.object({
  id: z.string().meta(describe('Id of the run.')),
  state: z.enum(runStates).meta(describe('RUNNING or QUEUED where it has not ended within 10 s.')),
  rows: z.int().meta(describe('Rows that were pushed.')),
  skipped: z.int().meta(describe('Rows that were left out.')),
  points: z.int().meta(describe('Points that were written.')),
  deleted: z.int().meta(describe('Points that vanished upstream.')),
  error: z.string().nullable().meta(describe('Why it failed.')),
  truncated: z.boolean().meta(describe('Pages of the upstream were left unread: what was written is a part.')),
  problems: z.array(z.string()).meta(describe('What the data lacked, and why rows were left out, the first ones.')),
})

export const toRunModel = (run: FeedRun): z.output<typeof runModel> => ({
  id: encodeId('FeedRun', run.runId),
  state: run.state,
  rows: run.rows,
  skipped: run.skipped,
  points: run.points,
  deleted: run.deleted,
  error: run.errorMessage,
  truncated: run.truncated,
  problems: [...run.problems],
})
