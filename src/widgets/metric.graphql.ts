import { projectIdOf } from '../auth/guard.ts'
import { badInput } from '../base/errors.ts'
import type { MetricId, WidgetId } from '../base/id.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { listWithErrors } from '../graphql/list-errors.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { divisible, restrictable } from '../request/restriction.ts'
import { changeFormula } from './calculated-metric.service.ts'
import { MetricStatusEnum } from './enums.graphql.ts'
import { MetricGoalRef } from './goal.graphql.ts'
import { findMetric, getMetricById, getMetricsById } from './metric.loader.ts'
import type { Metric } from './metric.ts'
import { metricIdsOf } from './metric-id.ts'
import { toMetricChange } from './metric-input.ts'
import { metricOptionInputs } from './metric-option.graphql.ts'
import { renameMetric } from './metric-rename.service.ts'
import { setMetricStatus } from './metric-status.service.ts'
import { metricStatusTexts } from './metric-status.ts'
import { metricTexts } from './metric-texts.ts'
import { MetricRef, WidgetRef } from './refs.graphql.ts'
import { MAX_SEARCH_WORDS, searchText, searchWords } from './search-words.ts'
import { widgetLoader } from './widget.loader.ts'
import { listMetrics, updateMetric } from './widget.service.ts'
import type { MetricOrderField } from './widget-search.store.ts'

builder.node(MetricRef, {
  extensions: divisible,
  description: 'One numeric column of a widget: how it aggregates and how it is drawn.',
  id: { resolve: metric => `${metric.widgetId}/${metric.metricId}`, description: 'Global id.' },
  loadMany: (ids, ctx) =>
    Promise.all(
      ids.map(id => {
        const [widgetId, metricId] = id.split('/') as [WidgetId, MetricId]
        return findMetric(ctx, { widgetId, metricId })
      }),
    ),
  fields: t => ({
    name: t.exposeString('name', { description: 'As it was pushed.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When its options, its formula or its goals changed last: not when it was pushed.',
    }),
    version: t.exposeInt('version', {
      description: '1, and one more with each change of its options, its formula or its goals.',
    }),
    widget: t.field({
      type: WidgetRef,
      description: 'The widget it is a column of.',
      resolve: async (metric, _args, ctx) => {
        const widget = await widgetLoader(ctx).load(metric.widgetId)
        if (!widget) throw badInput('widget', 'The widget of this metric was deleted.')
        return widget
      },
    }),
    status: t.expose('status', { type: MetricStatusEnum, description: metricStatusTexts.status }),
    statusBy: t.exposeString('statusBy', { nullable: true, description: metricStatusTexts.by }),
    statusAt: t.expose('statusAt', { type: 'DateTime', nullable: true, description: metricStatusTexts.at }),
    formula: t.string({
      nullable: true,
      description:
        'The formula of a calculated metric, as it was written; null for a pushed one. A calculated metric ignores `aggregation`: its operands are aggregated, then the formula is applied.',
      resolve: m => m.calculation?.text ?? null,
    }),
    goals: t.field({
      type: [MetricGoalRef],
      description: 'What it should reach in each unit; at most one per kind of unit.',
      resolve: m => [...m.goals],
    }),
  }),
})

const MetricOrder = orderInput<MetricOrderField>('Metric', 'metrics', {
  CREATED_AT: 'When the metric came to be.',
  NAME: 'The name of the metric.',
  WIDGET: 'The title of the widget, then as its metrics came to be.',
})

const MetricConnection = builder.connectionObject({
  type: MetricRef,
  name: 'MetricConnection',
  description: 'A page of metrics.',
})

builder.queryFields(t => ({
  metric: t.field({
    type: MetricRef,
    description: 'A metric by its id; NOT_FOUND when there is none. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('metric')) },
    resolve: (_root, args, ctx) => getMetricById(ctx, args.id),
  }),
  metricsById: t.field({
    type: [MetricRef],
    nullable: { list: true, items: true },
    description:
      'Metrics by their ids, in that order; null where there is none, and NOT_FOUND at its index. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { ids: t.arg.idList({ required: true, description: 'Global ids of at most 100 metrics.' }) },
    resolve: (_root, { ids }, ctx) => listWithErrors(getMetricsById(ctx, ids)),
  }),
  metrics: t.field({
    type: MetricConnection,
    description: 'The catalogue: every metric of the project. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: MetricOrder, description: 'The order of the list. Default: CREATED_AT, ASC.' }),
      search: t.arg.string({
        description: `Only metrics with every one of these words, in any order: in the name, the description, or in title, description or a tag of the widget, without regard to case and accents. At most ${MAX_SEARCH_WORDS} words.`,
      }),
      widgetId: t.arg.id({ description: 'Only metrics of the widget with this global id.' }),
      tag: t.arg.string({ description: 'Only metrics of widgets with this tag.' }),
      status: t.arg({ type: [MetricStatusEnum], description: 'Only metrics with one of these statuses.' }),
      steward: t.arg.string({ description: 'Only metrics of this steward, without regard to case and accents.' }),
      isLate: t.arg.boolean({
        description:
          'True: only metrics with a cadence of their own whose last data is late by it; false: all others. `freshness` tells since when.',
      }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<MetricOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      const filter = {
        words: searchWords(args.search),
        tag: args.tag ?? null,
        widgetId: args.widgetId ? idOf('Widget', args.widgetId) : null,
        statuses: args.status ?? null,
        steward: searchText(args.steward, 'steward'),
        isLate: args.isLate ?? null,
      }
      return toConnection(await listMetrics(ctx, projectIdOf(ctx), { ...page, ...filter }), page)
    },
  }),
}))

const UpdateMetricInput = builder.inputType('UpdateMetricInput', {
  description: 'What is given is changed; null goes back to the default.',
  fields: t => ({
    metricId: t.id(globalIdOf('metric')),
    name: t.string({ description: metricTexts.rename }),
    ...metricOptionInputs(t),
    status: t.field({ type: MetricStatusEnum, description: metricStatusTexts.setStatus }),
    formula: t.string({ description: 'The new formula of a calculated metric.' }),
  }),
})

export const MetricPayload = builder.objectRef<{ metric: Metric }>('MetricPayload').implement({
  description: 'The metric as it is now.',
  fields: t => ({ metric: t.expose('metric', { type: MetricRef, description: 'The metric as it is now.' }) }),
})

builder.mutationField('updateMetric', t =>
  t.field({
    type: MetricPayload,
    description: 'Changes how a metric is read and drawn. Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { input: t.arg({ type: UpdateMetricInput, required: true, description: 'The metric and what to change.' }) },
    resolve: async (_root, { input }, ctx) => {
      const ids = metricIdsOf(input.metricId)
      const change = toMetricChange(input)
      if (typeof input.name === 'string') await renameMetric(ctx, projectIdOf(ctx), ids, input.name)
      if (typeof input.formula === 'string') await changeFormula(ctx, projectIdOf(ctx), ids, input.formula)
      const metric = await updateMetric(ctx, projectIdOf(ctx), ids, change)
      return { metric: input.status ? await setMetricStatus(ctx, ids, input.status) : metric }
    },
  }),
)
