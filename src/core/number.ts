import { ratioToDouble } from './ratio-to-double.ts'

/** An exact decimal: coefficient * 10^-scale. The scale is negative for large exponents. */
export interface Decimal {
  readonly coefficient: bigint
  readonly scale: number
}

export const MAX_DIGITS = 30
export const MAX_EXPONENT = 300

/** Texts that need no further thought: at most 15 digits, no exponent. */
const SMALL_INTEGER = /^-?\d{1,15}$/

export type DecimalErrorKind = 'SYNTAX' | 'TOO_MANY_DIGITS' | 'TOO_LARGE'

/**
 * Reads a decimal as people and programs write it: sign, digits, fraction, exponent (`.5` and `+5` are fine; `5.`, blanks,
 * `0x10`, `1_000`, `1,5` and digits of other scripts are not). `null` when `checkDecimal` finds an issue.
 */
export function parseDecimal(text: string): Decimal | null {
  const read = readDecimal(text)
  return typeof read === 'string' ? null : read
}

/**
 * What is wrong with the text; `null` if nothing. TOO_MANY_DIGITS is more than 30 significant ones (zeros before the first
 * and after the last other digit do not count), TOO_LARGE a first digit further than 300 places from the point on either
 * side: `1e309`, `1e-301`.
 */
export function checkDecimal(text: string): DecimalErrorKind | null {
  const read = readDecimal(text)
  return typeof read === 'string' ? read : null
}

/** A value as people write it: `5%` is 5 with a percent sign. What stands before the sign is for `parseDecimal` to read. */
export function splitPercent(text: string): { readonly number: string; readonly isPercent: boolean } {
  return text.endsWith('%') ? { number: text.slice(0, -1), isPercent: true } : { number: text, isPercent: false }
}

/** Reads a decimal that may have a percent sign, which says nothing here. */
export function parseDecimalOrPercent(text: string): Decimal | null {
  return parseDecimal(splitPercent(text).number)
}

/** As `checkDecimal`, of a text that may have a percent sign. */
export function checkDecimalOrPercent(text: string): DecimalErrorKind | null {
  return checkDecimal(splitPercent(text).number)
}

function readDecimal(text: string): Decimal | DecimalErrorKind {
  if (SMALL_INTEGER.test(text)) return { coefficient: BigInt(text), scale: 0 }
  const end = text.length
  let index = isSign(text.charCodeAt(0)) ? 1 : 0
  const first = index
  let point = -1
  // Digits are counted in one pass and zeros at either end left out: texts may be long and must not cost more than that.
  let firstSignificant = -1
  let lastSignificant = -1
  for (; index < end; index++) {
    const code = text.charCodeAt(index)
    if (code > 48 && code <= 57) {
      if (firstSignificant < 0) firstSignificant = index
      lastSignificant = index
    } else if (code === 46 && point < 0) point = index
    else if (code !== 48) break
  }
  if (index === first || point === index - 1) return 'SYNTAX'
  const exponent = readExponent(text, index)
  if (exponent === null) return 'SYNTAX'
  if (firstSignificant < 0) return { coefficient: 0n, scale: 0 }
  const significant = text.slice(firstSignificant, lastSignificant + 1).replace('.', '')
  if (significant.length > MAX_DIGITS) return 'TOO_MANY_DIGITS'
  // The place of the last digit that counts: 0 for ones, 1 for tens, -1 for tenths.
  const decimalPoint = point < 0 ? index : point
  const place = lastSignificant < decimalPoint ? decimalPoint - lastSignificant - 1 : decimalPoint - lastSignificant
  const scale = -(place + exponent)
  if (Math.abs(significant.length - 1 - scale) > MAX_EXPONENT) return 'TOO_LARGE'
  const coefficient = BigInt(significant)
  return { coefficient: text.charCodeAt(0) === 45 ? -coefficient : coefficient, scale }
}

/** The exponent from `e` to the end, 0 when the text ends before it, null when what follows is no exponent. */
function readExponent(text: string, start: number): number | null {
  if (start === text.length) return 0
  if ((text.charCodeAt(start) | 32) !== 101) return null
  const signed = isSign(text.charCodeAt(start + 1))
  let value = 0
  let index = signed ? start + 2 : start + 1
  if (index >= text.length) return null
  for (; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return null
    value = Math.min(value * 10 + digit, 1e9)
  }
  return text.charCodeAt(start + 1) === 45 ? -value : value
}

function isSign(code: number): boolean {
  return code === 43 || code === 45
}

/** Reads a decimal as PostgreSQL prints a numeric: plain digits of any length. Throws a SyntaxError for `NaN` and the like. */
export function decimalFromNumeric(text: string): Decimal {
  const point = text.indexOf('.')
  if (point === -1) return { coefficient: BigInt(text), scale: 0 }
  return { coefficient: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 }
}

/** Plain digits without superfluous zeros, as PostgreSQL reads them: `-0.5`, `1200`, `0`. */
export function decimalToText({ coefficient, scale }: Decimal): string {
  if (scale === 0 || coefficient === 0n) return coefficient.toString()
  const negative = coefficient < 0n
  const digits = (negative ? -coefficient : coefficient).toString()
  if (scale < 0) return `${negative ? '-' : ''}${digits}${'0'.repeat(-scale)}`
  const padded = digits.padStart(scale + 1, '0')
  const whole = padded.slice(0, -scale)
  let end = padded.length
  while (end > whole.length && padded.charCodeAt(end - 1) === 48) end--
  const fraction = padded.slice(whole.length, end)
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { coefficient: coefficientAt(a, scale) + coefficientAt(b, scale), scale }
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { coefficient: -b.coefficient, scale: b.scale })
}

/** Negative, 0 or positive, as a is less than, equal to or greater than b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { coefficient } = subtractDecimals(a, b)
  return coefficient < 0n ? -1 : coefficient > 0n ? 1 : 0
}

/** The nearest double. */
export function decimalToNumber(decimal: Decimal): number {
  return Number(`${decimal.coefficient}e${-decimal.scale}`)
}

/** The exact sum of two decimal texts, as text. */
export function addDecimalTexts(a: string, b: string): string {
  // 15 digits each: the sum of two is exact in a double.
  if (SMALL_INTEGER.test(a) && SMALL_INTEGER.test(b)) return String(Number(a) + Number(b))
  return decimalToText(addDecimals(decimalFromNumeric(a), decimalFromNumeric(b)))
}

/** The double nearest to the exact quotient (ties to even); `null` when b is 0. */
export function quotientToNumber(a: Decimal, b: Decimal): number | null {
  if (b.coefficient === 0n) return null
  const scale = Math.max(a.scale, b.scale)
  return ratioToDouble(coefficientAt(a, scale), coefficientAt(b, scale))
}

function coefficientAt(decimal: Decimal, scale: number): bigint {
  return scale === decimal.scale ? decimal.coefficient : decimal.coefficient * 10n ** BigInt(scale - decimal.scale)
}
