/** Days since 1970-01-01 in the proleptic Gregorian calendar, without any zone. Negative before 1970. */
export type EpochDay = number

/** Years 1 to 9999: what a four-digit key can say. */
export const MIN_DAY: EpochDay = -719162
export const MAX_DAY: EpochDay = 2932896

/** A day taken apart. `month` is 1 to 12, `day` is 1 to 31. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The day of a civil date. The date must exist; the algorithm is Howard Hinnant's `days_from_civil`. */
export function dayOf(year: number, month: number, day: number): EpochDay {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The civil date of a day: Howard Hinnant's `civil_from_days`. */
export function civilOf(day: EpochDay): CivilDate {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month has: 28 to 31. `month` is 1 to 12. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0)
}

/** ISO weekday: Monday is 1, Sunday is 7. */
export function weekdayOf(day: EpochDay): number {
  const index = (day + 3) % 7
  return (index < 0 ? index + 7 : index) + 1
}

/**
 * Reads `2013-03-20` or `20130320`, nothing else: null for a day that does not exist, years outside 1 to 9999,
 * blanks, other lengths and digits outside ASCII.
 */
export function parseDay(text: string): EpochDay | null {
  const dashed = text.length === 10
  if (!dashed && text.length !== 8) return null
  if (dashed && (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45)) return null
  const year = digits(text, 0, 4)
  const month = digits(text, dashed ? 5 : 4, 2)
  const day = digits(text, dashed ? 8 : 6, 2)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null
  return dayOf(year, month, day)
}

function digits(text: string, start: number, count: number): number {
  let value = 0
  for (let index = start; index < start + count; index++) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** `2013-03-20`. */
export function dayToText(day: EpochDay): string {
  const { year, month, day: dayOfMonth } = civilOf(day)
  return `${padYear(year)}-${pad2(month)}-${pad2(dayOfMonth)}`
}

/** `20130320`. */
export function dayToCompactText(day: EpochDay): string {
  const { year, month, day: dayOfMonth } = civilOf(day)
  return `${padYear(year)}${pad2(month)}${pad2(dayOfMonth)}`
}

export function pad2(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}

function padYear(year: number): string {
  return year >= 1000 ? `${year}` : `${year}`.padStart(4, '0')
}

/**
 * Moves a day by months, forward or back. A day that the month arrived at does not have becomes its last day:
 * 31 March less one month is 28 or 29 February.
 */
export function addMonths(day: EpochDay, months: number): EpochDay {
  const civil = civilOf(day)
  const total = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  return dayOf(year, month, Math.min(civil.day, monthLength(year, month)))
}
