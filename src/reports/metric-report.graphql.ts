import { aggregateValue } from '../core/aggregate.ts'
import { calendarNameOf, unitOf } from '../core/granularity.ts'
import { builder } from '../graphql/builder.ts'
import { MetricRef } from '../widgets/refs.graphql.ts'
import { BucketRef } from './bucket.graphql.ts'
import { ComparisonRef, MissingComparisonRef } from './comparison.graphql.ts'
import { comparisonsOf, firstComparison, firstMissing } from './comparison.ts'
import { GoalRef } from './goal-report.graphql.ts'
import { HeadlineSourceEnum } from './headline-source.graphql.ts'
import {
  assertComputable,
  type Coverage,
  coverageOf,
  goalOf,
  headlineOverrideOf,
  type MetricReport,
  toHeadline,
} from './metric-report.ts'
import { GranularityEnum, PeriodRef } from './period.graphql.ts'
import { periodTexts } from './period-texts.ts'
import { bucketsOfReport } from './report-bucket.ts'
import { metricReportIdOf } from './report-id.ts'

/** What the report of a widget says of it, too. */
export const OTHER_INDEX =
  'The index of the key that the other names behind the top are added up under; null where none are.'

export const CoverageRef = builder.objectRef<Coverage>('Coverage').implement({
  description: 'How much of the period has points: what a total lacks.',
  fields: t => ({
    buckets: t.exposeInt('buckets', { description: 'Buckets of the series.' }),
    bucketsWithData: t.exposeInt('bucketsWithData', { description: 'Buckets with at least one point.' }),
    pointsWithoutWeight: t.exposeInt('pointsWithoutWeight', {
      description:
        'Points that the mean leaves out, since the metric that weighs it has none at their key and series; 0 without `weightMetric`.',
    }),
    lastPointAt: t.expose('lastPointAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The greatest key with a point, as an instant (of a day: its beginning in the zone); null without points or for categories.',
    }),
    instantsFrom: t.expose('instantsFrom', {
      type: 'DateTime',
      nullable: true,
      description:
        'Points from here on are kept as they were pushed; earlier ones as sums of quarters of an hour, so that buckets of hours and longer are exact. Of a formula the latest of its operands. Null where all instants are kept.',
    }),
    hoursFrom: t.expose('hoursFrom', {
      type: 'DateTime',
      nullable: true,
      description:
        'Before it there are sums of whole days alone, of the `daysTimeZone` of the widget: buckets of its days and longer are exact, shorter ones an error. Null where none are.',
    }),
    carriedFrom: t.expose('carriedFrom', {
      type: 'DateTime',
      nullable: true,
      description:
        'The key of the point before the period whose value is the first one here, since `fill` carried it; null where none was.',
    }),
  }),
})

