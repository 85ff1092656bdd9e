// Which bucket stands where in the calendar: earlier ones are found by their day and hour, not by counting, so that a day of 23 or 25 hours moves nothing.

import type { CalendarRules, EpochMs } from '../core/calendar.ts'
import { addUnits, type CalendarSpan, startOfUnit } from '../core/calendar-unit.ts'
import type { Granularity } from '../core/granularity.ts'
import { MS_PER_DAY, MS_PER_HOUR, wallClockAt } from '../core/zone.ts'
import type { ChangeCondition, Season } from './condition.ts'

/** A bucket of a report, in epoch milliseconds: [from, before). */
export interface AlertBucket {
  readonly key: string
  readonly from: EpochMs
  readonly before: EpochMs
}

export interface BucketClock {
  /** The index of the bucket that a comparison means; `undefined`: it was not read, or the clocks skipped it. */
  earlier(index: number, against: ChangeCondition['against']): number | undefined
  /** The index of the same weekday or hour, so many seasons ago. */
  sameIn(index: number, season: Season, count: number): number | undefined
}

interface ClockRules {
  readonly granularity: Granularity
  readonly timeZone: string
  readonly rules: CalendarRules
}

export function createBucketClock(
  buckets: readonly AlertBucket[],
  { granularity, timeZone, rules }: ClockRules,
): BucketClock {
  const places = buckets.map(({ from }) => {
    const wall = wallClockAt(from, timeZone)
    const day = Math.floor(wall / MS_PER_DAY)
    return { day, hour: granularity === 'HOUR' ? Math.floor((wall - day * MS_PER_DAY) / MS_PER_HOUR) : 0 }
  })
  const indexes = new Map<string, number>()
  for (const [index, { day, hour }] of places.entries()) {
    // Of an hour that comes twice in autumn the first one is meant.
    const key = `${day} ${hour}`
    if (!indexes.has(key)) indexes.set(key, index)
  }
  const at = (day: number, hour: number) => indexes.get(`${day} ${hour}`)
  const shifted = (index: number, { count, unit }: CalendarSpan): number | undefined => {
    const place = places[index]
    if (!place) return undefined
    if (unit === 'HOUR') return index >= count ? index - count : undefined
    const day = addUnits(place.day, -count, unit, rules)
    return at(granularity === 'HOUR' ? day : startOfUnit(day, granularity, rules), place.hour)
  }
  return {
    earlier: (index, against) => shifted(index, spanOf(against, granularity)),
    sameIn: (index, season, count) => shifted(index, { count, unit: season }),
  }
}

/** How far back a comparison of one bucket goes. */
export function spanOf(against: ChangeCondition['against'], granularity: Granularity): CalendarSpan {
  if ('shift' in against) return against.shift
  switch (against.to) {
    case 'PREVIOUS_PERIOD':
      return { count: 1, unit: granularity }
    case 'SAME_PERIOD_LAST_YEAR':
      return { count: 1, unit: granularity.startsWith('FISCAL') ? 'FISCAL_YEAR' : 'YEAR' }
    case 'SAME_WEEKDAYS_LAST_YEAR':
      return { count: 364, unit: 'DAY' }
  }
}
