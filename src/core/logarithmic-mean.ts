import { compareRatios, divideRatios, type Ratio, ratioNumber, subtractRatios } from './ratio.ts'

/** (a - b) / (ln a - ln b) of two numbers above 0; of equal ones it is the number itself. */
export function logarithmicMean(a: Ratio, b: Ratio): number {
  // From the smaller one, so that the growth is never near -1, where its logarithm has no digits left.
  const [low, high] = compareRatios(a, b) > 0 ? [b, a] : [a, b]
  const growth = divideRatios(subtractRatios(high, low), low)
  const relative = growth ? ratioNumber(growth) : 0
  const base = ratioNumber(low)
  return relative === 0 ? base : (base * relative) / Math.log1p(relative)
}
