import type { Aggregate } from './aggregate.ts'
import { type Calendar, CalendarError, type CalendarRules, type TimedKeyKind } from './calendar.ts'
import { pad2, parseDay, weekdayOf } from './day.ts'
import { type Buckets, bucketsOf, type Granularity } from './granularity.ts'
import type { Period } from './period.ts'
import { joinAggregates, type SparseSeries } from './series.ts'
import { MS_PER_DAY, MS_PER_HOUR, wallClockAt } from './zone.ts'

/** What comes round again: the days of the week, the hours of the day. */
export type ProfileBy = 'WEEKDAY' | 'HOUR_OF_DAY'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `Monday` to `Sunday` from the project's week start on, or `00:00` to `23:00`. */
export function profileKeys(by: ProfileBy, rules: CalendarRules): string[] {
  if (by === 'HOUR_OF_DAY') return Array.from({ length: 24 }, (_, hour) => `${pad2(hour)}:00`)
  return weekdays.map((_, index) => weekdays[(rules.weekStart - 1 + index) % 7] ?? '')
}

const granularityOf: Readonly<Record<ProfileBy, Granularity>> = { WEEKDAY: 'DAY', HOUR_OF_DAY: 'HOUR' }

/**
 * The buckets that SQL is to aggregate for a profile: days or hours of the period.
 * Throws a CalendarError (`by`) for the hours of DATE keys, which have none, and as `bucketsOf` does.
 */
export function profileBuckets(by: ProfileBy, period: Period, rules: CalendarRules, keyKind: TimedKeyKind): Buckets {
  if (by === 'HOUR_OF_DAY' && keyKind === 'DATE') {
    throw new CalendarError('by', 'Keys that are calendar days have no hours.')
  }
  return bucketsOf(period, granularityOf[by], rules, keyKind)
}

export interface Profile {
  readonly keys: readonly string[]
  /** By index into `keys`: all points of that weekday or hour as one exact aggregate; its latest is the last in time. */
  readonly series: SparseSeries
  /** How often each key occurs in the period, points or not: a period of 30 days has five of some weekdays. */
  readonly occurrences: readonly number[]
}

/**
 * Folds the aggregates of `profileBuckets` into the profile, exactly. An hour counts for what the clock showed: of the
 * hour repeated in autumn both count, the hour skipped in spring is missing. Halves of an hour that the clock change cut
 * are two occurrences. A bucket that is idle has no points by what it is: it is none.
 */
export function foldProfile(
  by: ProfileBy,
  buckets: Buckets,
  series: SparseSeries,
  calendar: Pick<Calendar, 'rules' | 'timeZone'>,
  isIdle: ((bucket: number) => boolean) | null = null,
): Profile {
  const keys = profileKeys(by, calendar.rules)
  const occurrences = keys.map(() => 0)
  const folded = new Map<number, Aggregate>()
  for (const [bucket, index] of profileIndexes(by, buckets, calendar).entries()) {
    if (!isIdle?.(bucket)) occurrences[index] = (occurrences[index] ?? 0) + 1
    const aggregate = series.get(bucket)
    const before = folded.get(index)
    if (aggregate) folded.set(index, before ? joinAggregates(before, aggregate) : aggregate)
  }
  return { keys, series: folded, occurrences }
}

/** Which key of the profile each bucket falls to. */
export function profileIndexes(
  by: ProfileBy,
  buckets: Buckets,
  calendar: Pick<Calendar, 'rules' | 'timeZone'>,
): number[] {
  const count = profileKeys(by, calendar.rules).length
  return buckets.starts.map((start, bucket) => {
    const place =
      by === 'WEEKDAY'
        ? (weekdayOf(parseDay(buckets.keys[bucket] ?? '') ?? 0) - calendar.rules.weekStart) % 7
        : Math.floor(wallClockAt(start, calendar.timeZone) / MS_PER_HOUR) % (MS_PER_DAY / MS_PER_HOUR)
    return place < 0 ? place + count : place
  })
}
