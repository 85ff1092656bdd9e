// Trailing windows: beside the values of a report, and beside those that it is compared with.
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { builder } from '../graphql/builder.ts'
import { METRIC_REPORT_COST } from '../graphql/cost-rules.ts'
import { ComparisonRef } from './comparison.graphql.ts'
import { ExactNumbersRef } from './exact.graphql.ts'
import { toExactRatio } from './exact-report.ts'
import { MetricReportRef } from './metric-report.graphql.ts'
import { MAX_WINDOW_BUCKETS } from './report-query.ts'
import { numbersOfComparison, numbersOfReport } from './rolling.loader.ts'

const windowArgs = builder.args(t => ({
  buckets: t.int({
    required: true,
    description: `How many buckets a window has, its own included: 1 to ${MAX_WINDOW_BUCKETS}. They are whole ones of the calendar, also before the period.`,
  }),
  partial: t.boolean({
    required: true,
    defaultValue: false,
    description:
      'Show also windows that begin before the first point of the metric, for what they have. Default: false.',
  }),
}))

const REST = 'Null where a window begins before the first point of the metric, but for `partial`; an error for names.'
const ROLLING = `One per key: the metric's own aggregation over all points of the trailing window, its users counted once; windows without points by \`fill\`. ${REST}`
const MOVING_AVERAGE = `One per key: the mean of the \`values\` of the buckets in the trailing window, those that have one; with ZERO, all. ${REST}`
const COMPARED = 'As for the report, over the `buckets` of that period and those before it'

builder.objectFields(MetricReportRef, t => ({
  rolling: t.floatList({
    nullable: { list: false, items: true },
    description: ROLLING,
    complexity: METRIC_REPORT_COST,
    args: windowArgs,
    resolve: async (report, window, ctx) => (await numbersOfReport(ctx, 'ROLLING', report, window)).map(toNumber),
  }),
  movingAverage: t.floatList({
    nullable: { list: false, items: true },
    description: MOVING_AVERAGE,
    complexity: METRIC_REPORT_COST,
    args: windowArgs,
    resolve: async (report, window, ctx) =>
      (await numbersOfReport(ctx, 'MOVING_AVERAGE', report, window)).map(toNumber),
  }),
}))

builder.objectFields(ComparisonRef, t => ({
  rolling: t.floatList({
    nullable: { list: false, items: true },
    description: `${COMPARED}: the aggregation over the trailing window.`,
    complexity: METRIC_REPORT_COST,
    args: windowArgs,
    resolve: async (comparison, window, ctx) =>
      (await numbersOfComparison(ctx, 'ROLLING', comparison, window)).map(toNumber),
  }),
  movingAverage: t.floatList({
    nullable: { list: false, items: true },
    description: `${COMPARED}: the mean of the values in the trailing window.`,
    complexity: METRIC_REPORT_COST,
    args: windowArgs,
    resolve: async (comparison, window, ctx) =>
      (await numbersOfComparison(ctx, 'MOVING_AVERAGE', comparison, window)).map(toNumber),
  }),
}))

builder.objectFields(ExactNumbersRef, t => ({
  rolling: t.field({
    type: ['Decimal'],
    nullable: { list: false, items: true },
    description: 'As `rolling` of the metric, with all its digits.',
    complexity: METRIC_REPORT_COST,
    args: windowArgs,
    resolve: async (report, window, ctx) => (await numbersOfReport(ctx, 'ROLLING', report, window)).map(toExactRatio),
  }),
  movingAverage: t.field({
    type: ['Decimal'],
    nullable: { list: false, items: true },
    description: 'As `movingAverage` of the metric, with all its digits.',
    complexity: METRIC_REPORT_COST,
    args: windowArgs,
    resolve: async (report, window, ctx) =>
      (await numbersOfReport(ctx, 'MOVING_AVERAGE', report, window)).map(toExactRatio),
  }),
}))

const toNumber = (ratio: Ratio | null) => ratio && ratioNumber(ratio)
