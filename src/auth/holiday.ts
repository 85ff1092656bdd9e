// The days a project works on, as its administrator writes them.
import type { Issues } from '../base/issues.ts'
import { dayToText, type EpochDay, MAX_DAY, MIN_DAY } from '../core/day.ts'

/** A day off, whatever its weekday. */
export interface Holiday {
  readonly day: EpochDay
  readonly name: string | null
}

/** Of a project. */
export const MAX_HOLIDAYS = 2_000
export const MAX_HOLIDAY_NAME_LENGTH = 100

export function checkWeekdays(weekdays: readonly number[], issues: Issues): void {
  const isWrong = weekdays.some(day => !Number.isInteger(day) || day < 1 || day > 7)
  if (isWrong || weekdays.length === 0 || new Set(weekdays).size < weekdays.length)
    issues.add('workingDays', 'Working days are 1 to 7 different weekdays, each 1 (Monday) to 7 (Sunday).')
}

export function checkHolidays(holidays: readonly Holiday[], issues: Issues): void {
  if (holidays.length > MAX_HOLIDAYS) {
    issues.add('holidays', `A project has at most ${MAX_HOLIDAYS} holidays; these are ${holidays.length}.`)
    return
  }
  const firstAt = new Map<EpochDay, number>()
  for (const [index, { day, name }] of holidays.entries()) {
    const known = firstAt.get(day)
    if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY)
      issues.add(`holidays.${index}.day`, 'A holiday is a day of the years 1 to 9999.')
    else if (known !== undefined)
      issues.add(`holidays.${index}.day`, `${dayToText(day)} is listed before, at ${known}: a day is a holiday once.`)
    else firstAt.set(day, index)
    if (name !== null && !isHolidayName(name))
      issues.add(
        `holidays.${index}.name`,
        `The name of a holiday is at most ${MAX_HOLIDAY_NAME_LENGTH} characters, without NUL.`,
      )
  }
}

const isHolidayName = (name: string) =>
  [...name].length <= MAX_HOLIDAY_NAME_LENGTH && !name.includes('\0') && name.isWellFormed()

/** In their order, names without blanks around them; an empty name is none. */
export function sortedHolidays(holidays: readonly Holiday[]): readonly Holiday[] {
  return holidays.map(({ day, name }) => ({ day, name: name?.trim() || null })).sort((a, b) => a.day - b.day)
}
