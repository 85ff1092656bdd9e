import type { Decimal } from './number.ts'
import { ratioToDouble } from './ratio-to-double.ts'

/** An exact fraction; the denominator is positive. Averages and formulas are exact until they are handed out. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

export function ratioOf({ coefficient, scale }: Decimal): Ratio {
  return scale >= 0
    ? { numerator: coefficient, denominator: 10n ** BigInt(scale) }
    : { numerator: coefficient * 10n ** BigInt(-scale), denominator: 1n }
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

/** The sum of many: over the least denominator that all of them have, so that it does not grow with their number. */
export function sumRatios(ratios: Iterable<Ratio>): Ratio {
  let [numerator, denominator] = [0n, 1n]
  for (const ratio of ratios) {
    // Mostly they are of as many decimals.
    if (ratio.denominator === denominator) {
      numerator += ratio.numerator
      continue
    }
    const divisor = commonDivisor(denominator, ratio.denominator)
    const factor = ratio.denominator / divisor
    numerator = numerator * factor + ratio.numerator * (denominator / divisor)
    denominator *= factor
  }
  return { numerator, denominator }
}

/** The greatest one of two whole numbers, without their signs; one of them is not 0. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest]
  return divisor
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, { numerator: -b.numerator, denominator: b.denominator })
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator }
}

/** `null` for a division by zero. */
export function divideRatios(a: Ratio, b: Ratio): Ratio | null {
  if (b.numerator === 0n) return null
  const sign = b.numerator < 0n ? -1n : 1n
  return { numerator: a.numerator * b.denominator * sign, denominator: a.denominator * b.numerator * sign }
}

/** Negative, 0 or positive, as a is less than, equal to or greater than b. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const { numerator } = subtractRatios(a, b)
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0
}

/** The nearest double. */
export function ratioNumber({ numerator, denominator }: Ratio): number {
  return ratioToDouble(numerator, denominator)
}

export function negateRatio({ numerator, denominator }: Ratio): Ratio {
  return { numerator: -numerator, denominator }
}

/** The same number in its lowest terms. */
export function reduceRatio({ numerator, denominator }: Ratio): Ratio {
  const divisor = commonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}
