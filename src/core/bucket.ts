import type { Calendar, EpochMs, TimedKeyKind } from './calendar.ts'
import { type DayCut, startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import type { EpochDay } from './day.ts'
import type { Buckets, BucketUnit } from './granularity.ts'
import { startOfHour, startOfNextHour } from './hour.ts'
import { dayAt, startOfDay } from './zone.ts'

/** When a bucket is: [from, before). */
export interface BucketSpan {
  readonly from: EpochMs
  readonly before: EpochMs
  /** It has not ended, or the period cuts it. */
  readonly partial: boolean
  /** How many calendar days of it are in the period; null for hours. */
  readonly days: number | null
}

/** How many calendar days a bucket or an image of one has: [from, before) in the unit of the keys. */
export function daysOfBucket(from: number, before: number, keyKind: TimedKeyKind, timeZone: string): number {
  return keyKind === 'DATE' ? before - from : dayAt(Math.max(from, before - 1), timeZone) - dayAt(from, timeZone) + 1
}

/** When each bucket of a period is. Days begin in the zone of the calendar. */
export function bucketSpans(
  buckets: Buckets,
  granularity: BucketUnit,
  keyKind: TimedKeyKind,
  calendar: Calendar,
): readonly BucketSpan[] {
  const spanAt = spansOf(buckets, granularity, keyKind, calendar)
  return buckets.keys.map((_, index) => spanAt(index))
}

/** The indexes of the partial ones, without a look at each: the ends of the period, and those at its end that have not ended. */
export function partialIndexes(
  buckets: Buckets,
  granularity: BucketUnit,
  keyKind: TimedKeyKind,
  calendar: Calendar,
): readonly number[] {
  const spanAt = spansOf(buckets, granularity, keyKind, calendar)
  const last = buckets.keys.length - 1
  const found: number[] = []
  for (let index = last; index > 0; index--) {
    // One that is whole has ended, and so have all before it.
    if (!spanAt(index).partial) break
    found.push(index)
  }
  if (last >= 0 && spanAt(0).partial) found.push(0)
  return found.reverse()
}

function spansOf(
  { keys, starts, end }: Buckets,
  granularity: BucketUnit,
  keyKind: TimedKeyKind,
  calendar: Calendar,
): (index: number) => BucketSpan {
  const { now, timeZone } = calendar
  const instantOf = (start: number) => (keyKind === 'DATE' ? startOfDay(start, timeZone) : start)
  const whole = (at: EpochMs, day: EpochDay) =>
    granularity === 'HOUR' ? wholeHour(at, timeZone) : wholeUnit(day, granularity, calendar)
  return index => {
    const start = starts[index] ?? end
    const next = starts[index + 1] ?? end
    const from = instantOf(start)
    const before = instantOf(next)
    // Only the ends of the period can cut a bucket.
    const isInside = index > 0 && index < keys.length - 1
    const unit = isInside ? null : whole(from, keyKind === 'DATE' ? start : dayAt(start, timeZone))
    const isCut = unit !== null && (unit.from < from || unit.before > before)
    const days = granularity === 'HOUR' ? null : daysOfBucket(start, next, keyKind, timeZone)
    return { from, before, partial: isCut || before > now, days }
  }
}

type Span = Pick<BucketSpan, 'from' | 'before'>

function wholeHour(at: EpochMs, timeZone: string): Span {
  return { from: startOfHour(at, timeZone), before: startOfNextHour(at, timeZone) }
}

function wholeUnit(day: EpochDay, unit: DayCut, { timeZone, rules }: Calendar): Span {
  return {
    from: startOfDay(startOfUnit(day, unit, rules), timeZone),
    before: startOfDay(startOfNextUnit(day, unit, rules), timeZone),
  }
}
