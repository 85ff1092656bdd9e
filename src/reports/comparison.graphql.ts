import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { builder } from '../graphql/builder.ts'
import { BucketRef } from './bucket.graphql.ts'
import { type ComparisonReport, comparedKeys, comparedValues, missingMessage } from './comparison.ts'
import { HeadlineSourceEnum } from './headline-source.graphql.ts'
import { comparisonOverrideOf } from './metric-report.ts'
import { PeriodRef } from './period.graphql.ts'
import { bucketsOfComparison } from './report-bucket.ts'
import type { MissingComparison } from './report-plan.ts'

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

export const ComparisonRef = builder.objectRef<ComparisonReport>('Comparison').implement({
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
      resolve: ({ report }) => (comparisonOverrideOf(report) === null ? 'COMPUTED' : 'PUSHED'),
    }),
    index: t.exposeInt('index', {
      description: 'Which of `compare` it is, from 0: those that cannot exist are left out.',
    }),
    keys: t.stringList({
      nullable: { list: false, items: true },
      description:
        "One per key of the report: that period's own first days or hours, as in `buckets`; null where nothing is compared with the key.",
      resolve: comparison => comparedKeys(comparison),
    }),
    buckets: t.field({
      type: [BucketRef],
      nullable: { list: false, items: true },
      description:
        'One per key of the report: what it is compared with, and how many days that has. Hours and days go by their position; weeks and longer ones are moved as the period was, so that they stand against as much of that period, wherever its own weeks and months begin.',
      resolve: comparison => [...bucketsOfComparison(comparison)],
    }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description:
        'One per key of the report, over the `buckets` of that period: null where nothing is compared with it.',
      resolve: comparison => comparedValues(comparison),
    }),
    undrawn: t.float({
      nullable: true,
      description:
        "The metric's aggregation over what `values` leave out, since that period is longer; null where they leave out no point.",
      resolve: ({ previous }) => ratioOrNull(previous.undrawn()),
    }),
  }),
})

const MissingReasonEnum = builder.enumType('MissingComparisonReason', {
  description: 'Why a comparison cannot exist.',
  values: {
    BEFORE_YEAR_1: { description: 'The other period would begin before the year 1.' },
    NO_SUCH_PERIOD: {
      description:
        'The named calendar has no period to compare with: it begins too late, or the year before has one period less, such as no 53rd week.',
    },
    BEFORE_FIRST_POINT: { description: 'ALL_TIME begins with the first point: nothing was before it.' },
    KEPT_AS_SUMS: {
      description:
        'The other period or one of its buckets would cut sums that the widget keeps of old instants (`keepInstantsDays`).',
    },
  },
} as const)

export const MissingComparisonRef = builder.objectRef<MissingComparison>('MissingComparison').implement({
  description: 'A comparison that was asked for and cannot exist.',
  fields: t => ({
    index: t.exposeInt('index', { description: 'Which of `compare` it is, from 0.' }),
    reason: t.expose('reason', { type: MissingReasonEnum, description: 'Why it is missing, for programs.' }),
    message: t.string({ description: 'Why it is missing, for people.', resolve: missingMessage }),
  }),
})

const ratioOrNull = (ratio: Ratio | null) => ratio && ratioNumber(ratio)
