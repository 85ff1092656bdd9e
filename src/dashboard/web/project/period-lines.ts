// Periods of a calendar as lines of a text: `2026-01-01 2026-03-31 Spring term`.
import { parseDay } from '../../../core/day.ts'
import type { CalendarPeriodInput } from '../gql/graphql.ts'

const LINE = /^(\S+)\s+(\S+)\s+(.+)$/

/** The periods, or what is wrong with the first line that is none; one at least. */
export function readPeriods(text: string): CalendarPeriodInput[] | string {
  const periods: CalendarPeriodInput[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, from = '', through = '', label = ''] = LINE.exec(line.trim()) ?? []
    if (!isDay(from) || !isDay(through))
      return `Line ${index + 1} is no first day, last day and name, such as 2026-01-12 2026-03-27 Spring term.`
    periods.push({ from, through, label })
  }
  return periods.length > 0 ? periods : 'Write one period at least.'
}

const isDay = (text: string) => text.length === 10 && parseDay(text) !== null
