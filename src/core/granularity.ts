import { CalendarError, type CalendarRules, type NamedCalendar, type TimedKeyKind } from './calendar.ts'
import {
  type CalendarUnit,
  calendarUnits,
  type DayCut,
  startOfNextUnit,
  startOfUnit,
  unitName,
} from './calendar-unit.ts'
import { addMonths, dayToText, type EpochDay, MAX_DAY } from './day.ts'
import { startOfHour, startOfNextHour } from './hour.ts'
import type { Period } from './period.ts'
import { instantToText, MS_PER_HOUR, startOfDay } from './zone.ts'

export const granularities = calendarUnits
export type Granularity = CalendarUnit
/** What a bucket is: a unit, or a period of a named calendar. */
export type BucketUnit = Granularity | NamedCalendar

/** As it is asked for by `granularity`; null for a named calendar. */
export function unitOf(unit: BucketUnit | null): Granularity | null {
  return typeof unit === 'string' ? unit : null
}

/** `fiscal quarter`; `period` of a named calendar. */
export function bucketName(unit: BucketUnit): string {
  return typeof unit === 'string' ? unitName(unit) : 'period'
}

/** As it is asked for by `calendarGranularity`; null for units. */
export function calendarNameOf(unit: BucketUnit | null): string | null {
  return unit === null || typeof unit === 'string' ? null : unit.name
}

/** More buckets than any chart can draw; a request for more is refused rather than answered slowly. */
export const MAX_BUCKETS = 10_000

/**
 * The buckets of a period, in order, as parallel arrays. Bucket i is [starts[i], starts[i + 1]), the last one ends at
 * `end`. With DATE keys starts and end are EpochDays, with TIME keys EpochMs. The first start is the period's own, also
 * inside a calendar bucket; its key still names that bucket (rule 5). Points are put into buckets by these starts and by
 * nothing else.
 */
export interface Buckets {
  readonly keys: readonly string[]
  readonly starts: readonly number[]
  readonly end: number
}

/**
 * The granularity when none was asked for: HOUR up to 2 days (TIME keys only), DAY up to 92 days, WEEK up to 2 years,
 * else MONTH, or YEAR where months would be too many.
 */
export function defaultGranularity(period: Period, keyKind: TimedKeyKind): Granularity {
  const days = period.lastDay - period.firstDay + 1
  if (keyKind === 'TIME' && (days <= 2 || period.before - period.from <= 48 * MS_PER_HOUR)) return 'HOUR'
  if (days <= 92) return 'DAY'
  if (period.lastDay < addMonths(period.firstDay, 24)) return 'WEEK'
  return days / 28 < MAX_BUCKETS ? 'MONTH' : 'YEAR'
}

/**
 * Tiles a period with calendar buckets in its zone. Keys are first days (`2026-11-01`) or, for HOUR, starts as RFC 3339
 * with offset. A day the zone skipped has no bucket with TIME keys. There is always at least one bucket, so that the
 * bounds can be given to SQL as they are.
 * Throws a CalendarError (`granularity`) for HOUR with DATE keys and for more than MAX_BUCKETS, and (`calendarGranularity`) for
 * days outside of a named calendar.
 */
export function bucketsOf(
  period: Period,
  granularity: BucketUnit,
  rules: CalendarRules,
  keyKind: TimedKeyKind,
): Buckets {
  if (granularity !== 'HOUR') {
    return keyKind === 'DATE' ? dateBuckets(period, granularity, rules) : timeBuckets(period, granularity, rules)
  }
  if (keyKind === 'DATE')
    throw new CalendarError('granularity', 'Keys that are calendar days cannot be split into hours.')
  return hourBuckets(period)
}

function dateBuckets(period: Period, unit: DayCut, rules: CalendarRules): Buckets {
  const keys: string[] = []
  const starts: EpochDay[] = []
  let day = startOfUnit(period.firstDay, unit, rules)
  while (day <= period.lastDay) {
    assertRoom(keys.length, unit)
    keys.push(dayToText(day))
    starts.push(Math.max(day, period.firstDay))
    day = startOfNextUnit(day, unit, rules)
  }
  return { keys, starts, end: period.lastDay + 1 }
}

function timeBuckets(period: Period, unit: DayCut, rules: CalendarRules): Buckets {
  const { from, before, timeZone } = period
  let day = startOfUnit(period.firstDay, unit, rules)
  const keys: string[] = []
  const starts: number[] = []
  let start = from
  for (;;) {
    const nextDay = startOfNextUnit(day, unit, rules)
    // Behind the last day that has a name there is no other bucket.
    const next = nextDay > MAX_DAY ? before : Math.min(startOfDay(nextDay, timeZone), before)
    if (next > start) {
      assertRoom(keys.length, unit)
      keys.push(dayToText(day))
      starts.push(start)
    }
    if (next >= before) break
    start = next
    day = nextDay
  }
  return keys.length === 0 ? { keys: [dayToText(day)], starts: [from], end: before } : { keys, starts, end: before }
}

function hourBuckets(period: Period): Buckets {
  const { from, before, timeZone } = period
  assertRoom((before - from) / MS_PER_HOUR - 1, 'HOUR')
  const keys = [instantToText(startOfHour(from, timeZone), timeZone)]
  const starts = [from]
  for (let hour = startOfNextHour(from, timeZone); hour < before; hour = startOfNextHour(hour, timeZone)) {
    assertRoom(keys.length, 'HOUR')
    keys.push(instantToText(hour, timeZone))
    starts.push(hour)
  }
  return { keys, starts, end: before }
}

function assertRoom(count: number, unit: BucketUnit): void {
  if (count < MAX_BUCKETS) return
  const name = typeof unit === 'string' ? unit : 'period'
  throw new CalendarError('granularity', `The period has more than ${MAX_BUCKETS} buckets of one ${name}.`)
}
