// Exact numbers as texts: what is handed out where a double would lose digits.
import { decimalToText } from './number.ts'
import type { Ratio } from './ratio.ts'

/** Significant digits of a quotient that no decimal ends. */
export const QUOTIENT_DIGITS = 38

/**
 * Every digit of a number that is a decimal; a quotient without an end (`1/3`) is rounded half to even at QUOTIENT_DIGITS significant
 * digits.
 */
export function ratioText({ numerator, denominator }: Ratio): string {
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator)
  const [top, bottom] = [numerator / divisor, denominator / divisor]
  const scale = decimalScale(bottom)
  if (scale !== null) return decimalToText({ coefficient: (top * 10n ** BigInt(scale)) / bottom, scale })
  return roundedText(top, bottom)
}

/** The fewest decimals that hold every multiple of 1/denominator; `null`: no number of them does. */
function decimalScale(denominator: bigint): number | null {
  let rest = denominator
  let [twos, fives] = [0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? Math.max(twos, fives) : null
}

function roundedText(numerator: bigint, denominator: bigint): string {
  const size = numerator < 0n ? -numerator : numerator
  // At most one too many digits: then it is done again with one decimal less.
  let scale = QUOTIENT_DIGITS - (digitsOf(size) - digitsOf(denominator))
  let rounded = dividedBy(size, denominator, scale)
  if (digitsOf(rounded) > QUOTIENT_DIGITS) rounded = dividedBy(size, denominator, --scale)
  return decimalToText({ coefficient: numerator < 0n ? -rounded : rounded, scale })
}

/** size / denominator in units of 10^-scale. A quotient without an end is never half-way between two of them. */
function dividedBy(size: bigint, denominator: bigint, scale: number): bigint {
  const shifted = scale >= 0 ? size * 10n ** BigInt(scale) : size
  const divisor = scale >= 0 ? denominator : denominator * 10n ** BigInt(-scale)
  return (2n * shifted + divisor) / (2n * divisor)
}

function digitsOf(value: bigint): number {
  return value.toString().length
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
