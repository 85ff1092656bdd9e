import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { projectIdOf } from '../auth/guard.ts'
import { toDimensionFilter } from '../core/dimension-filter.ts'
import { decimalToText, parseDecimalOrPercent } from '../core/number.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOf } from '../request/global-id.ts'
import { restrictable } from '../request/restriction.ts'
import { createCalculatedMetric, deleteCalculatedMetric, setGoal } from './calculated-metric.service.ts'
import { GoalDirectionEnum, GoalPaceEnum, GoalUnitEnum } from './goal.graphql.ts'
import { MetricPayload } from './metric.graphql.ts'
import { metricIdsOf } from './metric-id.ts'
import { toMetricChange } from './metric-input.ts'
import { NumberFormatInput } from './number-format.graphql.ts'
import { DeletePayload } from './widget.graphql.ts'

const CreateCalculatedMetricInput = builder.inputType('CreateCalculatedMetricInput', {
  description: 'A metric that is calculated from others whenever it is asked for.',
  fields: t => ({
    widgetId: t.id(globalIdOf('widget in whose reports it appears')),
    name: t.string({
      required: true,
      description: 'The name of the metric, at most 200 characters; no other metric of the widget has it.',
    }),
    formula: t.string({
      required: true,
      description:
        '`+ - * / ( )`, numbers, and metrics in brackets: `[Signups] / [Visitors] * 100`. Metrics of other widgets are written by their global id: `[metric_...]`. At most 10 metrics and 1,000 characters; calculated metrics may be used, up to 3 formulas on top of each other. A division by zero is null.',
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

const SetGoalInput = builder.inputType('SetGoalInput', {
  description: 'What a metric should reach in each calendar unit of a kind.',
  fields: t => ({
    metricId: t.id(globalIdOf('metric')),
    period: t.field({ type: GoalUnitEnum, required: true, description: 'The unit: MONTH for a target per month.' }),
    target: t.field({
      type: 'Decimal',
      description: 'What should be reached in the whole unit; null removes the goal.',
    }),
    direction: t.field({
      type: GoalDirectionEnum,
      defaultValue: 'AT_LEAST',
      description: 'Whether it is to be reached or kept under.',
    }),
    pace: t.field({
      type: GoalPaceEnum,
      defaultValue: 'CALENDAR_DAYS',
      description: 'What `onPace` of totals goes by. Default: CALENDAR_DAYS.',
    }),
    where: t.field({
      type: [DimensionFilterInput],
      description:
        'The rows that it is set for, by dimensions of the widget: reports with an equal `where` have it, and the group of these values. Default: the whole.',
    }),
  }),
})

builder.mutationFields(t => ({
  createCalculatedMetric: t.field({
    type: MetricPayload,
    description:
      'Makes a metric from a formula over others. Operands are aggregated first, then the formula is applied: per bucket, for the period, for each compared period (a ratio of sums, not a mean of ratios). Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateCalculatedMetricInput, required: true, description: 'The new metric.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { widgetId, name, formula, ...options } = input
      const change = toMetricChange(options)
      const metric = { widgetId: idOf('Widget', widgetId), name, formula, change }
      return { metric: await createCalculatedMetric(ctx, projectIdOf(ctx), metric) }
    },
  }),
  deleteCalculatedMetric: t.field({
    type: DeletePayload,
    description:
      'Deletes a calculated metric. Formulas that refer to it stay: reports of them are CONFLICT and name what is missing. Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('metric')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteCalculatedMetric(ctx, projectIdOf(ctx), metricIdsOf(id))
      return { id }
    },
  }),
  setGoal: t.field({
    type: MetricPayload,
    description:
      'Sets what a metric should reach in each day, week, month, quarter or year; reports over such a unit tell how it stands (`goal`). Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { input: t.arg({ type: SetGoalInput, required: true, description: 'The metric and its goal.' }) },
    resolve: async (_root, { input }, ctx) => {
      const decimal = input.target ? parseDecimalOrPercent(input.target) : null
      const target = decimal && decimalToText(decimal)
      const where = (input.where ?? []).map(toDimensionFilter)
      const { period: unit, direction, pace } = input
      const options = { direction: direction ?? ('AT_LEAST' as const), pace: pace ?? ('CALENDAR_DAYS' as const) }
      const goal = { unit, target, where, ...options }
      return { metric: await setGoal(ctx, projectIdOf(ctx), metricIdsOf(input.metricId), goal) }
    },
  }),
}))
