// The ranges of stored keys that a report reads, and the buckets that their points are put into.
import { type BucketImage, bucketImages, type ImageOptions } from '../core/bucket-image.ts'
import type { TimedKeyKind } from '../core/calendar.ts'
import type { Buckets } from '../core/granularity.ts'
import type { Period } from '../core/period.ts'

/** A range of stored keys to read, and the buckets that its points are put into. */
export interface TimeRange {
  readonly buckets: Buckets
  /** Keys as they are stored, `[from, before)`. */
  readonly from: string
  readonly before: string
  /** Where each bucket lies among those that the report shows, `null` for those that it does not; `null`: they are the same. */
  readonly indexes: readonly (number | null)[] | null
  /** Of a compared period: what each bucket of the report is compared with. */
  readonly images: readonly (BucketImage | null)[] | null
}

/** Days and instants are cut at the same times of the calendar: buckets of either kind are matched by their keys. */
export function periodRange(
  period: Period,
  buckets: Buckets,
  keyKind: TimedKeyKind,
  visible: TimeRange | null,
): TimeRange {
  const indexOf = visible && new Map(visible.buckets.keys.map((key, index) => [key, index]))
  const indexes = indexOf && buckets.keys.map(key => indexOf.get(key) ?? null)
  return { buckets, indexes, images: null, ...storedRange(period, keyKind) }
}

/** `own` is the range of the period itself, of series with the same kind of keys. */
export function comparedRange(period: Period, own: TimeRange, compared: Period, options: ImageOptions): TimeRange {
  const { images, from, before, restFrom } = bucketImages(period, own.buckets, compared, options)
  const placed = images.flatMap((image, index) => {
    return image ? [{ ...image, index: own.indexes ? (own.indexes[index] ?? null) : index }] : []
  })
  const keys: string[] = []
  const starts: number[] = []
  const indexes: (number | null)[] = []
  const place = (key: string, start: number, index: number | null) => {
    keys.push(key)
    starts.push(start)
    indexes.push(index)
  }
  // What is compared with nothing is a bucket of its own: it counts in the total, and is added up by itself.
  let end = placed[0]?.from ?? from
  for (const image of placed) {
    if (image.from > end) place('', end, null)
    place(image.key, image.from, image.index)
    end = image.before
  }
  if (restFrom < before || placed.length === 0) place('', placed.length === 0 ? from : restFrom, null)
  const areSame = indexes.every((shown, index) => shown === index)
  const { storedKind } = options
  const range = { buckets: { keys, starts, end: before }, ...storedRange(compared, storedKind) }
  return { ...range, indexes: areSame ? null : indexes, images }
}

/** Whether some of the range lies in no bucket that the report shows. */
export function hasRest({ indexes }: TimeRange): boolean {
  return indexes?.includes(null) ?? false
}

export function storedRange(period: Period, keyKind: TimedKeyKind): { from: string; before: string } {
  return keyKind === 'DATE'
    ? { from: String(period.firstDay), before: String(period.lastDay + 1) }
    : { from: `${period.from}000`, before: `${period.before}000` }
}
