import type { CalendarRules, EpochMs } from './calendar.ts'
import { civilOf, dayOf, type EpochDay, monthLength } from './day.ts'
import { fiscalLabel } from './fiscal-year.ts'
import { clockText, MS_PER_DAY, wallClockAt } from './zone.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const monthNames = [
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
] as const

/** `20 Nov 2015`. */
function dayLabel(day: EpochDay): string {
  const { year, month, day: dayOfMonth } = civilOf(day)
  return `${dayOfMonth} ${months[month - 1]} ${year}`
}

/**
 * English name of a run of days, both ends included: `2015` for a whole year, `Q4 2015` for a whole quarter,
 * `November 2015` for a whole month, `20 Nov 2015` for one day, `FY 2015/16` and `Q1 FY 2015/16` where these are no calendar
 * units, else `1 Nov 2015 - 29 Nov 2015`.
 */
export function rangeLabel(firstDay: EpochDay, lastDay: EpochDay, { yearStart }: CalendarRules): string {
  if (firstDay === lastDay) return dayLabel(firstDay)
  return calendarLabel(firstDay, lastDay) ?? fiscalLabel(firstDay, lastDay, yearStart) ?? daysLabel(firstDay, lastDay)
}

function calendarLabel(firstDay: EpochDay, lastDay: EpochDay): string | null {
  const { year, month, day } = civilOf(firstDay)
  const length = lastDay - firstDay + 1
  if (day === 1 && length >= 28 && length <= 366) {
    if (length === monthLength(year, month)) return `${monthNames[month - 1]} ${year}`
    if (month % 3 === 1 && lastDay + 1 === dayOf(month === 10 ? year + 1 : year, month === 10 ? 1 : month + 3, 1)) {
      return `Q${(month + 2) / 3} ${year}`
    }
    if (month === 1 && lastDay + 1 === dayOf(year + 1, 1, 1)) return `${year}`
  }
  return null
}

function daysLabel(firstDay: EpochDay, lastDay: EpochDay): string {
  return `${dayLabel(firstDay)} - ${dayLabel(lastDay)}`
}

/** English name of a stretch between two instants, in the zone's clock: `1 Nov 2015 10:00 - 2 Nov 2015 12:30`. */
export function instantRangeLabel(from: EpochMs, before: EpochMs, zone: string): string {
  return `${instantLabel(from, zone)} - ${instantLabel(before, zone)}`
}

function instantLabel(at: EpochMs, zone: string): string {
  return `${dayLabel(Math.floor(wallClockAt(at, zone) / MS_PER_DAY))} ${clockLabel(at, zone)}`
}

/** `15:20`: what the clock shows at an instant. */
function clockLabel(at: EpochMs, zone: string): string {
  const wall = wallClockAt(at, zone)
  return clockText(wall - Math.floor(wall / MS_PER_DAY) * MS_PER_DAY)
}

/** Name of days that were cut at a time of the last one, as a running period's comparison is: `19 Nov 2015 until 15:20`. */
export function cutRangeLabel(firstDay: EpochDay, lastDay: EpochDay, before: EpochMs, zone: string): string {
  const days = firstDay === lastDay ? dayLabel(firstDay) : daysLabel(firstDay, lastDay)
  return `${days} until ${clockLabel(before, zone)}`
}
