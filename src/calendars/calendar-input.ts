// A calendar as people write it: checked, with the years that they left out.
import { Issues } from '../base/issues.ts'
import type { YearStart } from '../core/calendar.ts'
import { dayToText, type EpochDay, MAX_DAY, MIN_DAY } from '../core/day.ts'
import { fiscalYearOf } from '../core/fiscal-year.ts'
import {
  firstYearOf,
  WEEKS_OF_A_YEAR,
  type WeekPattern,
  type WrittenPeriod,
  weekPeriods,
} from '../core/week-calendar.ts'
import {
  MAX_CALENDAR_NAME_LENGTH,
  MAX_CALENDAR_PERIODS,
  MAX_PERIOD_LABEL_LENGTH,
  toCalendarName,
} from './project-calendar.ts'

const MAX_YEAR = 9999
const WRONG_YEAR = `The years of a calendar are whole numbers from 1 to ${MAX_YEAR}.`

/** One period; without a year it is of the fiscal year that holds its middle day. */
interface PeriodInput {
  readonly label: string
  readonly from: EpochDay
  readonly through: EpochDay
  readonly year?: number | null | undefined
}

export interface CalendarInput {
  readonly name: string
  readonly periods?: readonly PeriodInput[] | null | undefined
  readonly weeks?: WeekPattern | null | undefined
}

/** Throws BAD_USER_INPUT that names every wrong field. */
export function checkCalendar(input: CalendarInput, yearStart: YearStart): { name: string; periods: WrittenPeriod[] } {
  const issues = new Issues()
  const name = toCalendarName(input.name)
  if (!isText(name, MAX_CALENDAR_NAME_LENGTH))
    issues.add('name', `The name of a calendar is 1 to ${MAX_CALENDAR_NAME_LENGTH} characters, without NUL.`)
  const { periods, weeks } = input
  if (Boolean(periods) === Boolean(weeks)) issues.add('periods', 'A calendar has either `periods` or `weeks`.')
  if (weeks) checkWeeks(weeks, yearStart, issues)
  for (const [at, { year }] of (periods ?? []).entries())
    if (!isYear(year ?? 1)) issues.add(`periods.${at}.year`, WRONG_YEAR)
  issues.throwIfAny()
  const written = weeks ? weekPeriods(weeks, yearStart) : (periods ?? []).map(period => toWritten(period, yearStart))
  checkPeriods(written, weeks ? 'weeks' : 'periods', issues)
  issues.throwIfAny()
  return { name, periods: [...written] }
}

function toWritten({ label, from, through, year }: PeriodInput, yearStart: YearStart): WrittenPeriod {
  const middle = from + Math.floor((through - from) / 2)
  return {
    label: label.normalize('NFC').trim(),
    firstDay: from,
    lastDay: through,
    year: year ?? fiscalYearOf(middle, yearStart),
  }
}

const isText = (text: string, most: number) =>
  text !== '' && [...text].length <= most && !text.includes('\0') && text.isWellFormed()

const isYear = (year: number) => Number.isInteger(year) && year >= 1 && year <= MAX_YEAR

function checkWeeks(weeks: WeekPattern, yearStart: YearStart, issues: Issues): void {
  const { firstYear, years, pattern, longYears } = weeks
  if (!Number.isInteger(years) || years < 1 || years > MAX_CALENDAR_PERIODS)
    issues.add('weeks.years', `A calendar has 1 year or more, and at most ${MAX_CALENDAR_PERIODS} periods.`)
  // The years that follow are counted on from it.
  if (!isYear(firstYear ?? 1) || (firstYear ?? 1) + years - 1 > MAX_YEAR) issues.add('weeks.firstYear', WRONG_YEAR)
  const sum = pattern.reduce((total, count) => total + count, 0)
  const isCount = (count: number) => Number.isInteger(count) && count >= 1
  if (!pattern.every(isCount) || sum === 0 || WEEKS_OF_A_YEAR % sum !== 0)
    issues.add(
      'weeks.pattern',
      'The weeks of a pattern, each 1 or more, repeat until a year has 52: they add up to 52, or to 13 as 4, 4, 5 do.',
    )
  const first = firstYearOf(weeks, yearStart)
  const wrong = longYears.find(year => !Number.isInteger(year) || year < first || year >= first + years)
  if (wrong !== undefined)
    issues.add(
      'weeks.longYears',
      `The calendar has the years ${first} to ${first + years - 1}: ${wrong} is none of them.`,
    )
}

/** In order, without a gap or an overlap; labels once each; years that never go down. */
function checkPeriods(periods: readonly WrittenPeriod[], field: 'periods' | 'weeks', issues: Issues): void {
  if (periods.length < 1 || periods.length > MAX_CALENDAR_PERIODS) {
    issues.add(field, `A calendar has 1 to ${MAX_CALENDAR_PERIODS} periods; these are ${periods.length}.`)
    return
  }
  const path = (at: number, name: string) => (field === 'weeks' ? 'weeks' : `periods.${at}.${name}`)
  const labels = new Map<string, number>()
  for (const [at, { label, firstDay, lastDay, year }] of periods.entries()) {
    const before = periods[at - 1]
    const known = labels.get(label)
    if (!isText(label, MAX_PERIOD_LABEL_LENGTH))
      issues.add(path(at, 'label'), `The label of a period is 1 to ${MAX_PERIOD_LABEL_LENGTH} characters, without NUL.`)
    else if (known !== undefined)
      issues.add(
        path(at, 'label'),
        `${JSON.stringify(label)} is the label of the period at ${known}: each is used once.`,
      )
    else labels.set(label, at)
    if (firstDay < MIN_DAY || lastDay > MAX_DAY)
      issues.add(path(at, 'from'), 'A period has days of the years 1 to 9999.')
    else if (lastDay < firstDay) issues.add(path(at, 'through'), 'The last day of a period is not before its first.')
    else if (before && firstDay !== before.lastDay + 1)
      issues.add(path(at, 'from'), neighbours(firstDay, before.lastDay))
    if (before && year < before.year)
      issues.add(path(at, 'year'), `The period before is of the year ${before.year}: years go up.`)
  }
}

function neighbours(firstDay: EpochDay, lastOfBefore: EpochDay): string {
  const kind = firstDay > lastOfBefore ? 'a gap' : 'an overlap'
  return `The period before ends on ${dayToText(lastOfBefore)}, and this one begins on ${dayToText(firstDay)}: that is ${kind}.`
}
