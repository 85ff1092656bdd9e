import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnFormatter,
  formatChange,
  formatNumber,
  type NumberFormat,
  percentFormat,
  plainFormat,
  type Room,
} from './number-format.ts'

const currency = (code: string): NumberFormat => ({ ...plainFormat, style: 'CURRENCY', currency: code })
const [eur, jpy, kwd] = ['EUR', 'JPY', 'KWD'].map(currency) as [NumberFormat, NumberFormat, NumberFormat]
const duration: NumberFormat = { ...plainFormat, style: 'DURATION' }
const bytes: NumberFormat = { ...plainFormat, style: 'BYTES' }

/** As it is read: spaces that do not break are spaces, marks of direction are not seen. */
const seen = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u061c\u200e\u200f]/g, '')
const texts = (values: number[], format: NumberFormat, locale = 'en', room: Room = 'FULL') =>
  values.map(value => seen(formatNumber(value, format, locale, room)))

const sizes = [1e-9, 0.00012, 0.1234, 1.5, 12.345, 1234.5, 123456.789, 2643123456, 1e15, 1e20]

describe('from a billionth to beyond a quadrillion', () => {
  test.each([
    [
      'FULL',
      [
        '1E-9',
        '0.00012',
        '0.123',
        '1.5',
        '12.35',
        '1,234.5',
        '123,456.79',
        '2,643,123,456',
        '1,000,000,000,000,000',
        '1E20',
      ],
    ],
    ['CARD', ['1E-9', '0.00012', '0.123', '1.5', '12.35', '1,234.5', '123,456.79', '2.64B', '1000T', '1E20']],
    ['AXIS', ['1E-9', '0.00012', '0.1234', '1.5', '12.345', '1,234.5', '123.457K', '2.64312B', '1000T', '1E20']],
  ] as const)('%s', (room, written) => {
    expect(texts(sizes, plainFormat, 'en', room)).toEqual(written)
  })

  test.each([
    ['de', ['0,00012', '1.234,5', '2,64 Mrd.']],
    ['hi', ['0.00012', '1,234.5', '2.64 अ॰']],
    ['ar-EG', ['٠٫٠٠٠١٢', '١٬٢٣٤٫٥', '٢٫٦٤ مليار']],
    ['fr', ['0,00012', '1 234,5', '2,64 Md']],
  ] as const)('in the words of %s', (locale, written) => {
    expect(texts([0.00012, 1234.5, 2643123456], plainFormat, locale, 'CARD')).toEqual(written)
  })

  test('a number that is not 0 is never written as 0, and 0 has no sign', () => {
    expect(texts([0, -0], plainFormat)).toEqual(['0', '0'])
    const nonZero = fc.double({ noNaN: true, noDefaultInfinity: true }).filter(value => value !== 0)
    const formats = fc.constantFrom(plainFormat, percentFormat, eur, jpy, kwd, duration, bytes)
    fc.assert(
      fc.property(nonZero, formats, fc.constantFrom('FULL', 'CARD', 'AXIS'), (value, format, room) => {
        const text = formatNumber(value, format, 'en', room)
        expect(text).toMatch(/[1-9]/)
        expect(text.startsWith('-')).toBe(value < 0)
        expect(text.length).toBeLessThan(40)
      }),
    )
  })

  test('what there is not is a dash', () => {
    expect([null, undefined].map(value => formatNumber(value, eur, 'en'))).toEqual(['–', '–'])
  })

  test('a unit stays with its number', () => {
    expect(formatNumber(-18.2, { ...plainFormat, unit: '°C' }, 'de')).toBe('-18,2\u202f°C')
    expect(formatNumber(18, { ...eur, unit: 'a seat' }, 'en')).toBe('€18')
  })
})

describe('money', () => {
  test('has the decimals of its currency, or none where the amount is whole', () => {
    expect(texts([1234.5, 1234], eur)).toEqual(['€1,234.50', '€1,234'])
    expect(texts([1234.5, 1234], jpy)).toEqual(['¥1,235', '¥1,234'])
    expect(texts([1234.5, 1234], kwd)).toEqual(['KWD 1,234.500', 'KWD 1,234'])
  })

  test('has its sign where the language puts it', () => {
    const written = ['en', 'de', 'hi', 'ar-EG'].map(locale => texts([-1234567.5], eur, locale)[0])
    expect(written).toEqual(['-€1,234,567.50', '-1.234.567,50 €', '-€12,34,567.50', '-١٬٢٣٤٬٥٦٧٫٥٠ €'])
    expect(texts([2643123456], eur, 'de', 'CARD')).toEqual(['2,64 Mrd. €'])
  })

  test('of less than its smallest coin has the digits that it needs', () => {
    expect(texts([0.00012, 0.12], eur)).toEqual(['€0.00012', '€0.12'])
    expect(texts([0.5], jpy)).toEqual(['¥0.5'])
  })
})

