// When an alert's condition holds. Numbers are decimal texts, every digit kept.
import type { CalendarSpan, DayUnit } from '../core/calendar-unit.ts'
import type { ComparisonPreset } from '../core/comparison.ts'

export const conditionKinds = ['ABOVE', 'BELOW', 'OUTSIDE', 'CHANGE', 'GOAL_PACE', 'SILENCE', 'UNUSUAL'] as const

export const changeMeasures = ['PERCENT', 'DIFFERENCE'] as const
export type ChangeMeasure = (typeof changeMeasures)[number]

export const seasons = ['DAY', 'WEEK'] as const
/** What a bucket is usual for: the same hour of the days before, or the same weekday (and hour) of the weeks before. */
export type Season = (typeof seasons)[number]

/** The value itself against a line, or against two. */
export interface LineCondition {
  readonly kind: 'ABOVE' | 'BELOW'
  readonly line: string
}

export interface OutsideCondition {
  readonly kind: 'OUTSIDE'
  readonly low: string
  readonly high: string
}

/** The change against an earlier bucket: it fires beyond one of the two, of which at least one is given. */
export interface ChangeCondition {
  readonly kind: 'CHANGE'
  readonly measure: ChangeMeasure
  readonly above: string | null
  readonly below: string | null
  readonly against: { readonly to: ComparisonPreset } | { readonly shift: CalendarSpan }
}

/** The metric's goal for the unit will be missed if things go on as they went. */
interface GoalPaceCondition {
  readonly kind: 'GOAL_PACE'
  readonly unit: DayUnit
}

/** No data in so many buckets in a row. */
export interface SilenceCondition {
  readonly kind: 'SILENCE'
  readonly buckets: number
}

/** Outside of median +- deviations * MAD of the same weekday or hour in the seasons before. */
export interface UnusualCondition {
  readonly kind: 'UNUSUAL'
  readonly deviations: string
  readonly season: Season
  readonly seasons: number
  /** The band is at least so wide on each side. */
  readonly tolerance: string
}

export type AlertCondition =
  | LineCondition
  | OutsideCondition
  | ChangeCondition
  | GoalPaceCondition
  | SilenceCondition
  | UnusualCondition
