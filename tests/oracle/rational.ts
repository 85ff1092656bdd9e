// Exact quotients of whole numbers, for what is compared.

export interface Rational {
  readonly num: bigint
  /** Above 0. */
  readonly den: bigint
}

export const ZERO: Rational = { num: 0n, den: 1n }

export function rational(num: bigint, den: bigint): Rational {
  return den < 0n ? { num: -num, den: -den } : { num, den }
}

export const add = (a: Rational, b: Rational): Rational => rational(a.num * b.den + b.num * a.den, a.den * b.den)
export const subtract = (a: Rational, b: Rational): Rational => rational(a.num * b.den - b.num * a.den, a.den * b.den)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den)
export const divide = (a: Rational, b: Rational): Rational | null =>
  b.num === 0n ? null : rational(a.num * b.den, a.den * b.num)

export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

export const absolute = ({ num, den }: Rational): Rational => ({ num: num < 0n ? -num : num, den })

/** A decimal text as it is answered. */
export function parseRational(text: string): Rational {
  const [, sign, whole = '', part = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? []
  if (whole === '') throw new Error(`${text} is no decimal`)
  const num = BigInt(`${sign}${whole}${part}`)
  const shift = BigInt(exponent) - BigInt(part.length)
  return shift < 0n ? { num, den: 10n ** -shift } : { num: num * 10n ** shift, den: 1n }
}

const DIGITS = 60n

/** The nearest double: by way of more digits than any number here has that ends. */
export function toNumber({ num, den }: Rational): number {
  if (num === 0n) return 0
  const size = num < 0n ? -num : num
  const shift = DIGITS + BigInt(den.toString().length - size.toString().length)
  const digits = shift >= 0n ? (size * 10n ** shift) / den : size / (den * 10n ** -shift)
  return Number(`${num < 0n ? '-' : ''}${digits}e${-shift}`)
}
