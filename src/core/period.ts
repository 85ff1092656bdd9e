import { type Calendar, CalendarError, type EpochMs } from './calendar.ts'
import { addUnits, assertDay, assertSpan, type CalendarSpan, type DayUnit, startOfUnit } from './calendar-unit.ts'
import { addMonths, type EpochDay } from './day.ts'
import { daysLabel, spanLabel } from './label.ts'
import { dayAt, startOfDay } from './zone.ts'

export type PeriodPreset =
  | 'TODAY'
  | 'YESTERDAY'
  | `LAST_${7 | 14 | 28 | 30 | 90}_DAYS`
  | 'LAST_12_MONTHS'
  | `${'THIS' | 'LAST'}_${'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'}`
  | 'ALL_TIME'

export interface DayRange {
  readonly from: EpochDay
  /** Included. */
  readonly through: EpochDay
}

export type PeriodInput =
  | { readonly preset: PeriodPreset }
  | { readonly last: CalendarSpan }
  | { readonly days: DayRange }
  | { readonly instants: { readonly from: EpochMs; readonly before: EpochMs } }

/** What a period was made as: its comparison depends on it (rule 3). */
export type PeriodShape =
  /** A calendar unit from its start, whole or so far. */
  | { readonly kind: 'UNIT'; readonly unit: DayUnit }
  /** Calendar months, the last of them so far: the same months of the year before are the months before. */
  | { readonly kind: 'MONTHS'; readonly count: number }
  /** So many units that end with a day, wherever units begin. */
  | { readonly kind: 'TRAILING'; readonly span: CalendarSpan }
  | { readonly kind: 'DAYS' }
  | { readonly kind: 'INSTANTS' }

/**
 * A half-open stretch of time `[from, before)` in a zone, and the calendar days it touches. DATE keys are compared with the
 * days, TIME keys with the instants (rule 1).
 */
export interface Period {
  readonly from: EpochMs
  readonly before: EpochMs
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
  readonly timeZone: string
  readonly label: string
  /** It includes now. */
  readonly partial: boolean
  readonly shape: PeriodShape
}

/** The first and the last point of what ALL_TIME is asked of, as days; `null` when there is no point: today then. */
export type AllTime = DayRange | null

const trailingDays = new Map<string, number>([
  ['TODAY', 1],
  ['LAST_7_DAYS', 7],
  ['LAST_14_DAYS', 14],
  ['LAST_28_DAYS', 28],
  ['LAST_30_DAYS', 30],
  ['LAST_90_DAYS', 90],
])

/** Rule 2. Throws CalendarError for a period that cannot be. */
export function resolvePeriod(input: PeriodInput, calendar: Calendar, allTime: AllTime = null): Period {
  const today = dayAt(calendar.now, calendar.timeZone)
  if ('instants' in input) return instantsPeriod(input.instants, calendar)
  if ('days' in input) {
    const { from, through } = input.days
    assertDay(from, 'period.days.from')
    assertDay(through, 'period.days.through')
    if (through < from) throw new CalendarError('period.days', 'The last day is before the first.')
    return daysPeriod(from, through, { kind: 'DAYS' }, daysLabel(from, through), calendar)
  }
  if ('last' in input) return lastPeriod(input.last, today, calendar)
  return presetPeriod(input.preset, today, calendar, allTime)
}

function presetPeriod(preset: PeriodPreset, today: EpochDay, calendar: Calendar, allTime: AllTime): Period {
  const label = presetLabel(preset)
  const days = (first: EpochDay, last: EpochDay, shape: PeriodShape) => daysPeriod(first, last, shape, label, calendar)
  const count = trailingDays.get(preset)
  if (count !== undefined) return days(today - count + 1, today, { kind: 'DAYS' })
  if (preset === 'YESTERDAY') return days(today - 1, today - 1, { kind: 'DAYS' })
  if (preset === 'ALL_TIME') return days(allTime?.from ?? today, allTime?.through ?? today, { kind: 'DAYS' })
  if (preset === 'LAST_12_MONTHS') {
    return days(addMonths(startOfUnit(today, 'MONTH', 1), -11), today, { kind: 'MONTHS', count: 12 })
  }
  const [which, unit] = preset.split('_') as ['THIS' | 'LAST', DayUnit]
  const start = startOfUnit(today, unit, calendar.weekStart)
  if (which === 'THIS') return days(start, today, { kind: 'UNIT', unit })
  return days(addUnits(start, -1, unit), start - 1, { kind: 'UNIT', unit })
}

function lastPeriod(span: CalendarSpan, today: EpochDay, calendar: Calendar): Period {
  assertSpan(span, 'period.last')
  if (span.unit === 'HOUR') {
    throw new CalendarError('period.last.unit', 'A period of hours is asked as `instants`.')
  }
  const first = addUnits(today + 1, -span.count, span.unit)
  assertDay(first, 'period.last.count')
  return daysPeriod(first, today, { kind: 'TRAILING', span }, spanLabel(span), calendar)
}

function instantsPeriod(range: { from: EpochMs; before: EpochMs }, calendar: Calendar): Period {
  const { timeZone, now } = calendar
  const { from, before } = range
  if (before <= from) throw new CalendarError('period.instants', 'before has to be after from.')
  const firstDay = dayAt(from, timeZone)
  const lastDay = dayAt(before - 1, timeZone)
  assertDay(firstDay, 'period.instants.from')
  assertDay(lastDay, 'period.instants.before')
  const partial = from <= now && now < before
  const label = daysLabel(firstDay, lastDay)
  return { from, before, firstDay, lastDay, timeZone, label, partial, shape: { kind: 'INSTANTS' } }
}

/** Whole days, from the first day's beginning to the last day's end in the zone. */
export function daysPeriod(
  firstDay: EpochDay,
  lastDay: EpochDay,
  shape: PeriodShape,
  label: string,
  calendar: Calendar,
): Period {
  const { timeZone, now } = calendar
  const from = startOfDay(firstDay, timeZone)
  const before = startOfDay(lastDay + 1, timeZone)
  return { from, before, firstDay, lastDay, timeZone, label, partial: from <= now && now < before, shape }
}

/** `LAST_30_DAYS` -> `Last 30 days`. */
function presetLabel(preset: PeriodPreset): string {
  const words = preset.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
