import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOf } from '../request/global-id.ts'
import { type EventAggregate, type EventCount, toEventCount } from './event-count.ts'
import { createEventMetric, deleteEventMetric } from './event-metric.service.ts'
import { MetricPayload } from './metric.graphql.ts'
import { metricIdsOf } from './metric-id.ts'
import { toMetricChange } from './metric-input.ts'
import { NumberFormatInput } from './number-format.graphql.ts'
import { MetricRef } from './refs.graphql.ts'
import { DeletePayload } from './widget.graphql.ts'

const EventAggregateEnum = builder.enumType('EventAggregate', {
  description: 'What is made of the events of a bucket, and of a period.',
  values: {
    COUNT: { description: 'How many there are.' },
    SUM: { description: 'The sum of a property.' },
    AVERAGE: { description: 'The mean of a property.' },
    MIN: { description: 'The least value of a property.' },
    MAX: { description: 'The greatest value of a property.' },
    UNIQUE_USERS: { description: 'How many users they are of: each counts once in a bucket, and once in the period.' },
  } satisfies Record<EventAggregate, { description: string }>,
})

const EventCountRef = builder.objectRef<EventCount>('EventCount').implement({
  description: 'How a metric is counted from events.',
  fields: t => ({
    event: t.exposeString('event', { description: 'The name of the events.' }),
    aggregate: t.expose('aggregate', { type: EventAggregateEnum, description: 'What is made of them.' }),
    property: t.string({
      nullable: true,
      description: 'The property that is aggregated, with dots for what lies inside.',
      resolve: it => it.property?.join('.') ?? null,
    }),
    where: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What the properties have to contain.',
      resolve: it => it.where,
    }),
    breakdown: t.string({
      nullable: true,
      description: 'The property whose values are the keys, with dots for what lies inside; null in a TIME widget.',
      resolve: it => it.breakdown?.join('.') ?? null,
    }),
  }),
})

builder.objectField(MetricRef, 'eventCount', t =>
  t.field({
    type: EventCountRef,
    nullable: true,
    description: 'How it is counted from events; null for a metric that is pushed or calculated.',
    resolve: metric => metric.eventCount,
  }),
)

const CreateEventMetricInput = builder.inputType('CreateEventMetricInput', {
  description: 'A metric that is counted from events whenever it is asked for.',
  fields: t => ({
    widgetId: t.id({
      required: true,
      description:
        'Global id of a TIME widget, or with a `breakdown` of a CATEGORY widget; one without keys becomes what is needed.',
    }),
    name: t.string({
      required: true,
      description: 'The name of the metric, at most 200 characters; no other metric of the widget has it.',
    }),
    event: t.string({ required: true, description: 'The name of the events.' }),
    aggregate: t.field({ type: EventAggregateEnum, required: true, description: 'What is made of them.' }),
    property: t.string({
      description:
        'For SUM, AVERAGE, MIN and MAX: a number among the properties, such as `cart.total`. Events without it do not count.',
    }),
    where: t.field({
      type: 'JSON',
      description: 'An object that the properties have to contain: `{ "plan": { "name": "pro" } }`. At most 4 KiB.',
    }),
    breakdown: t.string({
      description:
        'Of a CATEGORY widget: the property whose values are its keys, such as `plan.name`, or `ufProperties.urlPath` for what was derived. Events without a text, a number, true or false there do not count; names are cut after 255 characters.',
    }),
    description: t.string({ description: 'What it says, for people.' }),
    unit: t.string({ description: 'The unit to show beside numbers of the style NUMBER.' }),
    format: t.field({
      type: NumberFormatInput,
      description: 'How its numbers are written. Default: the style NUMBER.',
    }),
    color: t.string({ description: '`#rrggbb`.' }),
    reverse: t.boolean({ description: 'Less is better.' }),
  }),
})

builder.mutationFields(t => ({
  createEventMetric: t.field({
    type: MetricPayload,
    description:
      'Makes a metric that is counted from events: reports read it as any other, in the same statement. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateEventMetricInput, required: true, description: 'The new metric.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { widgetId, name, event, aggregate, property, where, breakdown, ...options } = input
      const count = toEventCount({
        event,
        aggregate,
        property: property ?? null,
        where: where ?? null,
        breakdown: breakdown ?? null,
      })
      const metric = { widgetId: idOf('Widget', widgetId), name, count, change: toMetricChange(options) }
      return { metric: await createEventMetric(ctx, projectIdOf(ctx), metric) }
    },
  }),
  deleteEventMetric: t.field({
    type: DeletePayload,
    description: 'Deletes a metric that is counted from events; the events stay. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('metric')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteEventMetric(ctx, projectIdOf(ctx), metricIdsOf(id))
      return { id }
    },
  }),
}))
