import { builder } from '../graphql/builder.ts'
import type { ComparisonReport } from './comparison.ts'
import { HeadlineSourceEnum } from './headline-source.graphql.ts'
import { toAlignedKeys, toAlignedValues } from './metric-report.ts'
import { PeriodRef } from './period.graphql.ts'

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
      resolve: ({ report }) => (report.metric.comparisonOverride === null ? 'COMPUTED' : 'PUSHED'),
    }),
    keys: t.stringList({
      nullable: { list: false, items: true },
      description: "One per key of the report, aligned by position: that period's own keys, null beyond its end.",
      resolve: ({ report, index }) => toAlignedKeys(report, index),
    }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description: 'One per key of the report, aligned by position: null where that period is shorter.',
      resolve: ({ report, previous, index }) => toAlignedValues(report, previous, index),
    }),
  }),
})
