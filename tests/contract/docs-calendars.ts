// The named calendars of docs/calendar.md.

import { toNamedPeriods } from '../../src/calendars/project-calendar.ts'
import type { NamedCalendar } from '../../src/core/calendar.ts'
import { parseDay } from '../../src/core/day.ts'
import { CALENDAR_YEAR } from '../../src/core/fiscal-year.ts'
import type { BucketUnit, Granularity } from '../../src/core/granularity.ts'
import type { NamedPeriodInput } from '../../src/core/named-period.ts'
import { weekPeriods } from '../../src/core/week-calendar.ts'

/** Years of weeks from 29 January 2023 on. */
function calendarOfWeeks(name: string, pattern: readonly number[], longYear: number): [string, NamedCalendar] {
  const firstDay = parseDay('2023-01-29') ?? 0
  const weeks = { firstDay, firstYear: null, years: 4, pattern, longYears: [longYear] }
  return [name, { name, periods: toNamedPeriods(weekPeriods(weeks, CALENDAR_YEAR)) }]
}

export const docsCalendars: ReadonlyMap<string, NamedCalendar> = new Map([
  calendarOfWeeks('4-4-5', [4, 4, 5], 2023),
  calendarOfWeeks('thirteens', [13], 2024),
])

export function bucketUnit(text: string): BucketUnit {
  return docsCalendars.get(text) ?? (text as Granularity)
}

/** `4-4-5: P10 2026`, `4-4-5: year 2024`, `4-4-5: -1`. */
export function namedPeriod(text: string): NamedPeriodInput | null {
  const [calendar = '', which] = text.split(': ')
  if (which === undefined) return null
  const [, year] = /^year (\d+)$/.exec(which) ?? []
  if (year !== undefined) return { calendar, year: Number(year) }
  return /^-?\d+$/.test(which) ? { calendar, offset: Number(which) } : { calendar, label: which }
}
