// A report in the words of the REST layer.
import { z } from 'zod'
import { aggregateValue, aggregations } from '../core/aggregate.ts'
import { calendarUnits, dayUnits } from '../core/calendar-unit.ts'
import { dayToText } from '../core/day.ts'
import type { Period } from '../core/period.ts'
import { instantToText } from '../core/zone.ts'
import { dayOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { aggregationOf } from '../widgets/metric.ts'
import {
  assertComputable,
  coverageOf,
  goalOf,
  type MetricReport,
  toAlignedValues,
  toChange,
  toHeadline,
} from './metric-report.ts'
import type { Report } from './report.ts'

const describe = (description: string) => ({ description })
const number = (description: string) => z.number().nullable().meta({ description })
const numbers = (description: string) => z.array(z.number().nullable()).meta({ description })
const instant = (description: string) => z.string().meta({ format: 'date-time', description })
const source = z.enum(['PUSHED', 'COMPUTED'])

const periodModel = z
  .object({
    from: instant('The first instant, in the zone of the period.'),
    before: instant('The first instant after it.'),
    first_day: dayOut('The first calendar day.'),
    last_day: dayOut('The last calendar day, included.'),
    time_zone: z.string().meta(describe('The zone that decides what today is, and where days begin.')),
    label: z.string().meta(describe('For people: `Last 30 days`.')),
    partial: z.boolean().meta(describe('It includes now: more points may come.')),
  })
  .meta({ id: 'Period', description: 'A half-open stretch of time, and the calendar days it touches.' })

const comparisonModel = z.object({
  period: periodModel,
  previous: number("The metric's aggregation over that period; null without points."),
  difference: number('Current less previous.'),
  percent_change: number('In percent of |previous|; null when there is nothing to divide by.'),
  direction: z.enum(['UP', 'DOWN', 'FLAT']).nullable().meta(describe('The sign of the change.')),
  verdict: z.enum(['GOOD', 'BAD', 'NEUTRAL']).meta(describe('Whether it is good; `reverse` of the metric turns it.')),
  source: source.meta(describe('Whether percent_change was pushed or computed.')),
  values: numbers('One per key of the report; null where that period is shorter.'),
})

const goalModel = z.object({
  unit: z.enum(dayUnits).meta(describe('What the goal is set for each of.')),
  direction: z.enum(['AT_LEAST', 'AT_MOST']).meta(describe('Whether it is to be reached or kept under.')),
  period: periodModel,
  target: z.number().meta(describe('What should be reached in the whole unit.')),
  attained: number("The metric's own number over the period."),
  ratio: number('The attained value divided by the target; null without points or with a target of 0.'),
  on_pace: z.boolean().nullable().meta(describe('Whether the goal will be met if things go on as they went.')),
})

const metricModel = z.object({
  metric_id: z.string().meta(describe('Id of the metric.')),
  name: z.string().meta(describe('The name of the metric.')),
  aggregation: z.enum(aggregations).meta(describe('How its points become one number.')),
  unit: z.string().nullable().meta(describe('The unit to show beside numbers.')),
  headline: number("What a widget's header shows: the override, else the aggregation over the period."),
  headline_source: source.meta(describe('Whether the headline was pushed or computed.')),
  sum: number('The exact sum, as the nearest double; null for a calculated metric.'),
  average: number('The mean of the points that exist.'),
  minimum: number('The smallest point.'),
  maximum: number('The largest point.'),
  latest: number('The point at the greatest key.'),
  count: z.int().meta(describe('How many points there are.')),
  comparisons: z.array(comparisonModel).meta(describe('One per compared period, in the order asked for.')),
  values: numbers('One per key: the aggregation over the bucket.'),
  running_totals: numbers("One per key: the aggregation from the period's start through the bucket."),
  goal: goalModel.nullable().meta(describe('How it stands to its goal, where it has one for this period.')),
  coverage: z.object({
    buckets: z.int().meta(describe('Buckets of the series.')),
    buckets_with_data: z.int().meta(describe('Buckets with at least one point.')),
    last_point_at: instant('The greatest key with a point.').nullable(),
  }),
})

export const reportModel = z
  .object({
    widget_id: z.string().meta(describe('Id of the widget.')),
    title: z.string().meta(describe('The title of the widget.')),
    period: periodModel,
    compared_periods: z.array(periodModel).meta(describe('Resolved; none for categories.')),
    granularity: z.enum(calendarUnits).nullable().meta(describe('The length of a bucket; null for categories.')),
    keys: z.array(z.string()).meta(describe('One per bucket or category, aligned with every `values`.')),
    metrics: z.array(metricModel).meta(describe('One per metric.')),
  })
  .meta({ id: 'Report', description: 'A widget over a period: totals, comparisons and series.' })

export type ReportModel = z.output<typeof reportModel>

/** Throws CONFLICT where a formula has lost an operand. */
export function toReportModel({ plan, widget, keys, metrics }: Report): ReportModel {
  return {
    widget_id: encodeId('Widget', widget.widgetId),
    title: widget.title,
    period: toPeriodModel(plan.period),
    compared_periods: plan.comparedPeriods.map(toPeriodModel),
    granularity: plan.granularity,
    keys: [...keys],
    metrics: metrics.map(toMetricModel),
  }
}

function toPeriodModel(period: Period): z.output<typeof periodModel> {
  return {
    from: instantToText(period.from, period.timeZone),
    before: instantToText(period.before, period.timeZone),
    first_day: dayToText(period.firstDay),
    last_day: dayToText(period.lastDay),
    time_zone: period.timeZone,
    label: period.label,
    partial: period.partial,
  }
}

function toMetricModel(report: MetricReport): z.output<typeof metricModel> {
  const { metric, current, keys, plan } = assertComputable(report)
  const { total } = current
  const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text))
  const { buckets, bucketsWithData, lastPointAt } = coverageOf(report)
  return {
    metric_id: encodeId('Metric', `${metric.widgetId}/${metric.metricId}`),
    name: metric.name,
    aggregation: aggregationOf(metric),
    unit: metric.unit,
    headline: toHeadline(report),
    headline_source: metric.headlineOverride === null ? 'COMPUTED' : 'PUSHED',
    sum: numberOf(total?.sum),
    average: aggregateValue(total, 'AVERAGE'),
    minimum: numberOf(total?.minimum),
    maximum: numberOf(total?.maximum),
    latest: numberOf(total?.latest),
    count: total?.count ?? 0,
    comparisons: plan.comparedPeriods.map((period, index) => toComparisonModel(report, period, index)),
    values: current.values(keys.length, plan.spec.fill),
    running_totals: current.soFar(keys.length),
    goal: toGoalModel(report),
    coverage: {
      buckets,
      buckets_with_data: bucketsWithData,
      last_point_at: lastPointAt === null ? null : new Date(lastPointAt).toISOString(),
    },
  }
}

function toComparisonModel(report: MetricReport, period: Period, index: number): z.output<typeof comparisonModel> {
  const previous = report.compared[index]
  if (!previous) throw new Error('a compared period was not read')
  const { difference, percentChange, direction, verdict } = toChange(report, previous)
  return {
    period: toPeriodModel(period),
    previous: previous.value(),
    difference,
    percent_change: percentChange,
    direction,
    verdict,
    source: report.metric.comparisonOverride === null ? 'COMPUTED' : 'PUSHED',
    values: toAlignedValues(report, previous, index),
  }
}

function toGoalModel(report: MetricReport): z.output<typeof goalModel> | null {
  const found = goalOf(report)
  if (!found) return null
  const { goal, period, target, attained, ratio, onPace } = found
  return {
    unit: goal.unit,
    direction: goal.direction,
    period: toPeriodModel(period),
    target,
    attained,
    ratio,
    on_pace: onPace,
  }
}
