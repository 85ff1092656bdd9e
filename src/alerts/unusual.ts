// What is usual: the median of the same weekday or hour in the seasons before, and how far values lie from it.
// Median and MAD: Leys et al. 2013, "Detecting outliers: Do not use standard deviation around the mean".
import { addRatios, compareRatios, multiplyRatios, type Ratio, subtractRatios } from '../core/ratio.ts'
import { type BandOfBucket, ratioOfText } from './band.ts'
import type { UnusualCondition } from './condition.ts'

/** With fewer seasons nothing is called unusual. */
export const MIN_SEASONS = 4
export const MAX_SEASONS = 26

/** `values`: of the same weekday or hour, a season each; null: without data. `null`: too few of them to say. */
export function bandOfSeasons(condition: UnusualCondition, values: readonly (Ratio | null)[]): BandOfBucket | null {
  const known = values.filter(value => value !== null)
  if (known.length < MIN_SEASONS) return null
  const median = medianOf(known)
  const deviation = medianOf(known.map(value => sizeOf(subtractRatios(value, median))))
  const width = larger(multiplyRatios(deviation, ratioOfText(condition.deviations)), ratioOfText(condition.tolerance))
  return { low: subtractRatios(median, width), high: addRatios(median, width), recovery: null }
}

/** Of at least one. Of an even number: the mean of the two in the middle. */
function medianOf(values: readonly Ratio[]): Ratio {
  const sorted = [...values].sort(compareRatios)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as Ratio
  if (sorted.length % 2 === 1) return upper
  const { numerator, denominator } = addRatios(sorted[middle - 1] as Ratio, upper)
  return { numerator, denominator: denominator * 2n }
}

const sizeOf = ({ numerator, denominator }: Ratio): Ratio => ({
  numerator: numerator < 0n ? -numerator : numerator,
  denominator,
})
const larger = (a: Ratio, b: Ratio): Ratio => (compareRatios(a, b) >= 0 ? a : b)
