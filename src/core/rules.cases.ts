import type { CalendarRules, YearStart } from './calendar.ts'
import { civilOf, dayOf } from './day.ts'
import { CALENDAR_YEAR } from './fiscal-year.ts'

/** Weeks from Monday, fiscal years that are calendar years. */
export const plainRules: CalendarRules = { weekStart: 1, yearStart: CALENDAR_YEAR }

/** Every day on which a fiscal year can begin: those of a year without a leap day. */
export const yearStarts: readonly YearStart[] = Array.from({ length: 365 }, (_, index) => {
  const { month, day } = civilOf(dayOf(2023, 1, 1) + index)
  return { month, day }
})
