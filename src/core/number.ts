/** An exact decimal: coefficient * 10^-scale. The scale is negative for large exponents. */
export interface Decimal {
  readonly coefficient: bigint
  readonly scale: number
}

export const MAX_DIGITS = 30
export const MAX_EXPONENT = 300

const FORM = /^([+-]?)(?:(\d+)(?:\.(\d+))?|\.(\d+))(?:[eE]([+-]?\d{1,6}))?$/
/** Texts that need no further thought: at most 15 digits, no exponent. */
const SMALL_INTEGER = /^-?\d{1,15}$/

export type DecimalFault = 'SYNTAX' | 'TOO_MANY_DIGITS' | 'TOO_LARGE'

/**
 * Reads a decimal as people and programs write it: sign, digits, fraction, exponent (`.5` and `+5` are fine; `5.`, blanks,
 * `0x10`, `1_000`, `1,5` and digits of other scripts are not). `null` when `checkDecimal` finds a fault.
 */
export function parseDecimal(text: string): Decimal | null {
  const read = readDecimal(text)
  return typeof read === 'string' ? null : read
}

/** What is wrong with the text; `null` if nothing. More than 30 significant digits or an exponent beyond +-300 are refused. */
export function checkDecimal(text: string): DecimalFault | null {
  const read = readDecimal(text)
  return typeof read === 'string' ? read : null
}

function readDecimal(text: string): Decimal | DecimalFault {
  if (SMALL_INTEGER.test(text)) return { coefficient: BigInt(text), scale: 0 }
  // The form's digits are bounded below; the text is bounded here, so that nothing long is ever converted.
  if (text.length > 2000) return 'SYNTAX'
  const match = FORM.exec(text)
  if (!match) return 'SYNTAX'
  const [, sign, whole = '', fraction = '', bareFraction = '', exponent = '0'] = match
  const digits = whole + fraction + bareFraction
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '')
  if (significant === '') return { coefficient: 0n, scale: 0 }
  if (significant.length > MAX_DIGITS) return 'TOO_MANY_DIGITS'
  const trailing = digits.length - digits.replace(/0+$/, '').length
  const scale = (fraction + bareFraction).length - trailing - Number(exponent)
  const magnitude = significant.length - 1 - scale
  if (Math.abs(magnitude) > MAX_EXPONENT || Math.abs(scale) > MAX_EXPONENT + MAX_DIGITS) return 'TOO_LARGE'
  const coefficient = BigInt(significant)
  return { coefficient: sign === '-' ? -coefficient : coefficient, scale }
}

/** Reads a decimal as PostgreSQL prints a numeric: plain digits of any length. Throws RangeError for anything else. */
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
  const fraction = padded.slice(-scale).replace(/0+$/, '')
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { coefficient: coefficientAt(a, scale) + coefficientAt(b, scale), scale }
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { coefficient: -b.coefficient, scale: b.scale })
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale }
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
  return ratioToNumber(coefficientAt(a, scale), coefficientAt(b, scale))
}

/** The double nearest to numerator / denominator (ties to even), by long division with 64 bits and a sticky one. */
export function ratioToNumber(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  if (n === 0n) return 0
  const shift = 66 - (bitLength(n) - bitLength(d))
  const scaled = shift >= 0 ? n << BigInt(shift) : n
  const divisor = shift >= 0 ? d : d << BigInt(-shift)
  let quotient = scaled / divisor
  if (quotient * divisor !== scaled) quotient |= 1n
  // 66 or 67 bits with a sticky last bit: Number() rounds them to 53 correctly, and scaling by a power of two is exact.
  const half = Math.trunc(shift / 2)
  const value = Number(quotient) * 2 ** -half * 2 ** -(shift - half)
  return negative ? -value : value
}

function bitLength(value: bigint): number {
  return value.toString(2).length
}

function coefficientAt(decimal: Decimal, scale: number): bigint {
  return scale === decimal.scale ? decimal.coefficient : decimal.coefficient * 10n ** BigInt(scale - decimal.scale)
}
