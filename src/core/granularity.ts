import { CalendarError, type EpochMs, type KeyKind } from './calendar.ts'
import { type CalendarUnit, startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import { dayToText, type EpochDay } from './day.ts'
import { offsetSpanAt } from './offset.ts'
import type { Period } from './period.ts'
import { instantToText, MS_PER_HOUR, startOfDay } from './zone.ts'

export type Granularity = CalendarUnit

/** The most buckets of one series. */
export const MAX_BUCKETS = 10_000

/**
 * Buckets that tile a period exactly. `keys` name the calendar bucket (its first day, or for HOUR its start with offset), also
 * where the period starts inside it (rule 5). `bounds` are where each begins within the period: days for DATE, epoch
 * milliseconds for TIME; `end` is where the last one ends. Points are put into them by these bounds and by nothing else.
 */
export interface Buckets {
  readonly keys: readonly string[]
  readonly bounds: readonly number[]
  readonly end: number
}

/** Up to 2 days HOUR (TIME only), up to 92 days DAY, up to 2 years WEEK, else MONTH. */
export function defaultGranularity(period: Period, keyKind: KeyKind): Granularity {
  const days = period.lastDay - period.firstDay + 1
  if (keyKind === 'TIME' && days <= 2) return 'HOUR'
  if (days <= 92) return 'DAY'
  if (days <= 731) return 'WEEK'
  return days <= 28 * MAX_BUCKETS ? 'MONTH' : 'YEAR'
}

/** Throws CalendarError when there would be more than 10,000 buckets, or hours are asked of day keys. */
export function bucketsOf(period: Period, granularity: Granularity, weekStart: number, keyKind: KeyKind): Buckets {
  if (granularity === 'HOUR') {
    if (keyKind !== 'TIME')
      throw new CalendarError('granularity', 'The keys of this widget are days: HOUR is finer than they are.')
    assertCount((period.before - period.from) / MS_PER_HOUR)
    return hourBuckets(period)
  }
  const shortest = { DAY: 1, WEEK: 7, MONTH: 28, QUARTER: 90, YEAR: 365 }
  assertCount((period.lastDay - period.firstDay) / shortest[granularity])
  const keys: string[] = []
  const bounds: number[] = []
  const end = keyKind === 'TIME' ? period.before : period.lastDay + 1
  for (let day: EpochDay = period.firstDay; day <= period.lastDay; day = startOfNextUnit(day, granularity, weekStart)) {
    const bound = keyKind === 'TIME' ? Math.max(period.from, startOfDay(day, period.timeZone)) : day
    // A day that the zone left out (Apia, 2011-12-30) has no instants and no bucket of its own.
    const last = bounds.at(-1)
    if (last !== undefined && bound <= last) {
      keys.pop()
      bounds.pop()
    }
    if (bound >= end) break
    keys.push(dayToText(startOfUnit(day, granularity, weekStart)))
    bounds.push(bound)
  }
  return { keys, bounds, end }
}

function hourBuckets(period: Period): Buckets {
  const keys: string[] = []
  const bounds: number[] = []
  let at: EpochMs = period.from
  while (at < period.before) {
    const { start, end, offset } = offsetSpanAt(at, period.timeZone)
    const intoHour = (((at + offset) % MS_PER_HOUR) + MS_PER_HOUR) % MS_PER_HOUR
    // A change of the clock in the middle of an hour (Lord Howe) ends that hour's bucket and begins another.
    keys.push(instantToText(Math.max(start, at - intoHour), period.timeZone))
    bounds.push(at)
    at = Math.min(end, at - intoHour + MS_PER_HOUR)
  }
  return { keys, bounds, end: period.before }
}

function assertCount(count: number): void {
  if (count > MAX_BUCKETS) {
    throw new CalendarError(
      'granularity',
      `This would be more than ${MAX_BUCKETS} buckets: ask for a shorter period or a coarser granularity.`,
    )
  }
}
