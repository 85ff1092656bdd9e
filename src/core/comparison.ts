import {
  type Calendar,
  CalendarError,
  type CalendarRules,
  type EpochMs,
  type NamedCalendar,
  type TimedKeyKind,
} from './calendar.ts'
import {
  addUnits,
  assertDay,
  assertSpan,
  type CalendarSpan,
  type DayUnit,
  isFiscal,
  startOfUnit,
} from './calendar-unit.ts'
import { civilOf, type EpochDay, monthLength } from './day.ts'
import { fiscalLabel } from './fiscal-year.ts'
import { cutRangeLabel } from './label.ts'
import { movedNamedDays, namedLabel } from './named-calendar.ts'
import { assertInstant, type DayRange, type Period, periodBetween, periodOfDayRange, periodOfDays } from './period.ts'
import type { PeriodStep } from './preset.ts'
import { dayAt, instantOfWallClock, MS_PER_DAY, MS_PER_HOUR, startOfDay, wallClockAt } from './zone.ts'

export const comparisonPresets = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR', 'SAME_WEEKDAYS_LAST_YEAR'] as const
export type ComparisonPreset = (typeof comparisonPresets)[number]

/** `shift` counts back: one month means one month earlier. */
export type ComparisonInput =
  | { readonly to: ComparisonPreset }
  | { readonly shift: CalendarSpan }
  | { readonly days: DayRange }

type Shift = Extract<PeriodStep, { kind: 'SHIFT' }>
/** How a period is moved to the one it is compared with. */
export type Move = PeriodStep | { readonly kind: 'HOURS'; readonly count: number }

/**
 * The period to compare with (rules 3 and 4). A period that includes now is compared to the same point: with DATE keys
 * through the day that today is moved to, with TIME keys until the same time of that day. `days` are taken as given.
 * Throws a CalendarError whose field is a path in the input.
 */
export function resolveComparison(
  period: Period,
  input: ComparisonInput,
  calendar: Pick<Calendar, 'now' | 'rules'>,
  keyKind: TimedKeyKind,
): Period {
  const { timeZone } = period
  const around = { now: calendar.now, timeZone, rules: calendar.rules }
  if ('days' in input) return periodOfDayRange(input.days, around, 'days')
  const move = moveOf(period, input, keyKind)
  const field = 'shift' in input ? 'shift' : 'to'
  if (movesDays(period, move, keyKind)) {
    return comparedDays(period, move, around, keyKind, field)
  }
  return comparedInstants(period, move, around, field)
}

/** A named calendar that has nothing to compare with: it begins too late, or the year before has one period less. */
class NoSuchPeriodError extends CalendarError {
  constructor({ name }: NamedCalendar) {
    super('to', `The calendar ${JSON.stringify(name)} has no period to compare with.`)
  }
}

/**
 * The same, or why there is none: what would lie before the year 1, or is in no named calendar, cannot be asked for, and is
 * no fault of the question.
 */
export function findComparison(
  period: Period,
  input: ComparisonInput,
  calendar: Pick<Calendar, 'now' | 'rules'>,
  keyKind: TimedKeyKind,
): Period | 'BEFORE_YEAR_1' | 'NO_SUCH_PERIOD' {
  try {
    return resolveComparison(period, input, calendar, keyKind)
  } catch (error) {
    if (error instanceof NoSuchPeriodError) return 'NO_SUCH_PERIOD'
    // Faults of the argument itself name a field inside of it, or are of hours.
    const isOutside = error instanceof CalendarError && (error.field === 'to' || error.field === 'shift')
    if (isOutside) return 'BEFORE_YEAR_1'
    throw error
  }
}

/** Whether days are moved, or the instants at which the period begins and ends. */
export function movesDays(period: Period, move: Move, keyKind: TimedKeyKind): boolean {
  return keyKind === 'DATE' || (period.wholeDays && move.kind !== 'HOURS')
}

export function moveOf(
  period: Period,
  input: Exclude<ComparisonInput, { days: DayRange }>,
  keyKind: TimedKeyKind,
): Move {
  if ('shift' in input) {
    assertSpan(input.shift, 'shift')
    const { count, unit } = input.shift
    if (unit !== 'HOUR') return { kind: 'SHIFT', count, unit }
    if (keyKind === 'DATE') throw new CalendarError('shift.unit', 'Calendar days cannot be shifted by hours.')
    return { kind: 'HOURS', count }
  }
  switch (input.to) {
    case 'PREVIOUS_PERIOD':
      return period.step
    case 'SAME_PERIOD_LAST_YEAR':
      if (period.named) return { kind: 'NAMED', calendar: period.named, by: 'YEAR' }
      // Fiscal quarters and years stand against those of the year before, also where these begin on another day of February.
      return { kind: 'SHIFT', count: 1, unit: isFiscalPeriod(period) ? 'FISCAL_YEAR' : 'YEAR' }
    case 'SAME_WEEKDAYS_LAST_YEAR':
      return { kind: 'SHIFT', count: 364, unit: 'DAY' }
  }
}

function isFiscalPeriod({ step }: Period): boolean {
  return step.kind === 'SHIFT' && isFiscal(step.unit)
}

