import type { YearStart } from './calendar.ts'
import type { EpochDay } from './day.ts'
import { fiscalYearLabel, fiscalYearOf } from './fiscal-year.ts'

/** Years of 52 weeks, some of 53, whose periods are so many weeks each: 4-4-5 and the like. */
export interface WeekPattern {
  readonly firstDay: EpochDay
  /** Of the first of them; `null`: the fiscal year that holds its middle. */
  readonly firstYear: number | null
  readonly years: number
  /** Weeks of the periods, again and again until a year has 52. */
  readonly pattern: readonly number[]
  /** Those of 53 weeks. */
  readonly longYears: readonly number[]
}

export const WEEKS_OF_A_YEAR = 52
const DAYS_OF_A_WEEK = 7
const MIDDLE_OF_A_YEAR = 182

/** One period as it is written down. */
export interface WrittenPeriod {
  readonly label: string
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
  readonly year: number
}

export function firstYearOf({ firstDay, firstYear }: WeekPattern, yearStart: YearStart): number {
  return firstYear ?? fiscalYearOf(firstDay + MIDDLE_OF_A_YEAR, yearStart)
}

/**
 * The periods of the years, one after the other: `P1 2026` to `P12 2026`. A 53rd week is a period of its own, `W53 2026`: so
 * every other period is as long as the one that it is compared with a year later.
 */
export function weekPeriods(weeks: WeekPattern, yearStart: YearStart): readonly WrittenPeriod[] {
  const { pattern, years, longYears } = weeks
  const ofAYear = pattern.reduce((sum, count) => sum + count, 0)
  const lengths = Array.from({ length: WEEKS_OF_A_YEAR / ofAYear }, () => pattern).flat()
  const periods: WrittenPeriod[] = []
  let firstDay = weeks.firstDay
  const add = (name: string, count: number, year: number) => {
    const lastDay = firstDay + count * DAYS_OF_A_WEEK - 1
    periods.push({ label: `${name} ${fiscalYearLabel(year, yearStart)}`, firstDay, lastDay, year })
    firstDay = lastDay + 1
  }
  const first = firstYearOf(weeks, yearStart)
  for (let year = first; year < first + years; year++) {
    for (const [at, count] of lengths.entries()) add(`P${at + 1}`, count, year)
    if (longYears.includes(year)) add(`W${WEEKS_OF_A_YEAR + 1}`, 1, year)
  }
  return periods
}
