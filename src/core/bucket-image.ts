import type { CalendarRules, EpochMs, TimedKeyKind } from './calendar.ts'
import { addUnits } from './calendar-unit.ts'
import { type ComparisonInput, type Move, movedInstant, moveOf, movesDays } from './comparison.ts'
import { dayToText, type EpochDay, parseDay } from './day.ts'
import { type Buckets, type BucketUnit, bucketsOf } from './granularity.ts'
import { movedNamedDay, type NamedMove, partnerOf, periodIndexOf } from './named-calendar.ts'
import type { Period } from './period.ts'
import { dayAt, MS_PER_HOUR, startOfDay } from './zone.ts'

/** The part of a compared period that one bucket of a report is compared with: [from, before), EpochDays or EpochMs. */
export interface BucketImage {
  /** Its first day, or the start of its hour: as keys are written. */
  readonly key: string
  readonly from: number
  readonly before: number
}

export interface BucketImages {
  /** One per bucket of the report; `null`: nothing is compared with it. */
  readonly images: readonly (BucketImage | null)[]
  /** The compared period, in the unit of the images. */
  readonly from: number
  readonly before: number
  /** Where what is compared with no bucket begins; `before` where there is no such rest. */
  readonly restFrom: number
}

export interface ImageOptions {
  readonly input: ComparisonInput
  readonly granularity: BucketUnit
  readonly rules: CalendarRules
  /** What the keys of the report are: the compared period was moved by them. */
  readonly keyKind: TimedKeyKind
  /** What the keys of the series are, which the buckets are of. */
  readonly storedKind: TimedKeyKind
}

/**
 * What each bucket of a period is compared with (rule 12). Days and hours go by their position. Weeks and longer ones are
 * moved as the period was, so that four weeks stand against four whole weeks: from the image of a bucket's first day up to
 * that of the next one, the first and the last reaching to the ends of the compared period. An image that clamping leaves
 * without length is null. Of a compared period that was named by its days the images are as long as the period, and what
 * lies behind the last one is the rest. Periods of a named calendar that are compared by it stand against its periods.
 */
export function bucketImages(period: Period, buckets: Buckets, compared: Period, options: ImageOptions): BucketImages {
  const { granularity, storedKind } = options
  if (granularity === 'HOUR' || granularity === 'DAY') {
    return imagesByPosition(buckets.keys.length, bucketsOf(compared, granularity, options.rules, storedKind))
  }
  const { timeZone } = compared
  const [from, before] =
    storedKind === 'DATE' ? [compared.firstDay, compared.lastDay + 1] : [compared.from, compared.before]
  const move = namedMoveOf(period, options)
  if (move) return namedImages(buckets, { move, from, before, timeZone, storedKind })
  const imageOf = imageFinder(period, compared, options)
  const restFrom = 'days' in options.input ? clamp(imageOf(buckets.end), from, before) : before
  const starts: number[] = []
  let least = from
  for (const [index, start] of buckets.starts.entries()) {
    if (index > 0) least = clamp(imageOf(start), least, restFrom)
    starts.push(least)
  }
  const images = starts.map((start, index) => {
    const end = starts[index + 1] ?? restFrom
    if (end <= start) return null
    return { key: dayToText(storedKind === 'DATE' ? start : dayAt(start, timeZone)), from: start, before: end }
  })
  return { images, from, before, restFrom }
}

/** How the buckets are compared one by one: each period of a named calendar with another one of it. */
export function namedMoveOf(period: Period, { input, granularity, keyKind }: ImageOptions): NamedMove | null {
  if (typeof granularity === 'string' || 'days' in input) return null
  const move = moveOf(period, input, keyKind)
  return move.kind === 'NAMED' && move.calendar === granularity ? move : null
}

interface NamedImageOptions {
  readonly move: NamedMove
  /** The compared period, in the unit of the images. */
  readonly from: number
  readonly before: number
  readonly timeZone: string
  readonly storedKind: TimedKeyKind
}

/** Each bucket stands against one period of the calendar, as far as that is compared, or against nothing. */
export function namedImages(buckets: Buckets, options: NamedImageOptions): BucketImages {
  const { move, from, before, timeZone, storedKind } = options
  const startOf = (day: EpochDay) => (storedKind === 'DATE' ? day : startOfDay(day, timeZone))
  const images = buckets.keys.map(key => {
    const partner = partnerOf(move, periodIndexOf(move.calendar, parseDay(key) ?? 0))
    if (!partner) return null
    const [start, end] = [Math.max(startOf(partner.firstDay), from), Math.min(startOf(partner.lastDay + 1), before)]
    if (end <= start) return null
    return { key: dayToText(storedKind === 'DATE' ? start : dayAt(start, timeZone)), from: start, before: end }
  })
  return { images, from, before, restFrom: images.findLast(image => image)?.before ?? before }
}

function imagesByPosition(count: number, { keys, starts, end }: Buckets): BucketImages {
  const images = Array.from({ length: count }, (_, index) => {
    const [key, from] = [keys[index], starts[index]]
    return key === undefined || from === undefined ? null : { key, from, before: starts[index + 1] ?? end }
  })
  return { images, from: starts[0] ?? end, before: end, restFrom: starts[count] ?? end }
}

/** Where a start of a bucket lies in the compared period, in the unit of the stored keys. */
export function imageFinder(period: Period, compared: Period, options: ImageOptions): (start: number) => number {
  const { input, keyKind, storedKind } = options
  const { timeZone } = period
  const byDays = (moved: (day: EpochDay) => EpochDay) =>
    storedKind === 'DATE' ? moved : (start: EpochMs) => startOfDay(moved(dayAt(start, timeZone)), timeZone)
  if ('days' in input) {
    const distance = period.firstDay - compared.firstDay
    return byDays(day => day - distance)
  }
  const move = moveOf(period, input, keyKind)
  if (movesDays(period, move, keyKind)) return byDays(day => movedDay(day, period, move, options.rules))
  const byInstants = (at: EpochMs) => imageOfInstant(at, period, move, options.rules)
  return storedKind === 'TIME' ? byInstants : (day: EpochDay) => dayAt(byInstants(startOfDay(day, timeZone)), timeZone)
}

function movedDay(day: EpochDay, period: Period, move: Move, rules: CalendarRules): EpochDay {
  if (move.kind === 'NAMED') return movedNamedDay(day, move)
  if (move.kind === 'SHIFT' || move.kind === 'TRAILING') return addUnits(day, -move.count, move.unit, rules)
  return day - (period.lastDay - period.firstDay + 1)
}

function imageOfInstant(at: EpochMs, { from, before, timeZone }: Period, move: Move, rules: CalendarRules): EpochMs {
  if (move.kind === 'SHIFT') return movedInstant(at, move, { timeZone, rules }, 'shift')
  return at - (move.kind === 'HOURS' ? move.count * MS_PER_HOUR : before - from)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
