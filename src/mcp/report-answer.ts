// A report in the words of agents: one number for each metric, with all that has to be said of it.
import { z } from 'zod'
import { aggregations } from '../core/aggregate.ts'
import { calendarUnits } from '../core/calendar-unit.ts'
import { unitOf } from '../core/granularity.ts'
import type { Ratio } from '../core/ratio.ts'
import { ratioNumber } from '../core/ratio.ts'
import { coverageOf, type MetricReport, type ReportGroup, shareOf } from '../reports/metric-report.ts'
import { missingModel, toMissingModel } from '../reports/missing-model.ts'
import type { Report } from '../reports/report.ts'
import { periodModel, toPeriodModel } from '../reports/report-model.ts'
import { encodeId } from '../request/global-id.ts'
import { aggregationOf } from '../widgets/metric.ts'
import { metricStatuses } from '../widgets/metric-status.ts'
import { addsUpOverGroups, addsUpOverTime } from './additivity.ts'
import { type Caveat, metricCaveats } from './caveats.ts'
import type { MetricState } from './data-state.ts'
import { metricIdOf, unitOfMetric } from './metric-entry.ts'
import { elapsedDays, isOfNames } from './period-refusals.ts'
import { type MetricQuestion, statistics } from './question.ts'
import { comparedOf, currentOf } from './statistic.ts'

const describe = (description: string) => ({ description })
const number = (description: string) => z.number().nullable().meta({ description })
const numbers = (description: string) => z.array(z.number().nullable()).optional().meta({ description })
const text = (description: string) => z.string().nullable().meta({ description })

const comparisonAnswer = z.object({
  index: z.int().meta(describe('Which of `compare` it is, from 0.')),
  value: number('The same number over the compared period.'),
  difference: number('The value less this one.'),
  percent_change: number('In percent of this one; null where it is 0 or missing.'),
  verdict: z.enum(['GOOD', 'BAD', 'NEUTRAL']).meta(describe('Whether the change is good.')),
})

const caveatAnswer = z.object({
  code: z.string().meta(describe('For programs.')),
  message: z.string().meta(describe('What has to be said with the number.')),
})

const metricAnswer = z.object({
  id: z.string().meta(describe('Id of the metric.')),
  name: z.string().meta(describe('The name of the metric.')),
  unit: text('The unit or currency of its numbers.'),
  aggregation: z.enum(aggregations).meta(describe('How its points become one number.')),
  adds_up: z
    .object({
      over_time: z.boolean().meta(describe('Whether the numbers of days add up to that of the period.')),
      over_groups: z.boolean().meta(describe('Whether those of groups add up to that of all.')),
    })
    .meta(describe('Whether its numbers may be added up. Never do it yourself.')),
  status: z.enum(metricStatuses).meta(describe('Whether it may be relied on.')),
  value: number('The number that was asked for; null without points.'),
  comparisons: z.array(comparisonAnswer).meta(describe('One for each compared period that exists.')),
  coverage: z
    .object({
      buckets: z.int().meta(describe('Buckets of the period.')),
      with_data: z.int().meta(describe('Buckets with at least one point.')),
      last_point_at: text('The last key with a point in the period.'),
    })
    .meta(describe('How much of the period has data.')),
  last_data_at: text('When data came last.'),
  stale: z.boolean().meta(describe('Whether new data is late, or the data end before the period does.')),
  values: numbers('One for each key, where a granularity was asked for, and of names.'),
  running_totals: numbers('One for each key: from the beginning of the period through it.'),
})

const groupAnswer = z.object({
  values: z.record(z.string(), z.string().nullable()).meta(describe('By dimension; null: rows without a value.')),
  is_other: z.boolean().meta(describe('All that is in none of the other groups.')),
  metrics: z
    .array(
      z.object({
        name: z.string().meta(describe('The name of the metric.')),
        value: number('The number that was asked for.'),
        share: number('Its part of the whole; null where groups do not add up to it.'),
        comparisons: z.array(comparisonAnswer).meta(describe('One for each compared period that exists.')),
        values: numbers('One for each key, where a granularity was asked for.'),
      }),
    )
    .meta(describe('One for each metric.')),
})

