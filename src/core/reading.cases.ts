import type { Calendar, EpochMs } from './calendar.ts'
import { dayToText, type EpochDay, parseDay } from './day.ts'
import { type Period, resolvePeriod } from './period.ts'
import { plainRules } from './rules.cases.ts'
import { instantToText } from './zone.ts'

// How the tables of cases write days and instants. Instants are read by Temporal, not by the code under test.

/** `2026-11-20`. */
export function day(text: string): EpochDay {
  const read = parseDay(text)
  if (read === null) throw new Error(`${text} is no day`)
  return read
}

/** `2026-11-20T15:20:00-05:00`. */
export function at(text: string): EpochMs {
  return Temporal.Instant.from(text).epochMilliseconds
}

export function calendarAt(now: string, timeZone = 'UTC', weekStart = 1): Calendar {
  return { now: at(now), timeZone, rules: { ...plainRules, weekStart } }
}

/** `2026-11-01..2026-11-20`, or one date for one day. */
export function daysText({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>): string {
  return firstDay === lastDay ? dayToText(firstDay) : `${dayToText(firstDay)}..${dayToText(lastDay)}`
}

/** `2026-11-01T00:00:00-04:00..2026-11-02T00:00:00-05:00`. */
export function instantsText({ from, before, timeZone }: Pick<Period, 'from' | 'before' | 'timeZone'>): string {
  return `${instantToText(from, timeZone)}..${instantToText(before, timeZone)}`
}

/** The days of `2026-11-01..2026-11-20` as a period. */
export function daysPeriod(text: string, calendar: Calendar): Period {
  const [from = '', through = from] = text.split('..')
  return resolvePeriod({ days: { from: day(from), through: day(through) } }, calendar)
}

/** The cells of a table written as text, one row per line, cells apart by `|`. */
export function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
}
