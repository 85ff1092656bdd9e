// The period that one value is of: a first day and a number of days, and how people spell it.
import type { CalendarRules } from './calendar.ts'
import { type DayUnit, dayUnits, startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import { civilOf, dayOf, dayToText, type EpochDay, MAX_DAY, pad2, parseDay, weekdayOf } from './day.ts'

/** Days in a row. */
export interface DaySpan {
  readonly firstDay: EpochDay
  /** How many there are: 1 or more. */
  readonly days: number
}

const YEAR = /^\d{4}$/
const MONTH = /^(\d{4})-(\d{2})$/
const QUARTER = /^(\d{4})-Q(\d)$/
const WEEK = /^(\d{4})-W(\d{2})$/
const DAYS = /^(\S+)\/(\S+)$/

/** The spellings of a period, for the messages of those who miss them. */
export const SPAN_SPELLINGS = '2026-11, 2026-W48, 2026-Q4, 2026 or 2026-11-01/2026-11-30'

/** Weeks are those of ISO 8601 and years those of the calendar, whatever a project's are: `2026-W48` names no others. */
const ISO: CalendarRules = { weekStart: 1, yearStart: { month: 1, day: 1 } }

/**
 * `2026-11`, `2026-W48`, `2026-Q4`, `2026` and `2026-11-01/2026-11-30`, both ends included. A sentence where there is no such period;
 * `null` for a text that does not look like one, days among them.
 */
export function parseSpan(text: string): DaySpan | { readonly message: string } | null {
  const days = DAYS.exec(text)
  if (days) return spanBetween(text, parseDay(days[1] ?? ''), parseDay(days[2] ?? ''))
  const [, monthYear, month] = MONTH.exec(text) ?? []
  if (month !== undefined) return unitSpan(text, 'MONTH', Number(monthYear), Number(month), 12)
  const [, quarterYear, quarter] = QUARTER.exec(text) ?? []
  if (quarter !== undefined) return unitSpan(text, 'QUARTER', Number(quarterYear), Number(quarter), 4)
  const [, weekYear, week] = WEEK.exec(text) ?? []
  if (week !== undefined) return weekSpan(text, Number(weekYear), Number(week))
  return YEAR.test(text) ? unitSpan(text, 'YEAR', Number(text), 1, 1) : null
}

function spanBetween(text: string, firstDay: EpochDay | null, lastDay: EpochDay | null) {
  if (firstDay === null || lastDay === null)
    return { message: `"${text}" is no period: its ends are days such as 2026-11-01/2026-11-30.` }
  if (lastDay < firstDay) return { message: `"${text}" ends before it begins.` }
  return { firstDay, days: lastDay - firstDay + 1 }
}

function unitSpan(text: string, unit: 'MONTH' | 'QUARTER' | 'YEAR', year: number, index: number, most: number) {
  if (year < 1) return { message: `"${text}" is no ${unit.toLowerCase()}: years go from 0001 on.` }
  if (index < 1 || index > most) {
    const range = unit === 'MONTH' ? 'months go from 01 to 12' : 'quarters are Q1 to Q4'
    return { message: `"${text}" is no ${unit.toLowerCase()}: ${range}.` }
  }
  const firstDay = dayOf(year, 1 + (index - 1) * (unit === 'QUARTER' ? 3 : 1), 1)
  return { firstDay, days: startOfNextUnit(firstDay, unit, ISO) - firstDay }
}

/** 4 January is in the first week of its year. */
const firstMonday = (year: number): EpochDay => startOfUnit(dayOf(year, 1, 4), 'WEEK', ISO)

function weekSpan(text: string, year: number, week: number) {
  if (year < 1) return { message: `"${text}" is no week: years go from 0001 on.` }
  const firstDay = firstMonday(year) + 7 * (week - 1)
  const weeks = (firstMonday(year + 1) - firstMonday(year)) / 7
  if (week >= 1 && week <= weeks && firstDay + 6 <= MAX_DAY) return { firstDay, days: 7 }
  return { message: `"${text}" is no week: ${year} has the weeks W01 to W${weeks}.` }
}

/** The shortest spelling that `parseSpan` reads; one day is written as a day. */
export function spanText(span: DaySpan): string {
  const { firstDay, days } = span
  const { year, month } = civilOf(firstDay)
  const first = dayToText(firstDay)
  switch (unitOfSpan(span)) {
    case 'DAY':
      return first
    case 'WEEK':
      return weekText(firstDay)
    case 'MONTH':
      return first.slice(0, 7)
    case 'QUARTER':
      return `${first.slice(0, 4)}-Q${Math.ceil(month / 3)}`
    case 'YEAR':
      return `${year}`.padStart(4, '0')
    default:
      return `${first}/${dayToText(firstDay + days - 1)}`
  }
}

/** The year of a week is that of its Thursday. */
function weekText(monday: EpochDay): string {
  const { year } = civilOf(monday + 3)
  return `${`${year}`.padStart(4, '0')}-W${pad2((monday - firstMonday(year)) / 7 + 1)}`
}

/** Which unit of the calendar it is exactly, weeks from Monday; `null`: none. */
export function unitOfSpan({ firstDay, days }: DaySpan): DayUnit | null {
  if (days === 7 && weekdayOf(firstDay) !== 1) return null
  const isUnit = (unit: DayUnit) =>
    startOfUnit(firstDay, unit, ISO) === firstDay && startOfNextUnit(firstDay, unit, ISO) === firstDay + days
  return dayUnits.find(isUnit) ?? null
}

/** A span as points are stored under it: the day alone where it is one. */
export function spanKey({ firstDay, days }: DaySpan): string {
  return days === 1 ? String(firstDay) : `${firstDay}/${days}`
}

/** What `spanKey` wrote. */
export function spanOfKey(key: string): DaySpan {
  const [firstDay, days = '1'] = key.split('/')
  return { firstDay: Number(firstDay), days: Number(days) }
}
