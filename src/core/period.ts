import { type Calendar, CalendarError, type EpochMs, type NamedCalendar } from './calendar.ts'
import {
  addUnits,
  assertDay,
  assertSpan,
  type CalendarSpan,
  type DayUnit,
  isFiscal,
  startOfNextUnit,
  startOfUnit,
  unitName,
} from './calendar-unit.ts'
import { type EpochDay, MAX_DAY, MIN_DAY } from './day.ts'
import { fiscalLabel } from './fiscal-year.ts'
import { startOfHour } from './hour.ts'
import { instantRangeLabel, rangeLabel } from './label.ts'
import { type NamedPeriodInput, namedPeriodDays } from './named-period.ts'
import { type PeriodPreset, type PeriodStep, presetDays, presetLabel } from './preset.ts'
import { dayAt, isTimeZone, MS_PER_DAY, MS_PER_HOUR, startOfDay } from './zone.ts'

/** Calendar days, both ends included. */
export interface DayRange {
  readonly from: EpochDay
  readonly through: EpochDay
}

/** A stretch of time [from, before). */
interface InstantRange {
  readonly from: EpochMs
  readonly before: EpochMs
}

export type PeriodInput =
  | { readonly preset: PeriodPreset }
  | { readonly last: CalendarSpan }
  | { readonly days: DayRange }
  | { readonly instants: InstantRange }
  | { readonly of: NamedPeriodInput }

/** First and last point of what is asked about, as days (DATE keys) or as instants (TIME keys). */
export type PointExtent =
  | { readonly firstDay: EpochDay; readonly lastDay: EpochDay }
  | { readonly first: EpochMs; readonly last: EpochMs }

/**
 * A stretch of time that serves both kinds of keys: [from, before) for instants, firstDay to lastDay (both included)
 * for calendar days.
 */
export interface Period {
  readonly from: EpochMs
  readonly before: EpochMs
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
  readonly timeZone: string
  /** Short English name, see `preset.ts` and `label.ts`. */
  readonly label: string
  /** Whether the period includes now: its last numbers may still grow. */
  readonly partial: boolean
  /** Whether both ends are starts of days in the zone. */
  readonly wholeDays: boolean
  readonly step: PeriodStep
  /** The calendar by whose years it is compared with the year before; absent: by calendar years. */
  readonly named?: NamedCalendar
}

/**
 * The period an argument means (rules 1 and 2). `allTime` is needed for ALL_TIME only; without any point
 * that is today. Throws a CalendarError whose field is a path in the input, `days.through` or `last.count`, or `timeZone`.
 */
export function resolvePeriod(input: PeriodInput, calendar: Calendar, allTime: PointExtent | null = null): Period {
  if (!isTimeZone(calendar.timeZone)) {
    throw new CalendarError('timeZone', `"${calendar.timeZone}" is not an IANA time zone.`)
  }
  if ('days' in input) return periodOfDayRange(input.days, calendar, 'days')
  if ('instants' in input) return periodOfInstants(input.instants, calendar)
  if ('last' in input) return trailingPeriod(input.last, calendar)
  const today = dayAt(calendar.now, calendar.timeZone)
  if ('of' in input) {
    const days = namedPeriodDays(input.of, today, calendar)
    return periodOfDays(days.firstDay, days.lastDay, calendar, days.step, days.label, 'of')
  }
  if (input.preset === 'ALL_TIME') return allTimePeriod(allTime, today, calendar)
  const { firstDay, lastDay, step, label } = presetDays(input.preset, today, calendar.rules)
  return periodOfDays(firstDay, lastDay, calendar, step, label, 'preset')
}

/** The whole calendar unit that holds the day, its future days too: what a goal per month or quarter is set for. */
export function unitPeriod(unit: DayUnit, day: EpochDay, calendar: Calendar): Period {
  const firstDay = startOfUnit(day, unit, calendar.rules)
  const lastDay = startOfNextUnit(day, unit, calendar.rules) - 1
  const label = isFiscal(unit) ? fiscalLabel(firstDay, lastDay, calendar.rules.yearStart) : null
  return periodOfDays(firstDay, lastDay, calendar, { kind: 'SHIFT', count: 1, unit }, label, 'unit')
}

/** Whole days in the calendar's zone, both included. A null label names the days themselves. */
export function periodOfDays(
  firstDay: EpochDay,
  lastDay: EpochDay,
  calendar: Calendar,
  step: PeriodStep,
  label: string | null,
  field: string,
): Period {
  assertDay(firstDay, field)
  assertDay(lastDay, field)
  const { now, timeZone, rules } = calendar
  const from = startOfDay(firstDay, timeZone)
  const before = startOfDay(lastDay + 1, timeZone)
  const partial = from <= now && now < before
  return {
    from,
    before,
    firstDay,
    lastDay,
    timeZone,
    label: label ?? rangeLabel(firstDay, lastDay, rules),
    partial,
    wholeDays: true,
    step,
    ...(step.kind === 'NAMED' && { named: step.calendar }),
  }
}

