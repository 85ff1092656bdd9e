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
