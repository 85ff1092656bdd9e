import type { Calendar, EpochMs } from './calendar.ts'
import { type DayUnit, dayUnits, startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import { type Decimal, decimalToNumber } from './number.ts'
import type { Period } from './period.ts'
import { divideRatios, multiplyRatios, type Ratio, ratioNumber, ratioOf, subtractRatios } from './ratio.ts'
import { elapsedWorkingShare, type WorkingDays } from './working-days.ts'

/** AT_LEAST is a target to reach, AT_MOST a budget to stay within. */
export type GoalDirection = 'AT_LEAST' | 'AT_MOST'

/** What the elapsed share of a goal's unit goes by: the time that has passed, or the working days that have. */
export const goalPaces = ['CALENDAR_DAYS', 'WORKING_DAYS'] as const
export type GoalPace = (typeof goalPaces)[number]

export interface Goal {
  readonly target: Decimal
  readonly direction: GoalDirection
}

export interface GoalProgress {
  readonly target: number
  /** The metric's aggregation over the period, null when there is no point. */
  readonly attained: number | null
  /** attained / target; null without a point or when the target is 0. */
  readonly ratio: number | null
  /** Whether the goal will be met if things go on as they went; null without a point. */
  readonly onPace: boolean | null
}

/**
 * The calendar units whose goals a period can be measured against: THIS_MONTH and LAST_MONTH belong to their month, so do
 * days that are exactly a month. None for any other stretch, such as the last 30 days: a monthly target says nothing of it.
 * What the period was asked for as comes first; a fiscal year that is the calendar year is both.
 */
export function goalUnitsOf(period: Period, calendar: Calendar): readonly DayUnit[] {
  const { step, firstDay, lastDay, wholeDays } = period
  if (!wholeDays) return []
  const { rules } = calendar
  const own = step.kind === 'SHIFT' && step.count === 1 && step.unit !== 'DAY' ? step.unit : null
  const end = own ? startOfNextUnit(firstDay, own, rules) : lastDay + 1
  const same = dayUnits.filter(
    it => it !== own && startOfUnit(firstDay, it, rules) === firstDay && startOfNextUnit(firstDay, it, rules) === end,
  )
  return own ? [own, ...same] : same
}

/** How much of the unit of a goal has passed by its pace; of a unit without working days by the calendar. */
export function paceShare(
  pace: GoalPace,
  period: Pick<Period, 'from' | 'before' | 'firstDay' | 'lastDay' | 'timeZone'>,
  now: EpochMs,
  working: WorkingDays,
): Ratio {
  const byDays = pace === 'WORKING_DAYS' ? elapsedWorkingShare(period, now, working) : null
  return byDays ?? elapsedShare(period, now)
}

/** How much of a period has passed: exactly, from 0 to 1. Of a period without length all has. */
export function elapsedShare(period: Pick<Period, 'from' | 'before'>, now: EpochMs): Ratio {
  const length = period.before - period.from
  if (length <= 0) return { numerator: 1n, denominator: 1n }
  const elapsed = Math.min(Math.max(now - period.from, 0), length)
  return { numerator: BigInt(elapsed), denominator: BigInt(length) }
}

/**
 * How a goal stands. What grows with time (a SUM) is measured against the elapsed share of the target; an average, a
 * smallest, largest or latest value is a level that does not grow by waiting and is measured against the target itself:
 * `elapsed` is null. AT_LEAST is on pace at that measure or above, AT_MOST at it or below.
 */
export function goalProgress(goal: Goal, attained: Ratio | null, elapsed: Ratio | null): GoalProgress {
  const target = decimalToNumber(goal.target)
  if (attained === null) return { target, attained: null, ratio: null, onPace: null }
  const whole = ratioOf(goal.target)
  const quotient = divideRatios(attained, whole)
  const measure = elapsed ? multiplyRatios(whole, elapsed) : whole
  const ahead = subtractRatios(attained, measure).numerator
  return {
    target,
    attained: ratioNumber(attained),
    ratio: quotient && ratioNumber(quotient),
    onPace: goal.direction === 'AT_LEAST' ? ahead >= 0n : ahead <= 0n,
  }
}
