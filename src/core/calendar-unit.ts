import { CalendarError, type CalendarRules, type NamedCalendar } from './calendar.ts'
import { addMonths, civilOf, dayOf, type EpochDay, MAX_DAY, MIN_DAY, weekdayOf } from './day.ts'
import {
  addFiscalQuarters,
  startOfFiscalQuarter,
  startOfFiscalYear,
  startOfNextFiscalQuarter,
  startOfNextFiscalYear,
} from './fiscal-year.ts'
import { namedPeriodAt } from './named-calendar.ts'

const fiscalUnits = ['FISCAL_QUARTER', 'FISCAL_YEAR'] as const
export const dayUnits = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', ...fiscalUnits] as const
export const calendarUnits = ['HOUR', ...dayUnits] as const

/** Those that are counted from the first day of the fiscal year. */
export type FiscalUnit = (typeof fiscalUnits)[number]
/** Units made of whole days. */
export type DayUnit = (typeof dayUnits)[number]
export type CalendarUnit = (typeof calendarUnits)[number]
/** What cuts days: a unit, or the periods of a named calendar. */
export type DayCut = DayUnit | NamedCalendar

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
  FISCAL_QUARTER: 39_996,
  FISCAL_YEAR: 9999,
}

/** Throws a CalendarError when the count of a span is not a whole number from 1 to the most its unit allows. */
export function assertSpan(span: CalendarSpan, field: string): void {
  const most = maximumCount[span.unit]
  if (most === undefined) throw new CalendarError(`${field}.unit`, `"${span.unit}" is not a unit of the calendar.`)
  if (!Number.isInteger(span.count) || span.count < 1 || span.count > most) {
    throw new CalendarError(`${field}.count`, `The count of ${span.unit} must be a whole number from 1 to ${most}.`)
  }
}

/** First day of the unit that holds the day. Before 1 January of the year 1 there is nothing, so weeks and fiscal units stop there. */
export function startOfUnit(day: EpochDay, unit: DayCut, rules: CalendarRules): EpochDay {
  if (typeof unit !== 'string') return namedPeriodAt(unit, day).firstDay
  if (unit === 'DAY') return day
  if (unit === 'WEEK') return Math.max(MIN_DAY, day - ((weekdayOf(day) - rules.weekStart + 7) % 7))
  if (unit === 'FISCAL_QUARTER') return Math.max(MIN_DAY, startOfFiscalQuarter(day, rules.yearStart))
  if (unit === 'FISCAL_YEAR') return Math.max(MIN_DAY, startOfFiscalYear(day, rules.yearStart))
  const { year, month } = civilOf(day)
  if (unit === 'MONTH') return dayOf(year, month, 1)
  if (unit === 'QUARTER') return dayOf(year, month - ((month - 1) % 3), 1)
  return dayOf(year, 1, 1)
}

/** First day of the unit after the one that holds the day. */
export function startOfNextUnit(day: EpochDay, unit: DayCut, rules: CalendarRules): EpochDay {
  if (typeof unit !== 'string') return namedPeriodAt(unit, day).lastDay + 1
  if (unit === 'DAY') return day + 1
  if (unit === 'WEEK') return day + 7 - ((weekdayOf(day) - rules.weekStart + 7) % 7)
  if (unit === 'FISCAL_QUARTER') return startOfNextFiscalQuarter(day, rules.yearStart)
  if (unit === 'FISCAL_YEAR') return startOfNextFiscalYear(day, rules.yearStart)
  return addUnits(startOfUnit(day, unit, rules), 1, unit, rules)
}

/** Moves a day by calendar units, forward or back; months, quarters and years clamp to the length of the month. */
export function addUnits(day: EpochDay, count: number, unit: DayUnit, rules: CalendarRules): EpochDay {
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
    case 'FISCAL_QUARTER':
      return addFiscalQuarters(day, count, rules.yearStart)
    case 'FISCAL_YEAR':
      return addFiscalQuarters(day, 4 * count, rules.yearStart)
  }
}

export function isFiscal(unit: CalendarUnit): unit is FiscalUnit {
  return unit === 'FISCAL_QUARTER' || unit === 'FISCAL_YEAR'
}

/** `fiscal quarter`. */
export function unitName(unit: CalendarUnit): string {
  return unit.toLowerCase().replace('_', ' ')
}

/** Throws a CalendarError for a day outside the years 1 to 9999. */
export function assertDay(day: EpochDay, field: string): void {
  if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY) {
    throw new CalendarError(field, 'The period leaves the years 1 to 9999.')
  }
}
