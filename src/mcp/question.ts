// What report and explain_change are asked, beside the words of REST for periods, comparisons and filters.
import { z } from 'zod'
import { type ReportBody, reportFields, toReportQuery } from '../reports/report-body.ts'
import { DEFAULT_TOP_GROUPS, MAX_COMPARISONS, type ReportQuery } from '../reports/report-query.ts'
import type { Metric } from '../widgets/metric.ts'
import type { Widget } from '../widgets/widget.ts'
import { metricIdOf } from './metric-entry.ts'
import { insistable } from './refusal.ts'

export const MAX_METRICS = 20

export const statistics = ['VALUE', 'TOTAL', 'PER_DAY', 'MEAN', 'SMALLEST', 'LARGEST', 'LATEST', 'SHARE'] as const
/** Which number of a metric is asked for. */
export type Statistic = (typeof statistics)[number]

const statisticText = [
  "Which number of each metric. VALUE: by the metric's own aggregation, the number that people see.",
  'TOTAL: the sum of its points. PER_DAY: the value divided by the days that have passed: compares periods of unequal lengths.',
  'MEAN, SMALLEST, LARGEST, LATEST: of its points. SHARE: the part of each group in the whole, with `by`. Default: VALUE.',
].join(' ')

const { period, compare, time_zone, only_days, where, by, top, order_by, granularity, calendar_granularity, fill } =
  reportFields

export const widgetField = z.string().nullish().meta({
  description: 'Id or title of the widget, where metrics are named by names that several widgets have.',
})

/** Of both. */
export const questionFields = {
  widget: widgetField,
  period: period.meta({
    description: 'Exactly one of preset, last, days, instants and of. Default: the usual period of the widget.',
    examples: [{ preset: 'LAST_MONTH' }, { days: { from: '2026-11-01', through: '2026-11-20' } }],
  }),
  time_zone,
  only_days,
  where,
  despite: z.array(z.enum(insistable)).nullish().meta({
    description:
      'Codes of refusals that you have read and answer all the same: then say to people what they warn of. Default: none.',
  }),
}

export const reportInput = z.object({
  metrics: z
    .array(z.string())
    .min(1)
    .max(MAX_METRICS)
    .meta({ description: 'Ids of metrics, or names, of one widget.', examples: [['metric_3w5e11264sg_3w5e11264sh']] }),
  ...questionFields,
  compare: compare.meta({
    description: `The periods to compare with, at most ${MAX_COMPARISONS}: PREVIOUS_PERIOD, SAME_PERIOD_LAST_YEAR, SAME_WEEKDAYS_LAST_YEAR, { shift } or { days }. Default: none.`,
    examples: [['PREVIOUS_PERIOD']],
  }),
  statistic: z.enum(statistics).nullish().meta({ description: statisticText }),
  by: by.meta({ description: 'Dimensions whose values make groups, such as the country. Default: none.' }),
  top: top.meta({
    description: `How many groups or names; the others are one. Default: ${DEFAULT_TOP_GROUPS} groups.`,
  }),
  order_by,
  granularity: granularity.meta({
    description: 'Also a series: one value for each bucket of this length. Default: no series.',
  }),
  calendar_granularity,
  running_totals: z.boolean().nullish().meta({
    description: 'Also, for each bucket, the value from the beginning of the period through it. With a granularity.',
  }),
  fill: fill.meta({
    description:
      'What a bucket without points shows. BY_AGGREGATION: levels hold until they are measured anew, all others show nothing. Default: BY_AGGREGATION.',
  }),
})

export type ReportInput = z.output<typeof reportInput>

/** With what its names stand for. */
export interface MetricQuestion {
  readonly widget: Widget
  readonly metrics: readonly Metric[]
  readonly input: Omit<ReportInput, 'metrics' | 'widget'>
}

export function queryOf({ widget, metrics, input }: MetricQuestion): ReportQuery {
  const body: ReportBody = { ...input, compare: input.compare ?? [], metric_ids: metrics.map(metricIdOf) }
  return toReportQuery(widget, body)
}