test('percents are not multiplied', () => {
  expect(texts([2.45, 100, -0.031], percentFormat)).toEqual(['2.45%', '100%', '-0.031%'])
  expect(texts([2.45], percentFormat, 'de')).toEqual(['2,45 %'])
  expect(texts([2.45], percentFormat, 'ar-EG')).toEqual(['٢٫٤٥٪'])
})

test.each([
  [0, '0 s'],
  [4980, '1 h 23 min'],
  [-4980, '-1 h 23 min'],
  [0.00012, '120 µs'],
  [4e-10, '0.4 ns'],
  [0.0045, '4.5 ms'],
  [59.994, '59.99 s'],
  [59.996, '1 min'],
  [3599.6, '1 h'],
  [86_399, '1 d'],
  [90_000, '1 d 1 h'],
  [1e9, '11,574 d'],
])('%d seconds are %s', (seconds, text) => {
  expect(seen(formatNumber(seconds, duration, 'en'))).toBe(text)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [-1536, '-1.54 kB'],
  [999_994, '999.99 kB'],
  [999_999, '1 MB'],
  [2_645_000_000, '2.65 GB'],
  [1e22, '10,000 EB'],
])('%d bytes are %s', (count, text) => {
  expect(seen(formatNumber(count, bytes, 'en'))).toBe(text)
})

test.each<[NumberFormat, Room, number, string]>([
  [bytes, 'CARD', 134_720, '135 kB'],
  [bytes, 'CARD', 999_600, '1 MB'],
  [bytes, 'AXIS', 999_600, '999.6 kB'],
  [duration, 'CARD', 0.00013472, '135 µs'],
  [duration, 'CARD', 0.0009996, '1 ms'],
  [duration, 'CARD', 59.96, '1 min'],
  [{ ...bytes, maximumFractionDigits: 0 }, 'FULL', 999_600, '1 MB'],
  [{ ...duration, maximumFractionDigits: 0 }, 'FULL', 59.6, '1 min'],
])('%o, %s: %d is %s, in the unit of what is written', (format, room, value, text) => {
  expect(seen(formatNumber(value, format, 'en', room))).toBe(text)
})

describe('digits that were set', () => {
  const digits = (minimum: number | null, maximum: number | null) => ({
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
  })
  test.each([
    [plainFormat, digits(2, null), '1.00'],
    [plainFormat, digits(3, null), '1.000'],
    [plainFormat, digits(0, 4), '1'],
    [eur, digits(null, 0), '€1'],
    [eur, digits(null, 1), '€1.0'],
    [eur, digits(4, 4), '€1.0000'],
    [percentFormat, digits(1, 1), '1.0%'],
    [duration, digits(1, 1), '1.0 s'],
    [bytes, digits(1, 1), '1.0 B'],
  ])('%o with %o', (format, set, text) => {
    expect(texts([1], { ...format, ...set })).toEqual([text])
  })

  test('hold for small numbers, too, and for what has one unit', () => {
    expect(texts([0.0004, 1e-9], { ...plainFormat, ...digits(null, 2) })).toEqual(['0', '0'])
    expect(texts([4980], { ...duration, ...digits(2, 2) })).toEqual(['1 h 23 min'])
  })

  test('at the most that may be set', () => {
    expect(texts([1 / 3], { ...plainFormat, ...digits(20, 20) })).toEqual(['0.33333333333333330000'])
  })
})

describe('a column', () => {
  const column = (values: (number | null)[], format: NumberFormat) => {
    const write = columnFormatter(values, format, 'en')
    return values.map(value => seen(write(value)))
  }
  test('has as many decimals in each of its cells', () => {
    expect(column([1, 2.5, 3.256, null], plainFormat)).toEqual(['1.00', '2.50', '3.26', '–'])
    expect(column([1, 2.5], eur)).toEqual(['€1.00', '€2.50'])
    expect(column([1, 2], eur)).toEqual(['€1', '€2'])
    expect(column([0.00012, 1], plainFormat)).toEqual(['0.00012', '1.00000'])
    expect(column([], plainFormat)).toEqual([])
  })

  test('a number with a power of ten, or with units of its own, asks for none', () => {
    expect(column([1e-9, 2.5], plainFormat)).toEqual(['1E-9', '2.5'])
    expect(column([4980, 2.5], duration)).toEqual(['1 h 23 min', '2.5 s'])
  })
})

test.each([
  [12.34, 5, '+12.3%'],
  [-50, 1, '-50%'],
  [0.04, 5, '0%'],
  [0, 5, '0%'],
  [899, 1, '+899%'],
  [900, 1, '×10'],
  [27_100, 3, '×272'],
  [27_100, -3, '+27K%'],
  [27_100, null, '+27K%'],
  [123_456_700, 1, '×1.23M'],
])('a change of %d percent from %s is %s', (percent, previous, text) => {
  expect(formatChange(percent, previous, 'en')).toBe(text)
})

test('a change in another language', () => {
  expect(seen(formatChange(12.34, 5, 'de'))).toBe('+12,3 %')
})
