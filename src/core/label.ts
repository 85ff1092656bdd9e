import type { CalendarSpan } from './calendar-unit.ts'
import { civilOf, type EpochDay, monthLength } from './day.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `November 2015` for a whole month, `2015` for a whole year, `3 Nov 2015` for a day, else `3 Nov 2015 – 12 Dec 2015`. */
export function daysLabel(first: EpochDay, last: EpochDay): string {
  const a = civilOf(first)
  const b = civilOf(last)
  if (first === last) return dayLabel(first)
  if (a.year === b.year && a.day === 1 && b.day === monthLength(b.year, b.month)) {
    if (a.month === b.month) return `${months[a.month - 1]} ${a.year}`
    if (a.month === 1 && b.month === 12) return String(a.year)
  }
  return `${dayLabel(first)} – ${dayLabel(last)}`
}

/** `Last 6 weeks`. */
export function spanLabel({ count, unit }: CalendarSpan): string {
  const word = unit.toLowerCase()
  return count === 1 ? `Last ${word}, to today` : `Last ${count} ${word}s`
}

function dayLabel(day: EpochDay): string {
  const { year, month, day: date } = civilOf(day)
  return `${date} ${months[month - 1]?.slice(0, 3)} ${year}`
}
