import { z } from 'zod'
import { idField, instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { eventAggregates } from './event-count.ts'
import type { Metric } from './metric.ts'
import { metricOptionAnswers, metricOptionFields, toOptionAnswers } from './metric-option-model.ts'
import { metricStatuses, metricStatusTexts } from './metric-status.ts'
import { metricTexts } from './metric-texts.ts'

export const metricModel = z.object({
  id: z.string().meta({ description: 'Id of the metric.' }),
  widget_id: z.string().meta({ description: 'Id of its widget.' }),
  name: z.string().meta({ description: 'As it was pushed.' }),
  ...metricOptionAnswers,
  status: z.enum(metricStatuses).meta({ description: metricStatusTexts.status }),
  status_by: z.string().nullable().meta({ description: metricStatusTexts.by }),
  status_at: instantOut(metricStatusTexts.at).nullable(),
  formula: z.string().nullable().meta({ description: 'The formula of a calculated metric; null for a pushed one.' }),
  created_at: instantOut('When it was first pushed or made.'),
  updated_at: instantOut('When its options, its formula or its goals changed last.'),
  version: z.int().meta({ description: '1, and one more with each of these changes.' }),
})

export function toMetricModel(metric: Metric): z.output<typeof metricModel> {
  return {
    id: encodeId('Metric', `${metric.widgetId}/${metric.metricId}`),
    widget_id: encodeId('Widget', metric.widgetId),
    name: metric.name,
    ...toOptionAnswers(metric),
    status: metric.status,
    status_by: metric.statusBy,
    status_at: metric.statusAt?.toISOString() ?? null,
    formula: metric.calculation?.text ?? null,
    created_at: metric.createdAt.toISOString(),
    updated_at: metric.updatedAt.toISOString(),
    version: metric.version,
  }
}

const { aggregation, ...options } = metricOptionFields

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
  name: z.string().min(1).optional().meta({ description: metricTexts.rename }),
  aggregation,
  status: z.enum(metricStatuses).optional().meta({ description: metricStatusTexts.setStatus }),
  formula: z.string().min(1).optional().meta({ description: 'The new formula of a calculated metric.' }),
  ...options,
})
