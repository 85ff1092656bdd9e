// Every number from a billionth to a quadrillion, in every style and several languages: what is written is read back, and says the number.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnFormatter, formatNumber, type NumberFormat, plainFormat } from './number-format.ts'

const locales = ['en', 'de', 'de-CH', 'fr', 'sv', 'pt-BR', 'hi', 'ja', 'ar-EG', 'fa'] as const
const money = ['EUR', 'USD', 'JPY', 'KWD', 'INR', 'CLF'].map(
  (currency): NumberFormat => ({ ...plainFormat, style: 'CURRENCY', currency }),
)
const percent: NumberFormat = { ...plainFormat, style: 'PERCENT' }
const kilograms: NumberFormat = { ...plainFormat, unit: 'kg' }

/** Each magnitude as likely as any other, of either sign. */
const numbers = fc
  .tuple(fc.integer({ min: -9, max: 14 }), fc.double({ min: 1, max: 10, noNaN: true }), fc.boolean())
  .map(([power, part, isNegative]) => (isNegative ? -1 : 1) * part * 10 ** power)
const formats = fc.constantFrom(plainFormat, kilograms, percent, ...money)
const places = fc.constantFrom(...locales)

/** The digits and marks of a language. */
function marksOf(locale: string) {
  const part = (value: number, options: Intl.NumberFormatOptions, type: string) =>
    new Intl.NumberFormat(locale, options).formatToParts(value).find(each => each.type === type)?.value ?? '\u0000'
  return {
    digits: Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(locale).format(digit)),
    decimal: part(1.5, {}, 'decimal'),
    group: part(123456789, {}, 'group'),
    exponent: part(1e20, { notation: 'scientific' }, 'exponentSeparator'),
    minus: part(-1, {}, 'minusSign'),
  }
}
const marks = new Map(locales.map(locale => [locale as string, marksOf(locale)]))

/** The number that a text says. Independent of how it was written. */
function readBack(text: string, locale: string): number {
  const { digits, decimal, group, exponent, minus } = marks.get(locale) ?? marksOf(locale)
  const plain = text
    .replaceAll(exponent, 'e')
    .replaceAll(minus, '-')
    .replaceAll('\u2212', '-')
    .replaceAll(group, '')
    .replaceAll(decimal, '.')
    .replace(/./gsu, letter => (digits.includes(letter) ? String(digits.indexOf(letter)) : letter))
  const found = /\d+(?:\.\d+)?(?:e[^\d-]*-?[^\d]*\d+)?/.exec(plain)?.[0].replace(/[^\d.e-]/g, '')
  return (plain.includes('-') && plain.indexOf('-') < plain.search(/\d/) ? -1 : 1) * Number(found)
}

test('what is written says the number: three digits of small ones, the decimals of others', () => {
  fc.assert(
    fc.property(numbers, formats, places, (value, format, locale) => {
      const written = readBack(formatNumber(value, format, locale), locale)
      const off = Math.abs(written - value)
      // Half of the last decimal, or half of the third digit of what is smaller.
      expect(off).toBeLessThanOrEqual(
        Math.max(0.005, Math.abs(value) * 1e-9) + 1e-12 + (format.currency === 'JPY' ? 0.5 : 0),
      )
      if (Math.abs(value) < 0.5)
        expect(off).toBeLessThanOrEqual(Math.abs(value) * 0.0051 + (format.style === 'CURRENCY' ? 0.005 : 0))
    }),
    { numRuns: 2_000 },
  )
})

test('a larger number is never written as a smaller one', () => {
  fc.assert(
    fc.property(numbers, numbers, formats, places, (a, b, format, locale) => {
      const [less, more] = a < b ? [a, b] : [b, a]
      const [low, high] = [less, more].map(value => readBack(formatNumber(value, format, locale), locale))
      expect(low).toBeLessThanOrEqual(high ?? Number.NaN)
    }),
    { numRuns: 1_000 },
  )
})

test('the unit, the currency and the percent stand beside each number, in each language', () => {
  fc.assert(
    fc.property(numbers, places, fc.constantFrom(...money), (value, locale, format) => {
      expect(formatNumber(value, kilograms, locale)).toMatch(/\u202fkg$/)
      expect(formatNumber(value, percent, locale)).toMatch(/[%٪]/)
      const name = new Intl.NumberFormat(locale, { style: 'currency', currency: format.currency ?? '' })
        .formatToParts(1)
        .find(({ type }) => type === 'currency')?.value
      expect(formatNumber(value, format, locale)).toContain(name)
    }),
    { numRuns: 500 },
  )
})

test('cells of a column have their decimal point at one place from the right', () => {
  const cells = fc.array(
    numbers.filter(value => Math.abs(value) >= 1e-5),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(cells, fc.constantFrom(plainFormat, ...money), places, (values, format, locale) => {
      const write = columnFormatter(values, format, locale)
      const decimal =
        new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
      const tails = values.map(value => {
        const text = write(value)
        const at = text.lastIndexOf(decimal)
        return at < 0 ? 0 : (text.slice(at + decimal.length).match(/\p{Nd}/gu)?.length ?? 0)
      })
      expect(new Set(tails).size).toBe(1)
    }),
    { numRuns: 500 },
  )
})
