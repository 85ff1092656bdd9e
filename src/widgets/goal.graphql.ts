import { filterType } from '../auth/dimension-filter.graphql.ts'
import { decimalFromNumeric, decimalToText } from '../core/number.ts'
import { builder } from '../graphql/builder.ts'
import type { MetricGoal } from './goal.ts'

export const GoalUnitEnum = builder.enumType('GoalUnit', {
  description: 'The calendar unit that a goal is set for each of.',
  values: {
    DAY: { description: 'Each day.' },
    WEEK: { description: "Each week, from the project's first day of the week on." },
    MONTH: { description: 'Each calendar month.' },
    QUARTER: { description: 'Each quarter of a calendar year.' },
    YEAR: { description: 'Each calendar year.' },
    FISCAL_QUARTER: { description: "Each quarter of the project's fiscal year." },
    FISCAL_YEAR: { description: "Each fiscal year, from the project's `yearStart` on." },
  },
} as const)

export const GoalDirectionEnum = builder.enumType('GoalDirection', {
  description: 'On which side of the target it is good to be.',
  values: {
    AT_LEAST: { description: 'A target to reach.' },
    AT_MOST: { description: 'A budget to stay within.' },
  },
} as const)

export const GoalPaceEnum = builder.enumType('GoalPace', {
  description: 'What the share of a unit that has passed goes by.',
  values: {
    CALENDAR_DAYS: { description: 'The time that has passed, day and night.' },
    WORKING_DAYS: {
      description:
        "The project's working days that have passed, each weighing the same; of today as much as has passed. A unit without a working day goes by the calendar.",
    },
  },
} as const)

const GoalFilterRef = filterType(
  'GoalFilter',
  'Which rows a goal is of, by the value of one dimension. All that is given holds.',
)

export const MetricGoalRef = builder.objectRef<MetricGoal>('MetricGoal').implement({
  description: 'What a metric should reach in each calendar unit of a kind.',
  fields: t => ({
    period: t.expose('unit', { type: GoalUnitEnum, description: 'The unit it is set for each of.' }),
    target: t.float({ description: 'What should be reached in the whole unit.', resolve: goal => Number(goal.target) }),
    exactTarget: t.field({
      type: 'Decimal',
      description: 'The target with all its digits, as a text.',
      resolve: goal => decimalToText(decimalFromNumeric(goal.target)),
    }),
    direction: t.expose('direction', {
      type: GoalDirectionEnum,
      description: 'Whether it is to be reached or kept under.',
    }),
    pace: t.expose('pace', { type: GoalPaceEnum, description: 'What `onPace` of totals goes by.' }),
    where: t.field({
      type: [GoalFilterRef],
      description: 'The rows it is set for; empty: the whole.',
      resolve: goal => [...goal.where],
    }),
  }),
})
