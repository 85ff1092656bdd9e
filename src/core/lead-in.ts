// Buckets before a period: what the trailing windows of its first buckets hold.
import { type BucketImage, type ImageOptions, imageFinder, namedImages, namedMoveOf } from './bucket-image.ts'
import { CalendarError, type CalendarRules, type TimedKeyKind } from './calendar.ts'
import { startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import { MIN_DAY } from './day.ts'
import { type Buckets, type BucketUnit, bucketsOf } from './granularity.ts'
import { startOfHour } from './hour.ts'
import type { Period } from './period.ts'
import { MS_PER_DAY, startOfDay } from './zone.ts'

/** The buckets of a period with whole ones before them; its own first one is whole, too. */
export interface LeadIn {
  readonly buckets: Buckets
  /** How many are before the period: fewer than were asked for where the year 1 begins. */
  readonly count: number
}

/** How buckets are cut: the last one ends with the period, also inside a unit of the calendar. */
interface LeadInOptions {
  readonly granularity: BucketUnit
  readonly rules: CalendarRules
  readonly storedKind: TimedKeyKind
}

/** Throws a CalendarError as `bucketsOf` does. */
export function leadInOf(period: Period, count: number, options: LeadInOptions): LeadIn {
  const { granularity, rules, storedKind } = options
  const own = bucketsOf(period, granularity, rules, storedKind).keys.length
  const buckets = bucketsOf(withEarlierStart(period, count, options), granularity, rules, storedKind)
  return { buckets, count: buckets.keys.length - own }
}

/** The period from the first of so many whole buckets before it on. */
function withEarlierStart(period: Period, count: number, { granularity, rules, storedKind }: LeadInOptions): Period {
  const { timeZone } = period
  if (granularity === 'HOUR') {
    let from = startOfHour(period.from, timeZone)
    for (let left = count; left > 0 && from > FIRST_INSTANT; left--) from = startOfHour(from - 1, timeZone)
    return { ...period, from }
  }
  // A day that the zone left out is no bucket of instants.
  const hasLength = (day: number) =>
    storedKind === 'DATE' || startOfDay(day, timeZone) < startOfDay(startOfNextUnit(day, granularity, rules), timeZone)
  let firstDay = startOfUnit(period.firstDay, granularity, rules)
  const floor = typeof granularity === 'string' ? MIN_DAY : (granularity.periods[0]?.firstDay ?? MIN_DAY)
  for (let left = count; left > 0 && firstDay > floor; ) {
    firstDay = startOfUnit(firstDay - 1, granularity, rules)
    if (hasLength(firstDay)) left--
  }
  return { ...period, firstDay, from: Math.min(period.from, startOfDay(firstDay, timeZone)) }
}

/** Instants before have no name in every zone. */
const FIRST_INSTANT = (MIN_DAY + 1) * MS_PER_DAY

/** What the buckets of a lead-in are compared with: those of the period as `bucketImages` says, the others by the same rule. */
export interface LeadInImages {
  /** One per bucket of the lead-in; `null`: nothing is compared with it. */
  readonly images: readonly (Pick<BucketImage, 'from' | 'before'> | null)[]
  /** The compared period ends here; what lies behind the last image is compared with nothing. */
  readonly before: number
}

/** `images` are those of the buckets of the period itself. */
export function leadInImages(
  period: Period,
  { buckets, count }: LeadIn,
  compared: Period,
  options: ImageOptions & { readonly images: readonly (BucketImage | null)[] },
): LeadInImages {
  const { granularity, storedKind, images } = options
  const before = storedKind === 'DATE' ? compared.lastDay + 1 : compared.before
  if (granularity === 'HOUR' || granularity === 'DAY') {
    // By position, counted from the first bucket of either period.
    const other = leadInOf(compared, count, options)
    const { starts, end } = other.buckets
    const all = buckets.keys.map((_, index) => {
      const at = index - count + other.count
      const from = starts[at]
      return from === undefined ? null : { from, before: starts[at + 1] ?? end }
    })
    return { images: all, before }
  }
  const move = namedMoveOf(period, options)
  if (move) {
    const all = { move, from: -Infinity, before, timeZone: compared.timeZone, storedKind }
    const lead = namedImages(buckets, all).images.slice(0, count + 1)
    return { images: [...lead, ...images.slice(1)], before }
  }
  const moved = imageFinder(period, compared, options)
  const floor = storedKind === 'DATE' ? MIN_DAY : FIRST_INSTANT
  const imageOf = (start: number) => {
    try {
      return Math.max(floor, moved(start))
    } catch (error) {
      if (error instanceof CalendarError) return floor
      throw error
    }
  }
  const firstAfter = images.slice(1).find(image => image !== null)?.from ?? images[0]?.before ?? before
  const starts = buckets.starts.slice(0, count + 1).map(start => Math.min(imageOf(start), firstAfter))
  const lead = starts.map((from, index) => {
    const end = starts[index + 1] ?? firstAfter
    return end > from ? { from, before: end } : null
  })
  return { images: [...lead, ...images.slice(1)], before }
}
