import { CalendarError, type CalendarRules } from './calendar.ts'
import { addMonths, civilOf, dayOf, type EpochDay, MAX_DAY, MIN_DAY, weekdayOf } from './day.ts'

export const dayUnits = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const
export const calendarUnits = ['HOUR', ...dayUnits] as const

/** Units made of whole days. */
export type DayUnit = (typeof dayUnits)[number]
export type CalendarUnit = (typeof calendarUnits)[number]

/** A stretch in calendar units, such as six weeks. `count` is a whole number, 1 or more. */
export interface CalendarSpan {
  readonly count: number
  readonly unit: CalendarUnit
}

/** The longest span that may be asked for, in its own unit: hours of a year, else the years 1 to 9999. */
const maximumCount: Readonly<Record<CalendarUnit, number>> = {
  HOUR: 8784,
  DAY: 3_652_059,
  WEEK: 521_722,
  MONTH: 119_988,
  QUARTER: 39_996,
  YEAR: 9999,
}

/** Throws a CalendarError when the count of a span is not a whole number from 1 to the most its unit allows. */
export function assertSpan(span: CalendarSpan, field: string): void {
  const most = maximumCount[span.unit]
  if (most === undefined) throw new CalendarError(`${field}.unit`, `"${span.unit}" is not a unit of the calendar.`)
  if (!Number.isInteger(span.count) || span.count < 1 || span.count > most) {
    throw new CalendarError(`${field}.count`, `The count of ${span.unit} must be a whole number from 1 to ${most}.`)
  }
}

/** First day of the unit that holds the day. Before 1 January of the year 1 there is nothing, so a week stops there. */
export function startOfUnit(day: EpochDay, unit: DayUnit, rules: CalendarRules): EpochDay {
  if (unit === 'DAY') return day
  if (unit === 'WEEK') return Math.max(MIN_DAY, day - ((weekdayOf(day) - rules.weekStart + 7) % 7))
  const { year, month } = civilOf(day)
  if (unit === 'MONTH') return dayOf(year, month, 1)
  if (unit === 'QUARTER') return dayOf(year, month - ((month - 1) % 3), 1)
  return dayOf(year, 1, 1)
}

/** First day of the unit after the one that holds the day. */
export function startOfNextUnit(day: EpochDay, unit: DayUnit, rules: CalendarRules): EpochDay {
  if (unit === 'DAY') return day + 1
  if (unit === 'WEEK') return day + 7 - ((weekdayOf(day) - rules.weekStart + 7) % 7)
  return addUnits(startOfUnit(day, unit, rules), 1, unit)
}

/** Moves a day by calendar units, forward or back; months, quarters and years clamp to the length of the month. */
export function addUnits(day: EpochDay, count: number, unit: DayUnit): EpochDay {
  switch (unit) {
    case 'DAY':
      return day + count
    case 'WEEK':
      return day + 7 * count
    case 'MONTH':
      return addMonths(day, count)
    case 'QUARTER':
      return addMonths(day, 3 * count)
    case 'YEAR':
      return addMonths(day, 12 * count)
  }
}

/** Throws a CalendarError for a day outside the years 1 to 9999. */
export function assertDay(day: EpochDay, field: string): void {
  if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY) {
    throw new CalendarError(field, 'The period leaves the years 1 to 9999.')
  }
}