export const MetricReportRef = builder.objectRef<MetricReport>('MetricReport').implement({
  description: 'One metric over the period.',
  fields: t => ({
    id: t.id({
      description:
        'An opaque id for caches: the same for the same metric and arguments, whatever the day and the points. It is no id of a node.',
      resolve: metricReportIdOf,
    }),
    metric: t.expose('metric', { type: MetricRef, description: 'The metric.' }),
    headline: t.float({
      nullable: true,
      description:
        "What a widget's header shows: the override, else the metric's own aggregation over the period; null without points.",
      resolve: report => toHeadline(assertComputable(report)),
    }),
    headlineSource: t.field({
      type: HeadlineSourceEnum,
      description: 'Whether the headline was pushed or computed.',
      resolve: report => (headlineOverrideOf(report) === null ? 'COMPUTED' : 'PUSHED'),
    }),
    sum: t.float({
      nullable: true,
      description: 'The exact sum, as the nearest double; null for a calculated metric.',
      resolve: report => number(assertComputable(report).current.total?.sum),
    }),
    average: t.float({
      nullable: true,
      description: 'The mean of the points that exist, by their weights where the metric has a `weightMetric`.',
      resolve: report => aggregateValue(assertComputable(report).current.total, 'AVERAGE'),
    }),
    minimum: t.float({
      nullable: true,
      description: 'The smallest point.',
      resolve: report => number(assertComputable(report).current.total?.minimum),
    }),
    maximum: t.float({
      nullable: true,
      description: 'The largest point.',
      resolve: report => number(assertComputable(report).current.total?.maximum),
    }),
    latest: t.float({
      nullable: true,
      description: 'The point at the greatest key; the one before the period where `fill` carried it.',
      resolve: report => number(assertComputable(report).current.latest ?? undefined),
    }),
    count: t.int({
      description: 'How many points there are; 0 for a calculated metric, which has none of its own.',
      resolve: ({ current }) => current.total?.count ?? 0,
    }),
    comparison: t.field({
      type: ComparisonRef,
      nullable: true,
      description:
        'The first compared period; null when none is asked for, for categories, and where it cannot exist: `missingComparison` says why.',
      resolve: report => firstComparison(assertComputable(report)),
    }),
    missingComparison: t.field({
      type: MissingComparisonRef,
      nullable: true,
      description: 'Why there is no `comparison`, though one was asked for; null where there is.',
      resolve: ({ plan }) => firstMissing(plan),
    }),
    comparisons: t.field({
      type: [ComparisonRef],
      description: 'Every compared period that exists, in the order asked for.',
      resolve: report => [...comparisonsOf(assertComputable(report))],
    }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description: "One per key: the metric's aggregation over the bucket; buckets without points by `fill`.",
      resolve: report => assertComputable(report).current.values(report.keys.length),
    }),
    runningTotals: t.floatList({
      nullable: { list: false, items: true },
      description:
        "One per key: the aggregation from the period's start through the bucket, unique users counted once; null until the first point, and for unique users by names.",
      resolve: report => assertComputable(report).current.soFar(report.keys.length),
    }),
  }),
})

builder.objectFields(MetricReportRef, t => ({
  goal: t.field({
    type: GoalRef,
    nullable: true,
    description:
      'How it stands to its goal, where the period is a whole day, week, month, quarter or year, or the beginning of the present one, and the metric has a goal for that unit and these rows: the whole, those that `where` passes, or the group.',
    resolve: report => goalOf(assertComputable(report)),
  }),
  coverage: t.field({ type: CoverageRef, description: 'How much of the period has points.', resolve: coverageOf }),
  period: t.field({
    type: PeriodRef,
    description: 'The period asked for, resolved.',
    resolve: ({ plan }) => plan.period,
  }),
  comparedPeriods: t.field({
    type: [PeriodRef],
    description: 'The periods compared with, resolved; none for categories, unless they are counted from events.',
    resolve: ({ plan }) => [...plan.comparedPeriods],
  }),
  missingComparisons: t.field({
    type: [MissingComparisonRef],
    description: 'The periods asked for in `compare` that cannot exist, with the reason.',
    resolve: ({ plan }) => [...plan.missing],
  }),
  otherIndex: t.exposeInt('otherIndex', { nullable: true, description: OTHER_INDEX }),
  granularity: t.field({
    type: GranularityEnum,
    nullable: true,
    description: periodTexts.unitOfKeys,
    resolve: ({ plan }) => unitOf(plan.granularity),
  }),
  calendarGranularity: t.string({
    nullable: true,
    description: periodTexts.calendarOfKeys,
    resolve: ({ plan }) => calendarNameOf(plan.granularity),
  }),
  keys: t.stringList({
    description: 'One per bucket (or category), aligned with every `values`: those of the report that it is in.',
    resolve: ({ keys }) => [...keys],
  }),
  buckets: t.field({
    type: [BucketRef],
    description: 'One per key: when it is, what it is called on an axis, and whether it is whole.',
    resolve: report => [...bucketsOfReport(report)],
  }),
}))

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}
