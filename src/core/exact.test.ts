import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QUOTIENT_DIGITS, ratioText } from './exact.ts'
import { decimalFromNumeric } from './number.ts'
import { compareRatios, ratioOf, subtractRatios } from './ratio.ts'

test.each([
  [0n, 7n, '0'],
  [6n, 3n, '2'],
  [-1n, 8n, '-0.125'],
  [1n, 3n, `0.${'3'.repeat(38)}`],
  [-2n, 3n, `-0.${'6'.repeat(37)}7`],
  [200n, 3n, `66.${'6'.repeat(35)}7`],
  [1n, 300n, `0.00${'3'.repeat(38)}`],
  [10n ** 40n, 3n, `${'3'.repeat(38)}00`],
  [3n * 10n ** 40n - 1n, 3n, `1${'0'.repeat(40)}`],
  [900_719_925_474_099_301n, 100n, '9007199254740993.01'],
  [1n, 2n ** 120n, `0.${(5n ** 120n).toString().padStart(120, '0')}`],
] as const)('%d / %d is %s', (numerator, denominator, text) => {
  expect(ratioText({ numerator, denominator })).toBe(text)
})

describe('of any fraction', () => {
  const whole = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n })
  const positive = fc.bigInt({ min: 1n, max: 10n ** 45n })

  test('a decimal has all its digits', () => {
    fc.assert(
      fc.property(whole, fc.nat(40), (coefficient, scale) => {
        const ratio = ratioOf({ coefficient, scale })
        expect(compareRatios(ratioOf(decimalFromNumeric(ratioText(ratio))), ratio)).toBe(0)
      }),
    )
  })

  test('what is written is off by half a unit of the last of 38 digits at most', () => {
    fc.assert(
      fc.property(whole, positive, (numerator, denominator) => {
        const ratio = { numerator, denominator }
        const text = ratioText(ratio)
        const off = subtractRatios(ratioOf(decimalFromNumeric(text)), ratio)
        if (off.numerator === 0n) return
        expect(text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length).toBeLessThanOrEqual(
          QUOTIENT_DIGITS,
        )
        const size = { numerator: off.numerator < 0n ? -off.numerator : off.numerator, denominator: off.denominator }
        const share = { numerator: numerator < 0n ? -numerator : numerator, denominator: denominator * 10n ** 37n * 2n }
        expect(compareRatios(size, share)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
