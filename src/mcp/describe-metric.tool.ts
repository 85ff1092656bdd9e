import { z } from 'zod'
import { metricField } from './fields.ts'
import { findMetric, findWidget } from './find-metric.service.ts'
import { descriptionOf, type MetricDescription, metricDescription } from './metric-description.loader.ts'
import { lineOf } from './metric-entry.ts'
import { widgetField } from './question.ts'
import { tool } from './tool.ts'

export const describeMetric = tool({
  name: 'describe_metric',
  title: 'Describe a metric',
  description:
    'All that is known of one metric: what it counts, its unit, whether it adds up over time and groups, since when it has data, the values of its dimensions, goals, where it comes from and where it is used.',
  scope: 'read',
  isRestrictable: true,
  isDivisible: true,
  input: z.object({
    metric: metricField,
    widget: widgetField,
  }),
  output: metricDescription,
  async run({ ctx, by, input }) {
    const widget = input.widget ? await findWidget(ctx, by.projectId, input.widget) : null
    const found = await findMetric(ctx, by.projectId, input.metric, widget)
    const described = await descriptionOf(ctx, by, found)
    return { text: descriptionText(described), structured: described }
  },
})

function descriptionText(described: MetricDescription): string {
  const { adds_up: adds, first_day: first, last_day: last, weighted_by: weight, goals, dimension_values } = described
  return [
    lineOf(described),
    adds.why_not ?? 'Its numbers add up over time.',
    ...(weight === null ? [] : [`Its mean is weighed by ${weight}.`]),
    first === null ? 'It has no days with data.' : `Data from ${first} to ${last}, in ${described.time_zone}.`,
    ...dimension_values.map(
      ({ dimension, values, has_more: more }) =>
        `${dimension}: ${values.join(', ') || 'no values'}${more ? ', …' : ''}`,
    ),
    ...goals.map(it => `Goal: ${it.direction} ${it.target} a ${it.unit.toLowerCase()}.`),
    `From ${described.origins.map(it => `${it.kind} ${it.name}`).join(', ') || 'nothing known'}.`,
  ].join('\n')
}
