import type { Change } from '../core/aggregate.ts'
import type { Period } from '../core/period.ts'
import { alignedValues, runningTotals, valuesOf } from '../core/series.ts'
import { builder } from '../graphql/builder.ts'
import { MetricRef, WidgetRef } from '../widgets/refs.graphql.ts'
import { type Coverage, coverageOf, type MetricReport, toChange, toHeadline, toMetricReports } from './metric-report.ts'
import { ComparisonInput, GranularityEnum, PeriodInput, PeriodRef } from './period.graphql.ts'
import { reportLoader } from './report.loader.ts'
import type { Report, SeriesData } from './report.ts'
import { toComparisonInput, toPeriodInput } from './report-input.ts'

const FillEnum = builder.enumType('Fill', {
  description: 'What a bucket without points shows.',
  values: {
    NULL: { description: 'Null: nothing is claimed.' },
    ZERO: { description: '0.' },
    PREVIOUS: { description: 'The value of the bucket before; null where there is none.' },
  },
} as const)

const HeadlineSourceEnum = builder.enumType('HeadlineSource', {
  description: 'Where a number of the header comes from.',
  values: { PUSHED: { description: 'Pushed as an override.' }, COMPUTED: { description: 'Computed from the points.' } },
} as const)

const DirectionEnum = builder.enumType('Direction', {
  description: 'The sign of a change.',
  values: { UP: { description: 'More.' }, DOWN: { description: 'Less.' }, FLAT: { description: 'The same.' } },
} as const)

const VerdictEnum = builder.enumType('Verdict', {
  description: 'Whether a change is good; `reverse` of the metric turns it.',
  values: {
    GOOD: { description: 'Towards what is wanted.' },
    BAD: { description: 'Away from it.' },
    NEUTRAL: { description: 'No change, or nothing to compare with.' },
  },
} as const)

interface ComparisonParent {
  readonly report: MetricReport
  readonly index: number
  readonly period: Period
  readonly previous: SeriesData
  readonly change: Change
}

const ComparisonRef = builder.objectRef<ComparisonParent>('Comparison').implement({
  description: 'A metric against another period.',
  fields: t => ({
    period: t.expose('period', { type: PeriodRef, description: 'The period compared with.' }),
    previous: t.float({
      nullable: true,
      description: "The metric's aggregation over that period; null without points.",
      resolve: ({ report, previous }) => report.valueIn(previous),
    }),
    difference: t.float({
      nullable: true,
      description: 'Current less previous.',
      resolve: ({ change }) => change.difference,
    }),
    percentChange: t.float({
      nullable: true,
      description: 'The difference in percent of |previous|; null when there is nothing to divide by; never infinite.',
      resolve: ({ change }) => change.percentChange,
    }),
    direction: t.field({
      type: DirectionEnum,
      nullable: true,
      description: 'Its sign.',
      resolve: ({ change }) => change.direction,
    }),
    verdict: t.field({
      type: VerdictEnum,
      description: 'Whether it is good.',
      resolve: ({ change }) => change.verdict,
    }),
    source: t.field({
      type: HeadlineSourceEnum,
      description: 'Whether percentChange was pushed or computed.',
      resolve: ({ report }) => (report.metric.comparisonOverride === null ? 'COMPUTED' : 'PUSHED'),
    }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description: 'One per key of the report, aligned by position: null where that period is shorter.',
      resolve: ({ report, previous, index }) =>
        alignedValues(
          previous.series,
          {
            buckets: report.keys.length,
            comparedBuckets: report.plan.stretches[index + 1]?.buckets.starts.length ?? 0,
          },
          report.aggregation,
          report.plan.request.fill,
        ),
    }),
  }),
})

const comparisonOf = (report: MetricReport, index: number): ComparisonParent | null => {
  const period = report.plan.comparedPeriods[index]
  const previous = report.compared[index]
  return period && previous ? { report, index, period, previous, change: toChange(report, previous) } : null
}

const CoverageRef = builder.objectRef<Coverage>('Coverage').implement({
  description: 'How much of the period has points: what a total lacks.',
  fields: t => ({
    buckets: t.exposeInt('buckets', { description: 'Buckets of the series.' }),
    bucketsWithData: t.exposeInt('bucketsWithData', { description: 'Buckets with at least one point.' }),
    lastPointAt: t.expose('lastPointAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The greatest key with a point, as an instant (of a day: its beginning in the zone); null without points or for categories.',
    }),
  }),
})

