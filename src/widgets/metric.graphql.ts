import { projectIdOf } from '../auth/guard.ts'
import { badInput } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { encodeId, idsOf } from '../request/global-id.ts'
import { pageOf, toConnection } from '../request/page.ts'
import { changeFormula } from './calculated-metric.service.ts'
import { AggregationEnum, ChartTypeEnum } from './enums.graphql.ts'
import { MetricGoalRef } from './goal.graphql.ts'
import { aggregationOf, type Metric } from './metric.ts'
import { toMetricChange } from './metric-input.ts'
import { MetricRef, WidgetRef } from './refs.graphql.ts'
import { widgetLoader } from './widget.loader.ts'
import { listMetrics, updateMetric } from './widget.service.ts'

const numberOf = (text: string | null) => (text === null ? null : Number(text))
export const metricGlobalId = (metric: Metric) => encodeId('Metric', `${metric.widgetId}/${metric.metricId}`)

builder.node(MetricRef, {
  description: 'One numeric column of a widget: how it aggregates and how it is drawn.',
  id: { resolve: metric => `${metric.widgetId}/${metric.metricId}`, description: 'Global id.' },
  loadMany: (ids, ctx) =>
    Promise.all(
      ids.map(async id => {
        const [widgetId = '', metricId = ''] = id.split('/')
        const widget = await widgetLoader(ctx).load(widgetId)
        return widget?.metrics.find(metric => metric.metricId === metricId) ?? null
      }),
    ),
  fields: t => ({
    name: t.exposeString('name', { description: 'As it was pushed.' }),
    widget: t.field({
      type: WidgetRef,
      description: 'The widget it is a column of.',
      resolve: async (metric, _args, ctx) => {
        const widget = await widgetLoader(ctx).load(metric.widgetId)
        if (!widget) throw badInput('widget', 'The widget of this metric was deleted.')
        return widget
      },
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it counts, for people.' }),
    aggregation: t.field({
      type: AggregationEnum,
      description:
        "How its points become one number: what was set, else what Cyfe's flags and percentages say, else SUM.",
      resolve: aggregationOf,
    }),
    unit: t.exposeString('unit', { nullable: true, description: 'The unit to show beside numbers.' }),
    color: t.exposeString('color', { nullable: true, description: '`#rrggbb`; null: the chart chooses.' }),
    chartType: t.expose('chartType', {
      type: ChartTypeEnum,
      nullable: true,
      description: 'How this metric is drawn; null: as the widget is.',
    }),
    reverse: t.exposeBoolean('reverse', { description: 'Less is better: turns good and bad, never the sign.' }),
    reverseGraph: t.exposeBoolean('reverseGraph', { description: 'The axis is drawn upside down.' }),
    yAxis: t.exposeInt('yAxis', { nullable: true, description: 'Metrics with an equal index share an axis.' }),
    yAxisMin: t.float({ nullable: true, description: "The axis's lower end.", resolve: m => numberOf(m.yAxisMin) }),
    yAxisMax: t.float({ nullable: true, description: "The axis's upper end.", resolve: m => numberOf(m.yAxisMax) }),
    yAxisShow: t.exposeBoolean('yAxisShow', { description: 'Whether the axis is drawn.' }),
    labelShow: t.exposeBoolean('labelShow', { description: 'Whether values are written beside the points.' }),
    headlineOverride: t.float({
      nullable: true,
      description: "The headline as pushed (Cyfe's `total`); null: computed.",
      resolve: m => numberOf(m.headlineOverride),
    }),
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
    comparisonOverride: t.float({
      nullable: true,
      description: "The percent change as pushed (Cyfe's `comparison`); null: computed.",
      resolve: m => numberOf(m.comparisonOverride),
    }),
  }),
})

const MetricConnection = builder.connectionObject({
  type: MetricRef,
  name: 'MetricConnection',
  description: 'A page of metrics.',
})

builder.queryFields(t => ({
  metric: t.field({
    type: MetricRef,
    nullable: true,
    description: 'A metric by its id; null when there is none. Needs the scope `read`.',
    authScopes: { read: true },
    args: { id: t.arg.id({ required: true, description: 'Global id of the metric.' }) },
    resolve: async (_root, args, ctx) => {
      const [widgetId = '', metricId = ''] = idsOf('Metric', args.id, 2)
      const widget = await widgetLoader(ctx).load(widgetId)
      return widget?.metrics.find(metric => metric.metricId === metricId) ?? null
    },
  }),
  metrics: t.field({
    type: MetricConnection,
    description: 'The catalogue: every metric of the project. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Part of the name, without regard to case.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, 'Metric', 2)
      const found = await listMetrics(ctx, projectIdOf(ctx), { ...page, search: args.search ?? null })
      return toConnection(found, page.after, metricGlobalId)
    },
  }),
}))

const UpdateMetricInput = builder.inputType('UpdateMetricInput', {
  description: 'What is given is changed; null goes back to the default.',
  fields: t => ({
    metricId: t.id({ required: true, description: 'Global id of the metric.' }),
    description: t.string({ description: 'What it counts, for people.' }),
    unit: t.string({ description: 'The unit to show beside numbers.' }),
    aggregation: t.field({ type: AggregationEnum, description: 'How its points become one number.' }),
    color: t.string({ description: '`#rrggbb`.' }),
    chartType: t.field({ type: ChartTypeEnum, description: 'How it is drawn.' }),
    reverse: t.boolean({ description: 'Less is better.' }),
    reverseGraph: t.boolean({ description: 'The axis is drawn upside down.' }),
    yAxis: t.int({ description: 'Metrics with an equal index share an axis.' }),
    yAxisMin: t.field({ type: 'Decimal', description: "The axis's lower end." }),
    yAxisMax: t.field({ type: 'Decimal', description: "The axis's upper end." }),
    yAxisShow: t.boolean({ description: 'Whether the axis is drawn.' }),
    labelShow: t.boolean({ description: 'Whether values are written beside the points.' }),
    headlineOverride: t.field({ type: 'Decimal', description: 'Shown instead of the computed headline.' }),
    comparisonOverride: t.field({ type: 'Decimal', description: 'Shown instead of the computed percent change.' }),
    formula: t.string({ description: 'Of a calculated metric: its new formula.' }),
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
    authScopes: { manage: true },
    args: { input: t.arg({ type: UpdateMetricInput, required: true, description: 'The metric and what to change.' }) },
    resolve: async (_root, { input }, ctx) => {
      const [widgetId = '', metricId = ''] = idsOf('Metric', input.metricId, 2)
      const change = toMetricChange(input, 'input')
      const ids = { widgetId, metricId }
      if (typeof input.formula === 'string') await changeFormula(ctx, projectIdOf(ctx), ids, input.formula)
      return { metric: await updateMetric(ctx, projectIdOf(ctx), ids, change) }
    },
  }),
)
