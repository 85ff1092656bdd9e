import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QUOTIENT_DIGITS, ratioText, settledQuotient } from './exact.ts'
import { decimalFromNumeric } from './number.ts'
import { addRatios, compareRatios, type Ratio, ratioOf, subtractRatios } from './ratio.ts'

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

describe('a sum of quotients that were cut', () => {
  const count = fc.integer({ min: 1, max: 60 }).map(BigInt)
  const quotient = fc.record({ sum: fc.oneof(fc.bigInt(-9n, 9n), fc.bigInt(-(10n ** 20n), 10n ** 20n)), count })
  const none: Ratio = { numerator: 0n, denominator: 1n }
  const sizeOf = ({ numerator, denominator }: Ratio) => ({
    numerator: numerator < 0n ? -numerator : numerator,
    denominator,
  })
  const settle = (parts: readonly { sum: bigint; count: bigint }[], decimals: number) => {
    const unit = 10n ** BigInt(decimals)
    const meant = parts.map(({ sum, count }) => ({ numerator: sum, denominator: count * unit }))
    const cut = parts.map(({ sum, count }) =>
      ratioOf({ coefficient: (sum * 10n ** 60n) / count, scale: 60 + decimals }),
    )
    const size = cut.map(sizeOf).reduce((most, it) => (compareRatios(it, most) > 0 ? it : most), none)
    return [settledQuotient(cut.reduce(addRatios, none), size), meant.reduce(addRatios, none)] as const
  }

  test('is what is meant', () => {
    fc.assert(
      fc.property(fc.array(quotient, { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 2, 6), (parts, decimals) => {
        const [settled, meant] = settle(parts, decimals)
        expect(ratioText(settled)).toBe(ratioText(meant))
      }),
    )
  })

  test('is nothing where the parts are nothing, however small or large they are', () => {
    for (const decimals of [0, 40, 300])
      for (const times of [1n, 10n ** 30n]) {
        const parts = [
          { sum: times, count: 3n },
          { sum: -times, count: 6n },
          { sum: -times, count: 6n },
        ]
        expect(settle(parts, decimals)[0].numerator).toBe(0n)
      }
    expect(ratioText(settle([{ sum: 1n, count: 1n }], 300)[0])).toBe(`0.${'0'.repeat(299)}1`)
  })

  test('has 38 digits where it could be meant to be several fractions', () => {
    const parts = [10_007n, 10_009n, 10_037n, 10_039n, 10_061n, 10_067n].map(count => ({ sum: 10n ** 20n, count }))
    const [settled, meant] = settle(parts, 6)
    expect(ratioText(settled)).toBe(ratioText(meant))
  })
})
