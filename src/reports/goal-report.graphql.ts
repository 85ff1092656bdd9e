import { builder } from '../graphql/builder.ts'
import { GoalDirectionEnum, GoalPaceEnum, GoalUnitEnum } from '../widgets/goal.graphql.ts'
import type { GoalReport } from './metric-report.ts'
import { PeriodRef } from './period.graphql.ts'

export const GoalRef = builder.objectRef<GoalReport>('Goal').implement({
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
    pace: t.field({
      type: GoalPaceEnum,
      description: 'How the passing of the unit is measured.',
      resolve: it => it.goal.pace,
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
        'Whether the goal will be met if things go on as they went: totals are held against the share of the unit that has passed by its `pace`, levels (averages, minima, ratios ...) against the target itself. Null without points.',
    }),
  }),
})