export const reportAnswer = z.object({
  widget: z.object({ id: z.string(), title: z.string() }).meta(describe('The widget of the metrics.')),
  statistic: z.enum(statistics).meta(describe('Which number of each metric it is.')),
  period: periodModel
    .extend({
      elapsed_days: z.number().meta(describe('How many of its days have begun; instants have parts of days.')),
    })
    .nullable()
    .meta(describe('Resolved; null: its numbers are of names, and of no time.')),
  compared_periods: z.array(periodModel).meta(describe('Resolved.')),
  missing_comparisons: z.array(missingModel).meta(describe('Those that cannot exist, with the reason.')),
  granularity: z.enum(calendarUnits).nullable().meta(describe('How long the buckets of keys are.')),
  keys: z.array(z.string()).optional().meta(describe('First days or instants of buckets, or names.')),
  metrics: z.array(metricAnswer).meta(describe('One for each metric.')),
  groups: z.array(groupAnswer).meta(describe('By the dimensions of `by`, the largest first, the others last.')),
  caveats: z.array(caveatAnswer).meta(describe('What has to be said with the numbers.')),
})

export type ReportAnswer = z.output<typeof reportAnswer>

const numberOf = (value: Ratio | null) => value && ratioNumber(value)
const textOf = (at: number | null) => (at === null ? null : new Date(at).toISOString())

interface AnswerParts {
  readonly question: MetricQuestion
  /** One for each metric. */
  readonly states: readonly MetricState[]
  readonly caveats: readonly Caveat[]
}

export function toReportAnswer(report: Report, { question, states, caveats }: AnswerParts): ReportAnswer {
  const { plan, widget } = report
  const { working } = plan.spec
  const own = report.metrics.flatMap((metric, index) => metricCaveats(metric, states[index] as MetricState))
  const statistic = question.input.statistic ?? 'VALUE'
  return {
    widget: { id: encodeId('Widget', widget.widgetId), title: widget.title },
    statistic,
    period: isOfNames(plan)
      ? null
      : { ...toPeriodModel(plan.period, working), elapsed_days: elapsedDays(plan.period, plan) },
    compared_periods: plan.comparedPeriods.map(period => toPeriodModel(period, working)),
    missing_comparisons: plan.missing.map(toMissingModel),
    granularity: unitOf(plan.granularity),
    ...(showsSeries(question) && { keys: [...report.keys] }),
    metrics: report.metrics.map((metric, index) => toMetricAnswer(metric, question, states[index] as MetricState)),
    groups: report.groups.map(group => toGroupAnswer(group, question)),
    caveats: [...caveats, ...own],
  }
}

/** Names are what a CATEGORY widget is asked for. */
export const showsSeries = ({ widget, input }: MetricQuestion): boolean =>
  widget.keyKind === 'CATEGORY' || Boolean(input.granularity ?? input.calendar_granularity)

function toMetricAnswer(report: MetricReport, question: MetricQuestion, state: MetricState) {
  const { metric, expression, current, keys } = report
  const { buckets, bucketsWithData, lastPointAt } = coverageOf(report)
  const statistic = question.input.statistic ?? 'VALUE'
  return {
    id: metricIdOf(metric),
    name: metric.name,
    unit: unitOfMetric(metric),
    aggregation: aggregationOf(metric),
    adds_up: { over_time: addsUpOverTime(expression), over_groups: addsUpOverGroups(expression) },
    status: metric.status,
    // The whole is all of itself.
    value: statistic === 'SHARE' ? 1 : numberOf(currentOf(report, statistic)),
    comparisons: toComparisons(report, question),
    coverage: { buckets, with_data: bucketsWithData, last_point_at: textOf(lastPointAt) },
    last_data_at: textOf(state.freshness.lastDataAt),
    stale: state.isLate || state.earlyEnd !== null,
    ...(showsSeries(question) && { values: current.values(keys.length) }),
    ...(question.input.running_totals && { running_totals: current.soFar(keys.length) }),
  }
}

function toGroupAnswer({ spec, values, isOther, metrics }: ReportGroup, question: MetricQuestion) {
  const statistic = question.input.statistic ?? 'VALUE'
  return {
    values: Object.fromEntries(spec.by.map((dimension, index) => [dimension, values[index] ?? null])),
    is_other: isOther,
    metrics: metrics.map(report => ({
      name: report.metric.name,
      value: numberOf(currentOf(report, statistic)),
      share: shareOf(report),
      comparisons: toComparisons(report, question),
      ...(showsSeries(question) && { values: report.current.values(report.keys.length) }),
    })),
  }
}

function toComparisons(report: MetricReport, { input }: MetricQuestion) {
  return comparedOf(report, input.statistic ?? 'VALUE').map(({ comparison, previous, change }) => ({
    index: comparison.index,
    value: numberOf(previous),
    difference: change.difference,
    percent_change: change.percentChange,
    verdict: change.verdict,
  }))
}