/** The days of a range; `field` is the path of the argument. Throws a CalendarError. */
export function periodOfDayRange(range: DayRange, calendar: Calendar, field: string): Period {
  assertDay(range.from, `${field}.from`)
  assertDay(range.through, `${field}.through`)
  if (range.through < range.from) throw new CalendarError(`${field}.through`, 'The last day is before the first.')
  const step = { kind: 'SHIFT', count: range.through - range.from + 1, unit: 'DAY' } as const
  return periodOfDays(range.from, range.through, calendar, step, null, field)
}

/** [from, before) as a period that need not begin or end with a day. */
export function periodBetween(
  from: EpochMs,
  before: EpochMs,
  calendar: Pick<Calendar, 'now' | 'timeZone'>,
  label: string | null,
): Period {
  const { now, timeZone } = calendar
  return {
    from,
    before,
    firstDay: dayAt(from, timeZone),
    lastDay: dayAt(Math.max(from, before - 1), timeZone),
    timeZone,
    label: label ?? instantRangeLabel(from, before, timeZone),
    partial: from <= now && now < before,
    wholeDays: false,
    step: { kind: 'ELAPSED' },
  }
}

/** Throws a CalendarError for instants outside the years 1 to 9999 (a day's grace for zones). */
export function assertInstant(at: EpochMs, field: string): void {
  if (!Number.isInteger(at) || at < (MIN_DAY + 1) * MS_PER_DAY || at > MAX_DAY * MS_PER_DAY) {
    throw new CalendarError(field, 'The period leaves the years 1 to 9999.')
  }
}

function periodOfInstants(range: InstantRange, calendar: Calendar): Period {
  const { from, before } = range
  assertInstant(from, 'instants.from')
  assertInstant(before, 'instants.before')
  if (before <= from) throw new CalendarError('instants.before', '`before` has to be after `from`.')
  const firstDay = dayAt(from, calendar.timeZone)
  const lastDay = dayAt(before - 1, calendar.timeZone)
  // Who sends midnights means days: then a comparison stays on midnights when the clocks change in between.
  const midnights =
    startOfDay(firstDay, calendar.timeZone) === from && startOfDay(lastDay + 1, calendar.timeZone) === before
  return midnights
    ? periodOfDayRange({ from: firstDay, through: lastDay }, calendar, 'instants')
    : periodBetween(from, before, calendar, null)
}

function trailingPeriod(last: CalendarSpan, calendar: Calendar): Period {
  assertSpan(last, 'last')
  const { count, unit } = last
  const label = `Last ${count} ${unitName(unit)}${count === 1 ? '' : 's'}`
  if (unit === 'HOUR') {
    const hour = startOfHour(calendar.now, calendar.timeZone)
    return periodBetween(hour - (count - 1) * MS_PER_HOUR, hour + MS_PER_HOUR, calendar, label)
  }
  const today = dayAt(calendar.now, calendar.timeZone)
  const step = { kind: 'TRAILING', count, unit } as const
  return periodOfDays(addUnits(today, -count, unit, calendar.rules) + 1, today, calendar, step, label, 'last.count')
}

function allTimePeriod(extent: PointExtent | null, today: EpochDay, calendar: Calendar): Period {
  const { firstDay, lastDay } =
    extent === null ? { firstDay: today, lastDay: today } : daysOf(extent, calendar.timeZone)
  const step = { kind: 'SHIFT', count: lastDay - firstDay + 1, unit: 'DAY' } as const
  const period = periodOfDays(firstDay, lastDay, calendar, step, presetLabel('ALL_TIME'), 'preset')
  if (extent === null || 'firstDay' in extent) return period
  // Where zones move an instant of the first or the last day out of the years, that day is longer.
  const from = Math.min(period.from, Math.max(extent.first, (MIN_DAY - 1) * MS_PER_DAY))
  const before = Math.max(period.before, Math.min(extent.last + 1, (MAX_DAY + 2) * MS_PER_DAY))
  return { ...period, from, before }
}

/** Only days of the years 1 to 9999 have a name. */
function daysOf(extent: PointExtent, timeZone: string): { readonly firstDay: EpochDay; readonly lastDay: EpochDay } {
  const days =
    'firstDay' in extent ? extent : { firstDay: dayAt(extent.first, timeZone), lastDay: dayAt(extent.last, timeZone) }
  const named = (day: EpochDay) => Math.min(Math.max(day, MIN_DAY), MAX_DAY)
  return { firstDay: named(days.firstDay), lastDay: named(days.lastDay) }
}
