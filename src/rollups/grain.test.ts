import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, grains, HOUR, QUARTER, quarterOf } from './grain.ts'

test('a key lies in the quarter that begins at it or less than a quarter before it', () => {
  const microseconds = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n })
  fc.assert(
    fc.property(microseconds, key => {
      const quarter = BigInt(quarterOf(String(key)))
      expect(quarter % BigInt(QUARTER)).toBe(0n)
      expect(key - quarter).toBeGreaterThanOrEqual(0n)
      expect(key - quarter).toBeLessThan(BigInt(QUARTER))
    }),
  )
})

test('each stretch is made of whole ones of the length before it', () => {
  expect([HOUR % QUARTER, DAY % HOUR]).toEqual([0, 0])
  expect(grains.map(({ size }) => size)).toEqual([QUARTER, HOUR, DAY])
})
