import type { YearStart } from './calendar.ts'
import { addMonths, civilOf, dayOf, type EpochDay, monthLength } from './day.ts'

/** Fiscal years that are calendar years. */
export const CALENDAR_YEAR: YearStart = { month: 1, day: 1 }

/** A day that every year has: 29 February is none. */
export function isYearStart({ month, day }: YearStart): boolean {
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12
  return isMonth && Number.isInteger(day) && day >= 1 && day <= monthLength(1, month)
}

/** Fiscal quarters in their order, four a year: the first of the fiscal year that begins in the year 1 is 4. */
type QuarterIndex = number

/**
 * First day of a quarter: quarters begin every three months from the start of the year. A day that the month does not have
 * becomes its last one, counted from the start of the year each time: after 28 February comes 31 May, and not the 28th.
 */
function quarterStart(index: QuarterIndex, { month, day }: YearStart): EpochDay {
  const months = index * 3 + month - 1
  const year = Math.floor(months / 12)
  const monthOfYear = months - year * 12 + 1
  return dayOf(year, monthOfYear, Math.min(day, monthLength(year, monthOfYear)))
}

function quarterOf(day: EpochDay, yearStart: YearStart): QuarterIndex {
  const { year, month } = civilOf(day)
  const index = Math.floor((year * 12 + month - yearStart.month) / 3)
  return quarterStart(index, yearStart) > day ? index - 1 : index
}

/** The year in which the fiscal year that holds the day begins: 2026 for FY 2026/27. */
export function fiscalYearOf(day: EpochDay, yearStart: YearStart): number {
  return Math.floor(quarterOf(day, yearStart) / 4)
}

/** Its first day, which may lie before the year 1. */
export function startOfFiscalQuarter(day: EpochDay, yearStart: YearStart): EpochDay {
  return quarterStart(quarterOf(day, yearStart), yearStart)
}

export function startOfNextFiscalQuarter(day: EpochDay, yearStart: YearStart): EpochDay {
  return quarterStart(quarterOf(day, yearStart) + 1, yearStart)
}

export function startOfFiscalYear(day: EpochDay, yearStart: YearStart): EpochDay {
  return quarterStart(fiscalYearOf(day, yearStart) * 4, yearStart)
}

export function startOfNextFiscalYear(day: EpochDay, yearStart: YearStart): EpochDay {
  return quarterStart(fiscalYearOf(day, yearStart) * 4 + 4, yearStart)
}

/**
 * Moves a day by fiscal quarters, forward or back: a first day of one to a first day, any other by months, within the
 * quarter that it arrives at.
 */
export function addFiscalQuarters(day: EpochDay, count: number, yearStart: YearStart): EpochDay {
  const index = quarterOf(day, yearStart)
  const start = quarterStart(index + count, yearStart)
  if (quarterStart(index, yearStart) === day) return start
  const last = quarterStart(index + count + 1, yearStart) - 1
  return Math.min(Math.max(addMonths(day, 3 * count), start), last)
}

/** `FY 2026/27`, or `2026` where fiscal years are calendar years. */
export function fiscalYearLabel(year: number, { month, day }: YearStart): string {
  if (month === 1 && day === 1) return `${year}`
  return `FY ${year}/${`${(year + 1) % 100}`.padStart(2, '0')}`
}

/** `FY 2026/27` or `Q1 FY 2026/27` where the days are a whole fiscal year or quarter; else null. */
export function fiscalLabel(firstDay: EpochDay, lastDay: EpochDay, yearStart: YearStart): string | null {
  const index = quarterOf(firstDay, yearStart)
  if (quarterStart(index, yearStart) !== firstDay) return null
  const year = Math.floor(index / 4)
  const quarter = index - year * 4 + 1
  if (quarterStart(index + 1, yearStart) - 1 === lastDay) return `Q${quarter} ${fiscalYearLabel(year, yearStart)}`
  return quarter === 1 && quarterStart(index + 4, yearStart) - 1 === lastDay ? fiscalYearLabel(year, yearStart) : null
}
