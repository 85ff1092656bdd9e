// Which days have to be read so that a bucket can be judged.

import type { CalendarRules, EpochMs } from '../core/calendar.ts'
import { addUnits, type DayUnit, startOfNextUnit, startOfUnit } from '../core/calendar-unit.ts'
import type { EpochDay } from '../core/day.ts'
import type { Granularity } from '../core/granularity.ts'
import type { DayRange } from '../core/period.ts'
import { dayAt, MS_PER_HOUR, startOfDay } from '../core/zone.ts'
import { type Alert, alertLimits } from './alert.ts'
import { spanOf } from './bucket-clock.ts'
import type { AlertCondition } from './condition.ts'

/** Where a rule stands in the calendar. */
export interface WindowClock {
  readonly now: EpochMs
  readonly timeZone: string
  readonly rules: CalendarRules
}

interface WindowRule {
  readonly granularity: Granularity
  readonly condition: AlertCondition
}

/** The days from the earliest bucket that is needed to evaluate the one that holds `first`, through the end of the one that holds `last`. */
export function windowDays(
  rule: WindowRule,
  first: EpochMs,
  last: EpochMs,
  { timeZone, rules }: WindowClock,
): DayRange[] {
  const { granularity, condition } = rule
  if (condition.kind === 'GOAL_PACE') return goalUnits(condition.unit, first, last, { timeZone, rules })
  const unit: DayUnit = granularity === 'HOUR' ? 'DAY' : granularity
  const from = startOfUnit(dayAt(first, timeZone), unit, rules)
  const earliest = startOfUnit(lookBack(from, granularity, condition, rules), unit, rules)
  return [{ from: earliest, through: startOfNextUnit(dayAt(last, timeZone), unit, rules) - 1 }]
}

/** Whole units, from the one that holds `first` through the one that holds `last`. */
function goalUnits(
  unit: DayUnit,
  first: EpochMs,
  last: EpochMs,
  { timeZone, rules }: Pick<WindowClock, 'timeZone' | 'rules'>,
): DayRange[] {
  const units: DayRange[] = []
  const end = dayAt(last, timeZone)
  for (let from = startOfUnit(dayAt(first, timeZone), unit, rules); from <= end; ) {
    const next = startOfNextUnit(from, unit, rules)
    units.push({ from, through: next - 1 })
    from = next
  }
  return units
}

function lookBack(day: EpochDay, granularity: Granularity, condition: AlertCondition, rules: CalendarRules): EpochDay {
  switch (condition.kind) {
    case 'CHANGE': {
      const { count, unit } = spanOf(condition.against, granularity)
      return unit === 'HOUR' ? day - Math.ceil(count / 24) - 1 : addUnits(day, -count, unit, rules)
    }
    case 'SILENCE':
      if (granularity === 'HOUR') return day - Math.ceil(condition.buckets / 24) - 1
      return addUnits(day, -(condition.buckets - 1), granularity, rules)
    case 'UNUSUAL':
      return addUnits(day, -condition.seasons, condition.season, rules)
    default:
      return day
  }
}

/** The first day of the bucket so many before the one that holds now. */
function startOfBucketsAgo(granularity: Granularity, { now, timeZone, rules }: WindowClock, count: number): EpochDay {
  if (granularity === 'HOUR') return dayAt(now - count * MS_PER_HOUR, timeZone)
  const day = startOfUnit(dayAt(now, timeZone), granularity, rules)
  return startOfUnit(addUnits(day, -count, granularity, rules), granularity, rules)
}

/**
 * From which instant on a rule is read: from its last bucket, else from the last complete one; never further back than is caught up with.
 */
export function firstInstant(granularity: Granularity, clock: WindowClock, remembered: EpochMs | null): EpochMs {
  const ago = (count: number) => startOfDay(startOfBucketsAgo(granularity, clock, count), clock.timeZone)
  const complete = ago(1)
  return Math.min(complete, Math.max(remembered ?? complete, ago(alertLimits.catchUp)))
}

/** Whether two rules are read by the same report: everything but the condition. */
export function readKey(alert: Pick<Alert, 'widgetId' | 'metricId' | 'timeZone' | 'rule'>, days: DayRange): string {
  const { granularity, where, by } = alert.rule
  return JSON.stringify([alert.widgetId, alert.metricId, alert.timeZone, granularity, where, by, days])
}
