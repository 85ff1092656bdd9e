import { z } from 'zod'
import { decimalField, decimalText, idField, instantOut, numberOut, toNumberOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { chartTypes } from './chart-type.ts'
import { eventAggregates } from './event-count.ts'
import { aggregationOf, aggregations, type Metric } from './metric.ts'
import type { MetricInput } from './metric-input.ts'

export const metricModel = z.object({
  id: z.string().meta({ description: 'Id of the metric.' }),
  widget_id: z.string().meta({ description: 'Id of its widget.' }),
  name: z.string().meta({ description: 'As it was pushed.' }),
  description: z.string().nullable().meta({ description: 'What it counts, for people.' }),
  unit: z.string().nullable().meta({ description: 'The unit to show beside numbers.' }),
  aggregation: z.enum(aggregations).meta({ description: 'How its points become one number.' }),
  color: z.string().nullable().meta({ description: '`#rrggbb`; null: the chart chooses.' }),
  chart_type: z.enum(chartTypes).nullable().meta({ description: 'How it is drawn; null: as the widget is.' }),
  reverse: z.boolean().meta({ description: 'Less is better.' }),
  reverse_graph: z.boolean().meta({ description: 'The axis is drawn upside down.' }),
  y_axis: z.int().nullable().meta({ description: 'Metrics with an equal index share an axis.' }),
  y_axis_min: numberOut("The axis's lower end.").nullable(),
  y_axis_max: numberOut("The axis's upper end.").nullable(),
  y_axis_show: z.boolean().meta({ description: 'Whether the axis is drawn.' }),
  label_show: z.boolean().meta({ description: 'Whether values are written beside the points.' }),
  headline_override: numberOut('Shown instead of the computed headline.').nullable(),
  comparison_override: numberOut('Shown instead of the computed percent change.').nullable(),
  formula: z.string().nullable().meta({ description: 'The formula of a calculated metric; null for a pushed one.' }),
  created_at: instantOut('When it was first pushed or made.'),
})

export function toMetricModel(metric: Metric): z.output<typeof metricModel> {
  return {
    id: encodeId('Metric', `${metric.widgetId}/${metric.metricId}`),
    widget_id: encodeId('Widget', metric.widgetId),
    name: metric.name,
    description: metric.description,
    unit: metric.unit,
    aggregation: aggregationOf(metric),
    color: metric.color,
    chart_type: metric.chartType,
    reverse: metric.reverse,
    reverse_graph: metric.reverseGraph,
    y_axis: metric.yAxis,
    y_axis_min: toNumberOut(metric.yAxisMin),
    y_axis_max: toNumberOut(metric.yAxisMax),
    y_axis_show: metric.yAxisShow,
    label_show: metric.labelShow,
    headline_override: toNumberOut(metric.headlineOverride),
    comparison_override: toNumberOut(metric.comparisonOverride),
    formula: metric.calculation?.text ?? null,
    created_at: metric.createdAt.toISOString(),
  }
}

const options = {
  description: z.string().nullish().meta({ description: 'What it counts, for people.' }),
  unit: z.string().nullish().meta({ description: 'The unit to show beside numbers.' }),
  color: z
    .string()
    .nullish()
    .meta({ description: '`#rrggbb`.', examples: ['#52ff7f'] }),
  chart_type: z.enum(chartTypes).nullish().meta({ description: 'How it is drawn.' }),
  reverse: z.boolean().nullish().meta({ description: 'Less is better.' }),
  reverse_graph: z.boolean().nullish().meta({ description: 'The axis is drawn upside down.' }),
  y_axis: z.int().nullish().meta({ description: 'Metrics with an equal index share an axis.' }),
  y_axis_min: decimalField("The axis's lower end.").nullish(),
  y_axis_max: decimalField("The axis's upper end.").nullish(),
  y_axis_show: z.boolean().nullish().meta({ description: 'Whether the axis is drawn.' }),
  label_show: z.boolean().nullish().meta({ description: 'Whether values are written beside the points.' }),
  headline_override: decimalField('Shown instead of the computed headline.').nullish(),
  comparison_override: decimalField('Shown instead of the computed percent change.').nullish(),
}

export const newMetric = z.object({
  widget_id: idField('widget'),
  name: z
    .string()
    .min(1)
    .meta({ description: 'The name of the metric, at most 200 characters.', examples: ['Signup rate'] }),
  formula: z
    .string()
    .nullish()
    .meta({ description: 'The formula of a calculated metric, such as `[Signups] / [Users] * 100`.' }),
  event: z.string().nullish().meta({ description: 'The name of the events, for a metric that is counted from them.' }),
  aggregate: z.enum(eventAggregates).nullish().meta({ description: 'How events are counted. Default: COUNT.' }),
  property: z.string().nullish().meta({ description: 'Where the number lies in an event, such as `cart.total`.' }),
  breakdown: z
    .string()
    .nullish()
    .meta({ description: 'For a CATEGORY widget: the property whose values are the names.' }),
  where: z.record(z.string(), z.unknown()).nullish().meta({ description: 'What the attributes have to contain.' }),
  ...options,
})

/** Absent is unchanged; null is the default. */
export const metricPatch = z.object({
  id: idField('metric'),
  aggregation: z.enum(aggregations).nullish().meta({ description: 'How its points become one number.' }),
  formula: z.string().min(1).optional().meta({ description: 'The new formula of a calculated metric.' }),
  ...options,
})

type MetricOptionFields = Partial<Pick<z.output<typeof metricPatch>, keyof typeof options | 'aggregation'>>

const decimal = (value: unknown) => (value === undefined || value === null ? value : decimalText(value))

export function toMetricInput(given: MetricOptionFields): MetricInput {
  return {
    description: given.description,
    unit: given.unit,
    aggregation: given.aggregation,
    color: given.color,
    chartType: given.chart_type,
    reverse: given.reverse,
    reverseGraph: given.reverse_graph,
    yAxis: given.y_axis,
    yAxisMin: decimal(given.y_axis_min),
    yAxisMax: decimal(given.y_axis_max),
    yAxisShow: given.y_axis_show,
    labelShow: given.label_show,
    headlineOverride: decimal(given.headline_override),
    comparisonOverride: decimal(given.comparison_override),
  }
}
