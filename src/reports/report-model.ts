// A report in the words of the REST layer.
import { z } from 'zod'
import { dimensionTexts } from '../auth/dimension-texts.ts'
import { aggregateValue, aggregations } from '../core/aggregate.ts'
import { calendarUnits, dayUnits } from '../core/calendar-unit.ts'
import { dayToText } from '../core/day.ts'
import { goalPaces } from '../core/goal.ts'
import { calendarNameOf, unitOf } from '../core/granularity.ts'
import type { Period } from '../core/period.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { countWorkingDays, type WorkingDays } from '../core/working-days.ts'
import { instantToText } from '../core/zone.ts'
import { dayOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { aggregationOf } from '../widgets/metric.ts'
import { type ComparisonReport, comparedKeys, comparedValues, comparisonsOf } from './comparison.ts'
import { coverageModel, toCoverageModel } from './coverage-model.ts'
import {
  assertComputable,
  comparisonOverrideOf,
  goalOf,
  headlineOverrideOf,
  type MetricReport,
  type ReportGroup,
  shareOf,
  toHeadline,
} from './metric-report.ts'
import { missingModel, toMissingModel } from './missing-model.ts'
import { headlineReason, numberReasons, previousReason, reasonNumbers } from './number-reason.ts'
import { reasonTexts } from './number-reason-texts.ts'
import { reasonCodes } from './period-reason-text.ts'
import { periodTexts } from './period-texts.ts'
import type { Report } from './report.ts'
import { bucketsOfComparison, bucketsOfReport } from './report-bucket.ts'
import { windowNumbers } from './rolling-model.ts'

const describe = (description: string) => ({ description })
const number = (description: string) => z.number().nullable().meta({ description })
const numbers = (description: string) => z.array(z.number().nullable()).meta({ description })
const instant = (description: string) => z.string().meta({ format: 'date-time', description })
const source = z.enum(['PUSHED', 'COMPUTED'])

export const periodModel = z
  .object({
    from: instant('The first instant, in the zone of the period.'),
    before: instant('The first instant after it.'),
    first_day: dayOut('The first calendar day.'),
    last_day: dayOut('The last calendar day, included.'),
    time_zone: z.string().meta(describe('The zone that decides what today is, and where days begin.')),
    label: z.string().meta(describe('For people: `Last 30 days`.')),
    days: z.int().meta(describe('How many calendar days it touches.')),
    working_days: z.int().meta(describe("How many of those days are the project's working days.")),
    partial: z.boolean().meta(describe('It includes now: more points may come.')),
  })
  .meta({ id: 'Period', description: 'A half-open stretch of time, and the calendar days it touches.' })

const comparisonModel = z.object({
  period: periodModel,
  previous: number("The metric's aggregation over that period; null without points."),
  previous_reason: z.string().nullable().meta(describe(reasonTexts.previous)),
  difference: number('Current less previous.'),
  percent_change: number('In percent of |previous|; null when there is nothing to divide by.'),
  direction: z.enum(['UP', 'DOWN', 'FLAT']).nullable().meta(describe('The sign of the change.')),
  verdict: z.enum(['GOOD', 'BAD', 'NEUTRAL']).meta(describe('Whether it is good; `reverse` of the metric turns it.')),
  source: source.meta(describe('Whether percent_change was pushed or computed.')),
  index: z.int().meta(describe('Which of `compare` it is, from 0.')),
  keys: z
    .array(z.string().nullable())
    .meta(describe("One per key of the report: that period's own; null where nothing is compared with the key.")),
  bucket_days: z
    .array(z.int().nullable())
    .meta(describe('One per key of the report: how many days it is compared with; null for hours and names.')),
  values: numbers('One per key of the report; null where nothing is compared with it.'),
  ...windowNumbers,
  undrawn: number(
    'The aggregation over what `values` leave out, since that period is longer; null without such points.',
  ),
})

const reasonModel = z.object({
  number: z.enum(reasonNumbers).meta(describe('Which number it is.')),
  code: z.enum(reasonCodes).meta(describe('The reason, for programs.')),
  message: z.string().meta(describe('The reason and the right question, for people.')),
})

const goalModel = z.object({
  unit: z.enum(dayUnits).meta(describe('What the goal is set for each of.')),
  direction: z.enum(['AT_LEAST', 'AT_MOST']).meta(describe('Whether it is to be reached or kept under.')),
  pace: z.enum(goalPaces).meta(describe('What on_pace of totals goes by.')),
  period: periodModel,
  target: z.number().meta(describe('What should be reached in the whole unit.')),
  attained: number("The metric's own number over the period."),
  ratio: number('The attained value divided by the target; null without points or with a target of 0.'),
  on_pace: z.boolean().nullable().meta(describe('Whether the goal will be met if things go on as they went.')),
})

const metricModel = z
  .object({
    metric_id: z.string().meta(describe('Id of the metric.')),
    name: z.string().meta(describe('The name of the metric.')),
    aggregation: z.enum(aggregations).meta(describe('How its points become one number.')),
    unit: z.string().nullable().meta(describe('The unit to show beside numbers.')),
    headline: number("What a widget's header shows: the override, else the aggregation over the period."),
    headline_source: source.meta(describe('Whether the headline was pushed or computed.')),
    headline_reason: z.string().nullable().meta(describe(reasonTexts.headline)),
    reasons: z.array(reasonModel).meta(describe(reasonTexts.reasons)),
    sum: number('The exact sum, as the nearest double; null for a calculated metric.'),
    average: number('The mean of the points that exist.'),
    average_per_working_day: number(
      'The sum over the days that have passed by how many of them were working days; null for what does not add up over days.',
    ),
    minimum: number('The smallest point.'),
    maximum: number('The largest point.'),
    latest: number('The point at the greatest key.'),
    count: z.int().meta(describe('How many points there are.')),
    comparisons: z
      .array(comparisonModel)
      .meta(describe('One per compared period that exists, in the order asked for.')),
    values: numbers('One per key: the aggregation over the bucket.'),
    ...windowNumbers,
    running_totals: numbers("One per key: the aggregation from the period's start through the bucket."),
    goal: goalModel.nullable().meta(describe('How it stands to its goal, where it has one for this period.')),
    share: number(
      'Of a group: its part of the whole, 0 to 1; null for the whole, where groups do not add up to it, and where it is 0.',
    ),
    coverage: coverageModel,
  })
  .meta({ id: 'MetricReport', description: 'One metric over a period.' })

const groupModel = z.object({
  values: z
    .array(
      z.object({
        dimension: z.string().meta(describe(dimensionTexts.dimension)),
        value: z.string().nullable().meta(describe(dimensionTexts.value)),
      }),
    )
    .meta(describe(dimensionTexts.groupValues)),
  is_other: z.boolean().meta(describe('Everything that is in none of the other groups, added up as one.')),
  metrics: z.array(metricModel).meta(describe(dimensionTexts.groupMetrics)),
})

export const reportModel = z
  .object({
    widget_id: z.string().meta(describe('Id of the widget.')),
    title: z.string().meta(describe('The title of the widget.')),
    period: periodModel,
    compared_periods: z.array(periodModel).meta(describe('Resolved; none for categories.')),
    missing_comparisons: z
      .array(missingModel)
      .meta(describe('The periods asked for in `compare` that cannot exist, with the reason.')),
    granularity: z.enum(calendarUnits).nullable().meta(describe(periodTexts.unitOfKeys)),
    calendar_granularity: z.string().nullable().meta(describe(periodTexts.calendarOfKeys)),
    bucket_days: z
      .array(z.int().nullable())
      .meta(describe('One per key: how many calendar days it has; null for hours and names.')),
    other_index: z.int().nullable().meta(describe('Which key is the rest of the names behind the top; null for none.')),
    keys: z.array(z.string()).meta(describe('One per bucket or category, aligned with every `values`.')),
    metrics: z.array(metricModel).meta(describe('One per metric.')),
    groups: z
      .array(groupModel)
      .meta(
        describe(
          'By the dimensions asked for with `by`; the others, where there are any, are last. Empty without `by`.',
        ),
      ),
  })
  .meta({ id: 'Report', description: 'A widget over a period: totals, comparisons and series.' })

export type ReportModel = z.output<typeof reportModel>

/** What each metric, of groups too, brings on a working day. */
type WorkingAverages = ReadonlyMap<MetricReport, Ratio | null>

/** Throws CONFLICT where a formula has lost an operand. */
export function toReportModel(report: Report, averages: WorkingAverages): ReportModel {
  const { plan, widget, keys, metrics, otherIndex } = report
  const { working } = plan.spec
  return {
    widget_id: encodeId('Widget', widget.widgetId),
    title: widget.title,
    period: toPeriodModel(plan.period, working),
    compared_periods: plan.comparedPeriods.map(period => toPeriodModel(period, working)),
    missing_comparisons: plan.missing.map(toMissingModel),
    granularity: unitOf(plan.granularity),
    calendar_granularity: calendarNameOf(plan.granularity),
    bucket_days: bucketsOfReport(report).map(({ days }) => days),
    other_index: otherIndex,
    keys: [...keys],
    metrics: metrics.map(metric => toMetricModel(metric, averages)),
    groups: report.groups.map(group => toGroupModel(group, averages)),
  }
}

function toGroupModel(
  { spec, values, isOther, metrics }: ReportGroup,
  averages: WorkingAverages,
): z.output<typeof groupModel> {
  return {
    values: spec.by.map((dimension, index) => ({ dimension, value: values[index] ?? null })),
    is_other: isOther,
    metrics: metrics.map(metric => toMetricModel(metric, averages)),
  }
}

export function toPeriodModel(period: Period, working: WorkingDays): z.output<typeof periodModel> {
  return {
    from: instantToText(period.from, period.timeZone),
    before: instantToText(period.before, period.timeZone),
    first_day: dayToText(period.firstDay),
    last_day: dayToText(period.lastDay),
    time_zone: period.timeZone,
    label: period.label,
    days: period.lastDay - period.firstDay + 1,
    working_days: countWorkingDays(period.firstDay, period.lastDay, working),
    partial: period.partial,
  }
}

function toMetricModel(report: MetricReport, averages: WorkingAverages): z.output<typeof metricModel> {
  const perWorkingDay = averages.get(report)
  const { metric, current, keys } = assertComputable(report)
  const { total } = current
  const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text))
  return {
    metric_id: encodeId('Metric', `${metric.widgetId}/${metric.metricId}`),
    name: metric.name,
    aggregation: aggregationOf(metric),
    unit: metric.unit,
    headline: toHeadline(report),
    headline_source: headlineOverrideOf(report) === null ? 'COMPUTED' : 'PUSHED',
    headline_reason: headlineReason(report)?.message ?? null,
    reasons: [...numberReasons(report)],
    sum: numberOf(total?.sum),
    average: aggregateValue(total, 'AVERAGE'),
    average_per_working_day: perWorkingDay ? ratioNumber(perWorkingDay) : null,
    minimum: numberOf(total?.minimum),
    maximum: numberOf(total?.maximum),
    latest: numberOf(current.latest ?? undefined),
    count: total?.count ?? 0,
    comparisons: comparisonsOf(report).map(toComparisonModel),
    values: current.values(keys.length),
    running_totals: current.soFar(keys.length),
    goal: toGoalModel(report),
    share: shareOf(report),
    coverage: toCoverageModel(report),
  }
}

function toComparisonModel(comparison: ComparisonReport): z.output<typeof comparisonModel> {
  const { report, period, index, previous, change } = comparison
  const undrawn = previous.undrawn()
  return {
    period: toPeriodModel(period, report.plan.spec.working),
    previous: previous.value(),
    previous_reason: previousReason(comparison)?.message ?? null,
    difference: change.difference,
    percent_change: change.percentChange,
    direction: change.direction,
    verdict: change.verdict,
    source: comparisonOverrideOf(report) === null ? 'COMPUTED' : 'PUSHED',
    index,
    keys: comparedKeys(comparison),
    bucket_days: bucketsOfComparison(comparison).map(bucket => bucket?.days ?? null),
    values: comparedValues(comparison),
    undrawn: undrawn && ratioNumber(undrawn),
  }
}

function toGoalModel(report: MetricReport): z.output<typeof goalModel> | null {
  const found = goalOf(report)
  if (!found) return null
  const { goal, period, target, attained, ratio, onPace } = found
  return {
    unit: goal.unit,
    direction: goal.direction,
    pace: goal.pace,
    period: toPeriodModel(period, report.plan.spec.working),
    target,
    attained,
    ratio,
    on_pace: onPace,
  }
}
