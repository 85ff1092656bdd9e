import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  addDecimalTexts,
  checkDecimal,
  compareDecimals,
  type Decimal,
  decimalFromNumeric,
  decimalToNumber,
  decimalToText,
  parseDecimal,
  quotientToNumber,
  subtractDecimals,
} from './number.ts'

function text(source: string): string | null {
  const decimal = parseDecimal(source)
  return decimal && decimalToText(decimal)
}

describe('a decimal is read', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['-.0', '0'],
    ['007', '7'],
    ['1.50', '1.5'],
    ['212.6', '212.6'],
    ['-3.50', '-3.5'],
    ['100', '100'],
    ['1e3', '1000'],
    ['1E3', '1000'],
    ['1.5e+3', '1500'],
    ['12.30e-2', '0.123'],
    ['100.10e1', '1001'],
    ['0e999999', '0'],
    ['000000000000000000000000000000000000000000001', '1'],
    ['1.00000000000000000000000000000000000000000000', '1'],
    ['1000000000000000000000000000000000000000000000', '1000000000000000000000000000000000000000000000'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.123456789012345678901234567891', '0.123456789012345678901234567891'],
    ['123456789012345.678901234567891', '123456789012345.678901234567891'],
    ['9007199254740993', '9007199254740993'],
    ['1e300', `1${'0'.repeat(300)}`],
    ['1e-300', `0.${'0'.repeat(299)}1`],
    ['0.0001e304', `1${'0'.repeat(300)}`],
  ])('%s', (source, expected) => {
    expect(text(source)).toBe(expected)
    expect(checkDecimal(source)).toBeNull()
  })

  test.each([
    ...['', ' ', '+', '-', '.', '5.', '-5.', '.e5', 'e5', '1e', '1e+', '1e5.5', '1..2', '1.2.3', '--5', '+-5', '5-'],
    ...[
      ' 1',
      '1 ',
      '1\n',
      '1 000',
      '1_000',
      '1,5',
      '1,000',
      "1'000",
      '0x10',
      '0b1',
      '1n',
      '$5',
      '5%',
      '1/2',
      '½',
      '−5',
    ],
    ...[
      '１',
      '٣',
      '۵',
      '५',
      'NaN',
      'nan',
      'Infinity',
      '-Infinity',
      'inf',
      'null',
      'true',
      '\u00001',
      '1\u200b',
      '1e1e1',
    ],
  ])('not from %j', source => {
    expect(checkDecimal(source)).toBe('SYNTAX')
    expect(parseDecimal(source)).toBeNull()
  })

  test.each([
    ['1e309', 'TOO_LARGE'],
    ['1e301', 'TOO_LARGE'],
    ['-10e300', 'TOO_LARGE'],
    ['1e-301', 'TOO_LARGE'],
    ['1e999999999999999999999', 'TOO_LARGE'],
    ['1e-999999999999999999999', 'TOO_LARGE'],
    [`1${'0'.repeat(301)}`, 'TOO_LARGE'],
    [`0.${'0'.repeat(300)}1`, 'TOO_LARGE'],
    ['1234567890123456789012345678901', 'TOO_MANY_DIGITS'],
    ['1.234567890123456789012345678901', 'TOO_MANY_DIGITS'],
    ['100000000000000000000000000000000000001', 'TOO_MANY_DIGITS'],
    ['9'.repeat(100_000), 'TOO_MANY_DIGITS'],
  ])('not from %s: %s', (source, issue) => {
    expect(checkDecimal(source)).toBe(issue)
    expect(parseDecimal(source)).toBeNull()
  })

  test('as Number reads it, wherever both read it', () => {
    const piece = fc.constantFrom(...'0123456789', '0', '.', '-', '+', 'e', 'E', ' ', '1')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const source = pieces.join('')
        const decimal = parseDecimal(source)
        if (decimal !== null) expect(decimalToNumber(decimal)).toBe(Number(source) + 0)
        const strict = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(source)
        expect(checkDecimal(source) === 'SYNTAX').toBe(!strict)
      }),
      { numRuns: 3000 },
    )
  })

  test('as any double prints, back to the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), value => {
        if (value !== 0 && Math.abs(value) < 1e-300) return
        const decimal = parseDecimal(String(value))
        expect(decimal && decimalToNumber(decimal)).toBe(value + 0)
      }),
    )
  })
})

describe('PostgreSQL prints', () => {
  test.each(['0', '212.6', '-3.50', '0.00', '9'.repeat(330), `-${'8'.repeat(300)}.${'7'.repeat(30)}`])('%s', source => {
    const trimmed = source.includes('.') ? source.replace(/\.?0+$/, '') : source
    expect(decimalToText(decimalFromNumeric(source))).toBe(trimmed)
  })

  test.each(['NaN', 'Infinity', '-Infinity', '1e5', 'x'])('%s, which is no decimal', source => {
    expect(() => decimalFromNumeric(source)).toThrow(SyntaxError)
  })
})

const decimal: fc.Arbitrary<Decimal> = fc.record({
  coefficient: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  scale: fc.integer({ min: -40, max: 40 }),
})
/** A decimal counted in units of 10^-40. */
const units = ({ coefficient, scale }: Decimal) => coefficient * 10n ** BigInt(40 - scale)

describe('arithmetic is exact', () => {
  test('sums, differences and order are those of whole numbers of the smallest unit', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(units(addDecimals(a, b))).toBe(units(a) + units(b))
        expect(units(subtractDecimals(a, b))).toBe(units(a) - units(b))
        const order = units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0
        expect(Math.sign(compareDecimals(a, b))).toBe(order)
      }),
    )
  })

  test('text reads back as the same value, in the one canonical form', () => {
    fc.assert(
      fc.property(decimal, a => {
        const written = decimalToText(a)
        expect(units(decimalFromNumeric(written))).toBe(units(a))
        expect(written).toMatch(/^(0|-?(?!0\d)\d+(\.\d*[1-9])?)$/)
        expect(written).not.toBe('-0')
      }),
    )
  })

  test('texts add up like decimals', () => {
    const anyText = fc.oneof(
      decimal.map(decimalToText),
      fc.integer().map(String),
      fc.constantFrom('999999999999999', '-999999999999999', '0.1', '0.2', '-0', '0.00'),
    )
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const exact = units(decimalFromNumeric(a)) + units(decimalFromNumeric(b))
        expect(units(decimalFromNumeric(addDecimalTexts(a, b)))).toBe(exact)
      }),
    )
    expect(addDecimalTexts('0.1', '0.2')).toBe('0.3')
    expect(addDecimalTexts('999999999999999', '1')).toBe('1000000000000000')
    expect(addDecimalTexts('-5', '5')).toBe('0')
  })
})

test.each([
  ['1', '3', 0.3333333333333333],
  ['90.2', '122.4', 0.7369281045751634],
  ['0.3', '0.1', 3],
  ['-1', '8', -0.125],
  ['0', '-7', 0],
  ['1', '0', null],
  ['0', '0', null],
  ['1e300', '1e-300', Number.MAX_VALUE],
  ['-1e300', '1e-300', -Number.MAX_VALUE],
  ['1e-300', '1e300', 0],
])('%s / %s is %s', (a, b, quotient) => {
  expect(quotientToNumber(parseDecimal(a) as Decimal, parseDecimal(b) as Decimal)).toBe(quotient)
})