function comparedDays(period: Period, move: Move, around: Calendar, keyKind: TimedKeyKind, field: string): Period {
  const { now, timeZone, rules } = around
  const today = period.partial ? dayAt(now, timeZone) : period.lastDay
  const { firstDay, lastDay } = movedDays(period.firstDay, Math.min(today, period.lastDay), period, { move, rules })
  const length = lastDay - firstDay + 1
  const step = { kind: 'SHIFT', count: length, unit: 'DAY' } as const
  const days = periodOfDays(firstDay, lastDay, around, step, labelOf(firstDay, lastDay, move, rules), field)
  if (keyKind === 'DATE' || !period.partial) return days
  // Where the clock repeats minutes before midnight, now can show less than its day's midnight: that is its start.
  const timeOfDay = Math.max(0, wallClockAt(now, timeZone) - today * MS_PER_DAY)
  const samePoint = instantOfWallClock(lastDay * MS_PER_DAY + timeOfDay, timeZone)
  const before = Math.max(startOfDay(lastDay, timeZone), Math.min(samePoint, days.before))
  if (before === days.before) return days
  const label = cutRangeLabel(firstDay, lastDay, before, timeZone)
  return { ...days, before, label, partial: days.from <= now && now < before, wholeDays: false }
}

/** Periods that were asked for by a name are compared with ones that have a name of the same kind. */
function labelOf(firstDay: EpochDay, lastDay: EpochDay, move: Move, rules: CalendarRules): string | null {
  if (move.kind === 'NAMED') return namedLabel(move.calendar, firstDay, lastDay)
  return 'unit' in move && isFiscal(move.unit) ? fiscalLabel(firstDay, lastDay, rules.yearStart) : null
}

/** Both ends moved; `last` is the last day that counts, today in a running period. */
function movedDays(
  first: EpochDay,
  last: EpochDay,
  period: Period,
  { move, rules }: { readonly move: Move; readonly rules: CalendarRules },
): { firstDay: EpochDay; lastDay: EpochDay } {
  if (move.kind === 'NAMED') {
    const days = movedNamedDays(first, last, period.partial, move)
    if (!days) throw new NoSuchPeriodError(move.calendar)
    return days
  }
  if (move.kind === 'TRAILING') {
    const lastDay = first - 1
    return { firstDay: addUnits(lastDay, -move.count, move.unit, rules) + 1, lastDay }
  }
  if (move.kind !== 'SHIFT') {
    const length = period.lastDay - period.firstDay + 1
    return { firstDay: first - length, lastDay: last - length }
  }
  const firstDay = addUnits(first, -move.count, move.unit, rules)
  if (isFiscal(move.unit) && !period.partial && isQuarterStart(first, rules) && isQuarterStart(last + 1, rules)) {
    return { firstDay, lastDay: addUnits(last + 1, -move.count, move.unit, rules) - 1 }
  }
  const lastDay = addUnits(last, -move.count, move.unit, rules)
  const wholeMonths = !period.partial && isMonthly(move.unit) && isFirstOfMonth(first) && isFirstOfMonth(last + 1)
  return { firstDay, lastDay: wholeMonths ? endOfMonth(lastDay) : lastDay }
}

function isQuarterStart(day: EpochDay, rules: CalendarRules): boolean {
  return startOfUnit(day, 'FISCAL_QUARTER', rules) === day
}

function isMonthly(unit: DayUnit): boolean {
  return unit === 'MONTH' || unit === 'QUARTER' || unit === 'YEAR'
}

function isFirstOfMonth(day: EpochDay): boolean {
  return civilOf(day).day === 1
}

function endOfMonth(day: EpochDay): EpochDay {
  const { year, month, day: dayOfMonth } = civilOf(day)
  return day + monthLength(year, month) - dayOfMonth
}

function comparedInstants(period: Period, move: Move, around: Calendar, field: string): Period {
  const { now } = around
  const end = period.partial ? now : period.before
  let from: EpochMs
  let before: EpochMs
  if (move.kind === 'SHIFT') {
    from = movedInstant(period.from, move, around, field)
    before = movedInstant(end, move, around, field)
    // 30 March 12:00 and 31 March 10:00 both become 28 February: then the stretch keeps its length instead.
    if (before <= from) before = from + (end - period.from)
  } else {
    const distance = move.kind === 'HOURS' ? move.count * MS_PER_HOUR : period.before - period.from
    from = period.from - distance
    before = end - distance
  }
  assertInstant(from, field)
  return periodBetween(from, before, around, null)
}

/** The same time of the day that the instant's day is moved to. */
export function movedInstant(
  at: EpochMs,
  shift: Shift,
  { timeZone, rules }: Pick<Calendar, 'timeZone' | 'rules'>,
  field: string,
): EpochMs {
  const wall = wallClockAt(at, timeZone)
  const day = Math.floor(wall / MS_PER_DAY)
  const moved = addUnits(day, -shift.count, shift.unit, rules)
  assertDay(moved, field)
  return instantOfWallClock(moved * MS_PER_DAY + (wall - day * MS_PER_DAY), timeZone)
}
