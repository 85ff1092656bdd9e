import { CalendarError, type NamedCalendar, type NamedPeriod } from './calendar.ts'
import { dayToText, type EpochDay } from './day.ts'

/** How the periods of a named calendar are compared: each with the one before it, or with the one that has its place in the year before. */
export interface NamedMove {
  readonly kind: 'NAMED'
  readonly calendar: NamedCalendar
  readonly by: 'PERIOD' | 'YEAR'
}

/** Where in the calendar the period is that holds the day; -1 outside of the calendar. */
export function periodIndexOf({ periods }: NamedCalendar, day: EpochDay): number {
  let [low, high] = [0, periods.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const period = periods[middle]
    if (!period) break
    if (day < period.firstDay) high = middle - 1
    else if (day > period.lastDay) low = middle + 1
    else return middle
  }
  return -1
}

/** The period that holds the day. Throws a CalendarError (`calendarGranularity`) outside of the calendar. */
export function namedPeriodAt(calendar: NamedCalendar, day: EpochDay): NamedPeriod {
  const period = calendar.periods[periodIndexOf(calendar, day)]
  if (period) return period
  const message = `${extentText(calendar)}: the report reaches outside of it.`
  throw new CalendarError('calendarGranularity', message)
}

/** `The calendar "Retail" has the days 2026-02-01 to 2027-01-30`. */
export function extentText({ name, periods }: NamedCalendar): string {
  const [first, last] = [periods[0], periods.at(-1)]
  const days = first && last ? `the days ${dayToText(first.firstDay)} to ${dayToText(last.lastDay)}` : 'no days'
  return `The calendar ${JSON.stringify(name)} has ${days}`
}

/** What a period is compared with; null where there is none: before the first one, or as the 53rd week of a year after one of 52. */
export function partnerOf({ calendar, by }: NamedMove, index: number): NamedPeriod | null {
  const { periods } = calendar
  const period = periods[index]
  if (!period) return null
  if (by === 'PERIOD') return periods[index - 1] ?? null
  const lastOfBefore = periods[index - period.ordinal - 1]
  if (lastOfBefore?.year !== period.year - 1 || lastOfBefore.ordinal < period.ordinal) return null
  return periods[index - period.ordinal - 1 - lastOfBefore.ordinal + period.ordinal] ?? null
}

/**
 * Both ends moved to what their periods are compared with: as far from its first day as they are, and at most to its last
 * one. What is over ends with the whole of it. Null where none of the periods has anything to be compared with.
 */
export function movedNamedDays(
  first: EpochDay,
  last: EpochDay,
  isRunning: boolean,
  move: NamedMove,
): { readonly firstDay: EpochDay; readonly lastDay: EpochDay } | null {
  const { calendar } = move
  const [begin, end] = [periodIndexOf(calendar, first), periodIndexOf(calendar, last)]
  if (begin < 0 || end < 0) return null
  const partners = calendar.periods.slice(begin, end + 1).map((_, at) => partnerOf(move, begin + at))
  const [firstFound, lastFound] = [partners.find(it => it), partners.findLast(it => it)]
  if (!firstFound || !lastFound) return null
  const own = calendar.periods[end]
  const isCut = isRunning || own?.lastDay !== last
  const whole = isCut ? null : wholeYearsBefore(first, begin, end, move)
  if (whole) return whole
  const firstDay = firstFound === partners[0] ? moved(first, calendar.periods[begin], firstFound) : firstFound.firstDay
  const lastDay = isCut && lastFound === partners.at(-1) ? moved(last, own, lastFound) : lastFound.lastDay
  return { firstDay, lastDay }
}

/** Of whole years the years before as a whole, also where the last of them has a 53rd week and the last of these has not. */
function wholeYearsBefore(first: EpochDay, begin: number, end: number, move: NamedMove) {
  const { periods } = move.calendar
  const [own, last] = [periods[begin], periods[end]]
  const isWhole = own?.ordinal === 0 && own.firstDay === first && periods[end + 1]?.year !== last?.year
  if (move.by !== 'YEAR' || !isWhole || !last) return null
  const [firstOfBefore, lastOfBefore] = [partnerOf(move, begin), periods[end - last.ordinal - 1]]
  if (!firstOfBefore || lastOfBefore?.year !== last.year - 1) return null
  return { firstDay: firstOfBefore.firstDay, lastDay: lastOfBefore.lastDay }
}

/**
 * Where a day lies among what its periods are compared with. In a period without anything to be compared with it is where
 * that of the period before ends.
 */
export function movedNamedDay(day: EpochDay, move: NamedMove): EpochDay {
  const { periods } = move.calendar
  const index = periodIndexOf(move.calendar, day)
  const end = periods.at(-1)?.lastDay ?? day
  if (day > end) return movedNamedDay(end, move) + day - end
  const partner = partnerOf(move, index)
  if (partner) return moved(day, periods[index], partner)
  for (let before = index - 1; before >= 0; before--) {
    const earlier = partnerOf(move, before)
    if (earlier) return earlier.lastDay + 1
  }
  return periods[0]?.firstDay ?? day
}

function moved(day: EpochDay, from: NamedPeriod | undefined, to: NamedPeriod): EpochDay {
  return Math.min(to.firstDay + day - (from?.firstDay ?? day), to.lastDay)
}

/** The periods of one year, in their order. */
export function periodsOfYear({ periods }: NamedCalendar, year: number): readonly NamedPeriod[] {
  return periods.filter(period => period.year === year)
}

/** What the days are called: the label of a period, or `Retail 2026` of a whole year; null for all else. */
export function namedLabel(calendar: NamedCalendar, firstDay: EpochDay, lastDay: EpochDay): string | null {
  const period = calendar.periods[periodIndexOf(calendar, firstDay)]
  if (period?.firstDay !== firstDay) return null
  if (period.lastDay === lastDay) return period.label
  const isYear = period.ordinal === 0 && periodsOfYear(calendar, period.year).at(-1)?.lastDay === lastDay
  return isYear ? `${calendar.name} ${period.year}` : null
}
