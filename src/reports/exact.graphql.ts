// The exact twins of what reports answer as doubles.
import { builder } from '../graphql/builder.ts'
import { ComparisonRef } from './comparison.graphql.ts'
import type { ComparisonReport } from './comparison.ts'
import {
  type ExactGoal,
  exactAverage,
  exactDifference,
  exactHeadline,
  exactValues,
  toExactGoal,
  toExactRatio,
  toExactText,
} from './exact-report.ts'
import { GoalRef } from './goal-report.graphql.ts'
import { MetricReportRef } from './metric-report.graphql.ts'
import { assertComputable, type MetricReport } from './metric-report.ts'

const ROUNDED = 'A quotient that no decimal ends has 38 significant digits, rounded half to even.'

export const ExactNumbersRef = builder.objectRef<MetricReport>('ExactNumbers').implement({
  description: `The numbers of a metric with all their digits. ${ROUNDED}`,
  fields: t => ({
    headline: t.field({
      type: 'Decimal',
      nullable: true,
      description: "The override, else the metric's own aggregation over the period; null without points.",
      resolve: report => toExactRatio(exactHeadline(report)),
    }),
    sum: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The sum; null for a calculated metric.',
      resolve: ({ current }) => toExactText(current.total?.sum),
    }),
    average: t.field({
      type: 'Decimal',
      nullable: true,
      description: `The mean of the points that exist. ${ROUNDED}`,
      resolve: report => toExactRatio(exactAverage(report)),
    }),
    minimum: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The smallest point.',
      resolve: ({ current }) => toExactText(current.total?.minimum),
    }),
    maximum: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The largest point.',
      resolve: ({ current }) => toExactText(current.total?.maximum),
    }),
    latest: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The point at the greatest key.',
      resolve: ({ current }) => toExactText(current.latest),
    }),
    values: t.field({
      type: ['Decimal'],
      nullable: { list: false, items: true },
      description: "One per key: the metric's aggregation over the bucket; buckets without points by `fill`.",
      resolve: report => exactValues(report),
    }),
  }),
})

builder.objectField(MetricReportRef, 'exact', t =>
  t.field({
    type: ExactNumbersRef,
    description: 'The same numbers with all their digits, as texts.',
    resolve: report => assertComputable(report),
  }),
)

const ExactComparisonRef = builder.objectRef<ComparisonReport>('ExactComparison').implement({
  description: `The numbers of a comparison with all their digits. ${ROUNDED}`,
  fields: t => ({
    previous: t.field({
      type: 'Decimal',
      nullable: true,
      description: "The metric's aggregation over the other period; null without points.",
      resolve: ({ previous }) => toExactRatio(previous.exact()),
    }),
    difference: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Current less previous.',
      resolve: ({ report, previous }) => toExactRatio(exactDifference(report, previous)),
    }),
    undrawn: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        "The metric's aggregation over what `values` leave out, since that period is longer; null where they leave out no point.",
      resolve: ({ previous }) => toExactRatio(previous.undrawn()),
    }),
  }),
})

builder.objectField(ComparisonRef, 'exact', t =>
  t.field({
    type: ExactComparisonRef,
    description: 'The same numbers with all their digits, as texts.',
    resolve: comparison => comparison,
  }),
)

const ExactGoalRef = builder.objectRef<ExactGoal>('ExactGoal').implement({
  description: `The numbers of a goal with all their digits. ${ROUNDED}`,
  fields: t => ({
    target: t.expose('target', { type: 'Decimal', description: 'What should be reached in the whole unit.' }),
    attained: t.expose('attained', {
      type: 'Decimal',
      nullable: true,
      description: "The metric's own number over the period; null without points.",
    }),
  }),
})

builder.objectField(GoalRef, 'exact', t =>
  t.field({
    type: ExactGoalRef,
    description: 'The same numbers with all their digits, as texts.',
    resolve: goal => toExactGoal(goal),
  }),
)