const MetricReportRef = builder.objectRef<MetricReport>('MetricReport').implement({
  description: 'One metric over the period.',
  fields: t => ({
    metric: t.expose('metric', { type: MetricRef, description: 'The metric.' }),
    headline: t.float({
      nullable: true,
      description:
        "What a widget's header shows: the override, else the metric's own aggregation over the period; null without points.",
      resolve: report => toHeadline(report),
    }),
    headlineSource: t.field({
      type: HeadlineSourceEnum,
      description: 'Whether the headline was pushed or computed.',
      resolve: ({ metric }) => (metric.headlineOverride === null ? 'COMPUTED' : 'PUSHED'),
    }),
    sum: t.float({
      nullable: true,
      description: 'The exact sum, as the nearest double.',
      resolve: ({ current }) => number(current.total?.sum),
    }),
    average: t.float({
      nullable: true,
      description: 'The mean of the points that exist.',
      resolve: report => report.averageIn(report.current),
    }),
    minimum: t.float({
      nullable: true,
      description: 'The smallest point.',
      resolve: ({ current }) => number(current.total?.minimum),
    }),
    maximum: t.float({
      nullable: true,
      description: 'The largest point.',
      resolve: ({ current }) => number(current.total?.maximum),
    }),
    latest: t.float({
      nullable: true,
      description: 'The point at the greatest key.',
      resolve: ({ current }) => number(current.total?.latest),
    }),
    count: t.int({ description: 'How many points there are.', resolve: ({ current }) => current.total?.count ?? 0 }),
    comparison: t.field({
      type: ComparisonRef,
      nullable: true,
      description: 'The first compared period; null when none is asked for, and for categories.',
      resolve: report => comparisonOf(report, 0),
    }),
    comparisons: t.field({
      type: [ComparisonRef],
      description: 'Every compared period, in the order asked for.',
      resolve: report => report.compared.map((_, index) => comparisonOf(report, index)).filter(it => it !== null),
    }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description: "One per key: the metric's aggregation over the bucket; buckets without points by `fill`.",
      resolve: ({ current, keys, aggregation, plan }) =>
        valuesOf(current.series, keys.length, aggregation, plan.request.fill),
    }),
    runningTotals: t.floatList({
      nullable: { list: false, items: true },
      description:
        "One per key: the aggregation from the period's start through the bucket; null until the first point.",
      resolve: ({ current, keys, aggregation }) => runningTotals(current.series, keys.length, aggregation),
    }),
    coverage: t.field({ type: CoverageRef, description: 'How much of the period has points.', resolve: coverageOf }),
  }),
})

const ReportRef = builder.objectRef<Report>('Report').implement({
  description: 'A widget over a period: totals, comparisons and series.',
  fields: t => ({
    widget: t.field({ type: WidgetRef, description: 'The widget.', resolve: ({ plan }) => plan.request.widget }),
    period: t.field({
      type: PeriodRef,
      description: 'The period asked for, resolved.',
      resolve: ({ plan }) => plan.period,
    }),
    comparedPeriods: t.field({
      type: [PeriodRef],
      description: 'The periods compared with, resolved; none for categories.',
      resolve: ({ plan }) => [...plan.comparedPeriods],
    }),
    granularity: t.field({
      type: GranularityEnum,
      nullable: true,
      description: 'The length of a bucket; null for categories.',
      resolve: ({ plan }) => plan.granularity,
    }),
    keys: t.stringList({
      description:
        'One per bucket (or category), aligned with every `values`: the first day of the bucket, or the start of the hour with its offset.',
      resolve: ({ keys }) => [...keys],
    }),
    metrics: t.field({ type: [MetricReportRef], description: 'One per metric.', resolve: toMetricReports }),
  }),
})

builder.objectField(WidgetRef, 'report', t =>
  t.field({
    type: ReportRef,
    description: 'Totals, comparisons and series of the widget. All reports of a request are read in one statement.',
    args: {
      period: t.arg({ type: PeriodInput, description: "The widget's default period unless told." }),
      compare: t.arg({ type: [ComparisonInput], description: 'At most 10; PREVIOUS_PERIOD unless told; [] for none.' }),
      granularity: t.arg({ type: GranularityEnum, description: 'By the length of the period unless told.' }),
      fill: t.arg({ type: FillEnum, defaultValue: 'NULL', description: 'What a bucket without points shows.' }),
      timeZone: t.arg({ type: 'TimeZone', description: "The project's zone unless told." }),
      metrics: t.arg.stringList({ description: 'Names of metrics; all unless told.' }),
      top: t.arg.int({
        description: 'Of categories: the largest so many; the rest is the last key, `Other`. 1 to 1,000.',
      }),
    },
    resolve: (widget, args, ctx) =>
      reportLoader(ctx).load({
        widget,
        period: toPeriodInput(args.period),
        compare: args.compare?.map(toComparisonInput) ?? null,
        granularity: args.granularity ?? null,
        fill: args.fill ?? 'NULL',
        timeZone: args.timeZone ?? null,
        metrics: args.metrics ?? null,
        top: args.top ?? null,
      }),
  }),
)

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}
