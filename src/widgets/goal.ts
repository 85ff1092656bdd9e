import type { DayUnit } from '../core/calendar-unit.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { GoalDirection, GoalPace } from '../core/goal.ts'

/** What a metric should reach in each day, week, month, quarter or year. `target` is a decimal text. */
export interface MetricGoal {
  readonly unit: DayUnit
  readonly target: string
  readonly direction: GoalDirection
  readonly pace: GoalPace
  /** Which rows it is of; empty: the whole. */
  readonly where: readonly DimensionFilter[]
}
