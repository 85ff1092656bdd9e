import { aggregateValue, type Change } from '../core/aggregate.ts'
import type { Period } from '../core/period.ts'
import { builder } from '../graphql/builder.ts'
import { GoalDirectionEnum, GoalUnitEnum } from '../widgets/goal.graphql.ts'
import { MetricRef } from '../widgets/refs.graphql.ts'
import {
  assertComputable,
  type Coverage,
  coverageOf,
  type GoalReport,
  goalOf,
  type MetricReport,
  toAlignedValues,
  toChange,
  toHeadline,
} from './metric-report.ts'
import type { MetricView } from './metric-view.ts'
import { GranularityEnum, PeriodRef } from './period.graphql.ts'

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
  readonly previous: MetricView
  readonly change: Change
}

const ComparisonRef = builder.objectRef<ComparisonParent>('Comparison').implement({
  description: 'A metric against another period.',
  fields: t => ({
    period: t.expose('period', { type: PeriodRef, description: 'The period compared with.' }),
    previous: t.float({
      nullable: true,
      description: "The metric's aggregation over that period; null without points.",
      resolve: ({ previous }) => previous.value(),
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
      description: 'The sign of the difference; null where there is none.',
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
      resolve: ({ report, previous, index }) => toAlignedValues(report, previous, index),
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

const GoalRef = builder.objectRef<GoalReport>('Goal').implement({
  description: 'A metric against its goal.',
  fields: t => ({
    unit: t.field({
      type: GoalUnitEnum,
      description: 'What the goal is set for each of.',
      resolve: it => it.goal.unit,
    }),
    direction: t.field({
      type: GoalDirectionEnum,
      description: 'Whether it is to be reached or kept under.',
      resolve: it => it.goal.direction,
    }),
    period: t.expose('period', { type: PeriodRef, description: 'The whole unit, its days to come too.' }),
    target: t.exposeFloat('target', { description: 'What should be reached in the whole unit.' }),
    attained: t.exposeFloat('attained', {
      nullable: true,
      description: "The metric's own number over the period (never the pushed headline); null without points.",
    }),
    ratio: t.exposeFloat('ratio', {
      nullable: true,
      description: 'The attained value divided by the target; null without points or with a target of 0.',
    }),
    onPace: t.exposeBoolean('onPace', {
      nullable: true,
      description:
        'Whether the goal will be met if things go on as they went: totals are held against the share of the unit that has passed, levels (averages, minima, ratios ...) against the target itself. Null without points.',
    }),
  }),
})

export const MetricReportRef = builder.objectRef<MetricReport>('MetricReport').implement({
  description: 'One metric over the period.',
  fields: t => ({
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
      resolve: ({ metric }) => (metric.headlineOverride === null ? 'COMPUTED' : 'PUSHED'),
    }),
    sum: t.float({
      nullable: true,
      description: 'The exact sum, as the nearest double; null for a calculated metric.',
      resolve: report => number(assertComputable(report).current.total?.sum),
    }),
    average: t.float({
      nullable: true,
      description: 'The mean of the points that exist.',
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
      description: 'The point at the greatest key.',
      resolve: report => number(assertComputable(report).current.total?.latest),
    }),
    count: t.int({
      description: 'How many points there are; 0 for a calculated metric, which has none of its own.',
      resolve: ({ current }) => current.total?.count ?? 0,
    }),
    comparison: t.field({
      type: ComparisonRef,
      nullable: true,
      description: 'The first compared period; null when none is asked for, and for categories.',
      resolve: report => comparisonOf(assertComputable(report), 0),
    }),
    comparisons: t.field({
      type: [ComparisonRef],
      description: 'Every compared period, in the order asked for.',
      resolve: report =>
        assertComputable(report)
          .compared.map((_, index) => comparisonOf(report, index))
          .filter(it => it !== null),
    }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description: "One per key: the metric's aggregation over the bucket; buckets without points by `fill`.",
      resolve: report => assertComputable(report).current.values(report.keys.length, report.plan.spec.fill),
    }),
    runningTotals: t.floatList({
      nullable: { list: false, items: true },
      description:
        "One per key: the aggregation from the period's start through the bucket; null until the first point.",
      resolve: report => assertComputable(report).current.soFar(report.keys.length),
    }),
    goal: t.field({
      type: GoalRef,
      nullable: true,
      description:
        'How it stands to its goal, where the period is a whole day, week, month, quarter or year, or the beginning of the present one, and the metric has a goal for that unit.',
      resolve: report => goalOf(assertComputable(report)),
    }),
    coverage: t.field({ type: CoverageRef, description: 'How much of the period has points.', resolve: coverageOf }),
  }),
})

builder.objectFields(MetricReportRef, t => ({
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
  granularity: t.field({
    type: GranularityEnum,
    nullable: true,
    description: 'The length of a bucket; null for categories.',
    resolve: ({ plan }) => plan.granularity,
  }),
  keys: t.stringList({
    description: 'One per bucket (or category), aligned with every `values`: those of the report that it is in.',
    resolve: ({ keys }) => [...keys],
  }),
}))

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}
