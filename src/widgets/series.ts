// Series: combinations of values of a widget's dimensions.
import type { SeriesId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { SeriesValues } from './dimension.ts'

/** What stands for the series of a value of a period where the widget had no dimensions. */
export const NO_SERIES = '0' as SeriesId

export interface Series {
  readonly seriesId: SeriesId
  readonly values: SeriesValues
}

/** A series as pushes know it. It never changes. */
export interface KnownSeries {
  readonly seriesId: SeriesId
  /** It has no value at all: what was pushed before the first dimension was declared is of it. */
  readonly isBlank: boolean
  /** Series of before its last dimensions were declared, of which it has no values; the oldest first. */
  readonly older: readonly SeriesId[]
}

/** A combination of values, and the text of them (`seriesTextOf`). */
export interface SeriesKey {
  readonly values: SeriesValues
  readonly text: string
}

/** The values as one text. How many there are is in it: `["DE"]` is another series than `["DE",null]`. */
export function seriesTextOf(values: SeriesValues): string {
  const [only] = values
  // One value that JSON writes as it is: most series, and every row of a push asks.
  if (values.length === 1 && typeof only === 'string' && UNESCAPED.test(only)) return `["${only}"]`
  return JSON.stringify(values)
}

const UNESCAPED = /^[ !#-[\]-~]*$/

export const seriesHashOf = (text: string): Buffer => sha256(text)

export const isBlank = (values: SeriesValues): boolean => values.every(value => value === null)

/** The values of series that the same rows were of while the widget had fewer dimensions; the oldest first. */
export function olderValuesOf(values: SeriesValues): SeriesValues[] {
  const older: SeriesValues[] = []
  for (let level = values.length - 1; level >= 1 && values[level] === null; level--)
    older.unshift(values.slice(0, level))
  return older
}
