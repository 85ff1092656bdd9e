// How often new data is expected, and from when on it is late.
import type { Calendar, EpochMs } from './calendar.ts'
import { type DayUnit, startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import type { EpochDay } from './day.ts'
import { startOfHour, startOfNextHour } from './hour.ts'
import { isWorkingDay, type WorkingDays } from './working-days.ts'
import { dayAt, startOfDay } from './zone.ts'

export const cadences = ['HOURLY', 'DAILY', 'WORKING_DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY'] as const
export type Cadence = (typeof cadences)[number]

/** The calendar by which something is late. */
export type CadenceCalendar = Omit<Calendar, 'now'> & { readonly working: WorkingDays }

const units: Readonly<Record<Exclude<Cadence, 'HOURLY' | 'WORKING_DAILY'>, DayUnit>> = {
  DAILY: 'DAY',
  WEEKLY: 'WEEK',
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  YEARLY: 'YEAR',
}

/** No project is without a working day for longer: it has at most 2,000 holidays. */
const MOST_DAYS_OFF = 15_000

/**
 * The end of the unit after the one that holds an instant: whoever sends something in each unit, at whatever time of it, is never late. Null
 * where no working day follows.
 */
export function dueBy(last: EpochMs, cadence: Cadence, { timeZone, rules, working }: CadenceCalendar): EpochMs | null {
  if (cadence === 'HOURLY') return startOfNextHour(startOfNextHour(last, timeZone), timeZone)
  const day = dayAt(last, timeZone)
  if (cadence === 'WORKING_DAILY') {
    const next = workingDayFrom(day + 1, 1, working)
    return next === null ? null : startOfDay(next + 1, timeZone)
  }
  const unit = units[cadence]
  return startOfDay(startOfNextUnit(startOfNextUnit(day, unit, rules), unit, rules), timeZone)
}

/** What came last before this instant is late at `now`; null: nothing is. */
export function lateBefore(
  now: EpochMs,
  cadence: Cadence,
  { timeZone, rules, working }: CadenceCalendar,
): EpochMs | null {
  if (cadence === 'HOURLY') return startOfHour(startOfHour(now, timeZone) - 1, timeZone)
  const today = dayAt(now, timeZone)
  if (cadence === 'WORKING_DAILY') {
    const last = workingDayFrom(today - 1, -1, working)
    return last === null ? null : startOfDay(last, timeZone)
  }
  const unit = units[cadence]
  return startOfDay(startOfUnit(startOfUnit(today, unit, rules) - 1, unit, rules), timeZone)
}

function workingDayFrom(first: EpochDay, step: 1 | -1, working: WorkingDays): EpochDay | null {
  for (let at = 0; at < MOST_DAYS_OFF; at++) if (isWorkingDay(first + at * step, working)) return first + at * step
  return null
}
