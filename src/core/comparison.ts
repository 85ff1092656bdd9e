import { type Calendar, CalendarError, type KeyKind } from './calendar.ts'
import { addUnits, assertDay, assertSpan, type CalendarSpan, type DayUnit } from './calendar-unit.ts'
import { addMonths, addYears, civilOf, type EpochDay, monthLength } from './day.ts'
import { daysLabel } from './label.ts'
import { type DayRange, daysPeriod, type Period } from './period.ts'
import { dayAt, instantOfWallClock, MS_PER_DAY, MS_PER_HOUR, wallClockAt } from './zone.ts'

export type ComparisonPreset = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR' | 'SAME_WEEKDAYS_LAST_YEAR'

export type ComparisonInput =
  | { readonly to: ComparisonPreset }
  /** So many units before. */
  | { readonly shift: CalendarSpan }
  | { readonly days: DayRange }

/**
 * The period to compare with (rules 3 and 4). Of a partial period the comparison runs to the same point: the same number of
 * days for day keys, the same time of the day on the last of them for instants. Throws CalendarError.
 */
export function resolveComparison(
  period: Period,
  input: ComparisonInput,
  calendar: Calendar,
  keyKind: KeyKind,
): Period {
  if ('days' in input) {
    const { from, through } = input.days
    assertDay(from, 'compare.days.from')
    assertDay(through, 'compare.days.through')
    if (through < from) throw new CalendarError('compare.days', 'The last day is before the first.')
    return daysPeriod(from, through, { kind: 'DAYS' }, daysLabel(from, through), calendar)
  }
  if (period.shape.kind === 'INSTANTS') return comparedInstants(period, input, calendar, keyKind)
  const range = 'shift' in input ? shifted(period, input.shift) : presetRange(period, input.to)
  return toSamePoint(period, range, calendar, keyKind)
}

function presetRange(period: Period, preset: ComparisonPreset): DayRange {
  const { firstDay, lastDay, shape } = period
  if (preset === 'SAME_PERIOD_LAST_YEAR') return moveMonths(period, 12)
  if (preset === 'SAME_WEEKDAYS_LAST_YEAR') return { from: firstDay - 364, through: lastDay - 364 }
  if (shape.kind === 'UNIT') {
    const from = addUnits(firstDay, -1, shape.unit)
    // So far: as many days of the unit before as have passed of this one, clamped to its length.
    return { from, through: period.partial ? Math.min(from + (lastDay - firstDay), firstDay - 1) : firstDay - 1 }
  }
  if (shape.kind === 'MONTHS') {
    return {
      from: addMonths(firstDay, -shape.count),
      through: Math.min(addMonths(lastDay, -shape.count), firstDay - 1),
    }
  }
  if (shape.kind === 'TRAILING') {
    const { count, unit } = shape.span
    return { from: addUnits(lastDay + 1, -2 * count, unit as DayUnit), through: firstDay - 1 }
  }
  return { from: firstDay - (lastDay - firstDay + 1), through: firstDay - 1 }
}

function shifted(period: Period, span: CalendarSpan): DayRange {
  assertSpan(span, 'compare.shift')
  const { count, unit } = span
  if (unit === 'HOUR') throw new CalendarError('compare.shift.unit', 'Only a period of `instants` is shifted by hours.')
  if (unit === 'MONTH') return moveMonths(period, count)
  if (unit === 'QUARTER') return moveMonths(period, 3 * count)
  if (unit === 'YEAR') return moveMonths(period, 12 * count)
  const days = unit === 'WEEK' ? 7 * count : count
  return { from: period.firstDay - days, through: period.lastDay - days }
}

/** Both ends so many months back, clamped to the length of the month; whole months stay whole months. */
function moveMonths(period: Period, months: number): DayRange {
  const { firstDay, lastDay } = period
  const last = civilOf(lastDay)
  const wholeMonths = civilOf(firstDay).day === 1 && last.day === monthLength(last.year, last.month)
  const from = addMonths(firstDay, -months)
  // The month's end is a day before the next month's first, which never needs clamping.
  const through = wholeMonths && !period.partial ? addMonths(lastDay + 1, -months) - 1 : addMonths(lastDay, -months)
  return { from, through }
}

function toSamePoint(period: Period, range: DayRange, calendar: Calendar, keyKind: KeyKind): Period {
  assertDay(range.from, 'compare')
  const { timeZone, now } = calendar
  let { through } = range
  const today = dayAt(now, timeZone)
  if (period.partial && period.lastDay > today) {
    through = Math.min(through, range.from + (today - period.firstDay))
  }
  assertDay(through, 'compare')
  const compared = daysPeriod(range.from, through, { kind: 'DAYS' }, daysLabel(range.from, through), calendar)
  // An earlier day has no more of the clock than today has: only instants can tell.
  if (!period.partial || keyKind !== 'TIME' || through - range.from < today - period.firstDay) return compared
  const clock = wallClockAt(now, timeZone) - today * MS_PER_DAY
  const point = instantOfWallClock(through * MS_PER_DAY + clock, timeZone)
  return { ...compared, before: Math.max(compared.from + 1, Math.min(compared.before, point)) }
}

function comparedInstants(
  period: Period,
  input: Exclude<ComparisonInput, { days: DayRange }>,
  calendar: Calendar,
  keyKind: KeyKind,
): Period {
  const { timeZone, now } = calendar
  const length = period.before - period.from
  const elapsed = period.partial && keyKind === 'TIME' ? now - period.from : length
  let from: number
  if ('to' in input && input.to === 'PREVIOUS_PERIOD') from = period.from - length
  else if ('shift' in input && input.shift.unit === 'HOUR') {
    assertSpan(input.shift, 'compare.shift')
    from = period.from - input.shift.count * MS_PER_HOUR
  } else {
    const day = dayAt(period.from, timeZone)
    const clock = wallClockAt(period.from, timeZone) - day * MS_PER_DAY
    from = instantOfWallClock(movedDay(day, input) * MS_PER_DAY + clock, timeZone)
  }
  const before = Math.max(from + 1, from + elapsed)
  const firstDay = dayAt(from, timeZone)
  const lastDay = dayAt(before - 1, timeZone)
  assertDay(firstDay, 'compare')
  const partial = from <= now && now < before
  return {
    from,
    before,
    firstDay,
    lastDay,
    timeZone,
    label: daysLabel(firstDay, lastDay),
    partial,
    shape: { kind: 'INSTANTS' },
  }
}

function movedDay(day: EpochDay, input: { to: ComparisonPreset } | { shift: CalendarSpan }): EpochDay {
  if ('to' in input) return input.to === 'SAME_PERIOD_LAST_YEAR' ? addYears(day, -1) : day - 364
  assertSpan(input.shift, 'compare.shift')
  return addUnits(day, -input.shift.count, input.shift.unit as DayUnit)
}
