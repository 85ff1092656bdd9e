// Periods of a named calendar, as they are asked for.
import { type Calendar, CalendarError, type NamedCalendar, type NamedPeriod } from './calendar.ts'
import type { EpochDay } from './day.ts'
import { extentText, namedLabel, periodIndexOf, periodsOfYear } from './named-calendar.ts'
import type { PresetDays } from './preset.ts'

/** One period of a calendar, by its label or by its place to the one that holds today (0; -1 is the one before), or all of one year. */
export type NamedPeriodInput = { readonly calendar: string } & (
  | { readonly label: string }
  | { readonly offset: number }
  | { readonly year: number }
  | { readonly yearOffset: number }
)

/**
 * The days that are meant. Those that run end with today. Throws a CalendarError whose field is a path in the input, where
 * there is no such calendar or no such period.
 */
export function namedPeriodDays(input: NamedPeriodInput, today: EpochDay, calendar: Calendar): PresetDays {
  const named = calendar.calendars?.get(input.calendar)
  if (!named) throw new CalendarError('of.calendar', `The project has no calendar ${JSON.stringify(input.calendar)}.`)
  const periods = periodsFor(input, today, named)
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) throw new Error('a period was found')
  const by = 'year' in input || 'yearOffset' in input ? 'YEAR' : 'PERIOD'
  const lastDay = first.firstDay <= today ? Math.min(last.lastDay, today) : last.lastDay
  const label = namedLabel(named, first.firstDay, last.lastDay) ?? first.label
  return { firstDay: first.firstDay, lastDay, step: { kind: 'NAMED', calendar: named, by }, label }
}

function periodsFor(input: NamedPeriodInput, today: EpochDay, named: NamedCalendar): readonly NamedPeriod[] {
  if ('label' in input) {
    const found = named.periods.find(({ label }) => label === input.label)
    if (found) return [found]
    const labels = named.periods.slice(0, 5).map(({ label }) => JSON.stringify(label))
    const more = named.periods.length > labels.length ? ' ...' : ''
    throw missing(
      'label',
      named,
      `no period ${JSON.stringify(input.label)}: its periods are ${labels.join(', ')}${more}`,
    )
  }
  if ('year' in input) return yearOf(named, input.year, 'year')
  const index = periodIndexOf(named, today)
  const current = named.periods[index]
  const field = 'offset' in input ? 'offset' : 'yearOffset'
  if (!current) throw new CalendarError(`of.${field}`, `${extentText(named)}: no period holds today.`)
  if ('yearOffset' in input) return yearOf(named, current.year + input.yearOffset, field)
  const found = named.periods[index + input.offset]
  if (found) return [found]
  throw missing(
    field,
    named,
    `${index} periods before the one that holds today, and ${named.periods.length - index - 1} after it`,
  )
}

function yearOf(named: NamedCalendar, year: number, field: string): readonly NamedPeriod[] {
  const found = periodsOfYear(named, year)
  if (found.length > 0) return found
  const [first, last] = [named.periods[0], named.periods.at(-1)]
  throw missing(field, named, `no year ${year}: it has ${first?.year} to ${last?.year}`)
}

function missing(field: string, { name }: NamedCalendar, text: string): CalendarError {
  return new CalendarError(`of.${field}`, `The calendar ${JSON.stringify(name)} has ${text}.`)
}
