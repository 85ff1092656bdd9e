// Exact numbers as texts: what is handed out where a double would lose digits.
import { decimalFromNumeric, decimalToText } from './number.ts'
import { commonDivisor, type Ratio, ratioOf } from './ratio.ts'

/** Significant digits of a quotient that no decimal ends. */
export const QUOTIENT_DIGITS = 38

/**
 * Every digit of a number that is a decimal; a quotient without an end (`1/3`) is rounded half to even at QUOTIENT_DIGITS significant
 * digits.
 */
export function ratioText({ numerator, denominator }: Ratio): string {
  const divisor = commonDivisor(numerator, denominator)
  const [top, bottom] = [numerator / divisor, denominator / divisor]
  const scale = decimalScale(bottom)
  if (scale !== null) return decimalToText({ coefficient: (top * 10n ** BigInt(scale)) / bottom, scale })
  return roundedText(top, bottom)
}

/** Numbers that end have fewer significant digits, those of quotients that were cut have more. */
const LONGEST_DECIMAL = 45
/** Quotients that were cut behind 60 digits are so near to what is meant, in parts of the largest of them. */
const NEARNESS = 10n ** 52n
/** That another fraction as simple is as near by chance: 1 to this. */
const CERTAINTY = 10n ** 10n

/**
 * A number that was added up of quotients cut behind 60 digits, as the fraction that is meant: 1/3 and not 0.333, and 0 for what is left of
 * 1/3 - 1/6 - 1/6. It is the simplest one as near as the cuts allow; where there is none that is simple enough to be sure of, digits
 * without end become QUOTIENT_DIGITS. `size` is the largest of the quotients without its sign.
 */
export function settledQuotient(ratio: Ratio, size: Ratio): Ratio {
  const { numerator, denominator } = ratio
  const sign = numerator < 0n ? -1n : 1n
  const top = numerator * sign
  let [whole, rest] = [top, denominator]
  let [before, convergent] = [
    { numerator: 0n, denominator: 1n },
    { numerator: 1n, denominator: 0n },
  ]
  while (rest > 0n) {
    const quotient = whole / rest
    const next = {
      numerator: quotient * convergent.numerator + before.numerator,
      denominator: quotient * convergent.denominator + before.denominator,
    }
    ;[before, convergent, whole, rest] = [convergent, next, rest, whole - quotient * rest]
    const difference = top * next.denominator - next.numerator * denominator
    const error = (difference < 0n ? -difference : difference) * size.denominator * NEARNESS
    if (error > size.numerator * denominator * next.denominator) continue
    const isSure = next.denominator ** 2n * size.numerator * CERTAINTY <= size.denominator * NEARNESS
    if (isSure) return { numerator: sign * next.numerator, denominator: next.denominator }
    break
  }
  const digits = ratioText(ratio).replace(/^-?0?\.?0*|\./g, '').length
  return digits <= LONGEST_DECIMAL ? ratio : ratioOf(decimalFromNumeric(roundedText(numerator, denominator)))
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
