import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratioToDouble } from './ratio-to-double.ts'

/** A finite double as an exact fraction. */
function fraction(value: number): [bigint, bigint] {
  let exponent = 0
  let scaled = value
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    exponent++
  }
  return [BigInt(scaled), 1n << BigInt(exponent)]
}

const bits = new DataView(new ArrayBuffer(8))
function neighbour(value: number, step: bigint): number {
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + step)
  return bits.getFloat64(0)
}

function isEven(value: number): boolean {
  bits.setFloat64(0, value)
  return (bits.getBigInt64(0) & 1n) === 0n
}

/** Which of two doubles is nearer to n / d: negative for the first, 0 for a tie. */
function nearer(n: bigint, d: bigint, first: number, second: number): bigint {
  const distance = (value: number): [bigint, bigint] => {
    const [a, b] = fraction(value)
    const difference = n * b - a * d
    return [difference < 0n ? -difference : difference, d * b]
  }
  const [x, xUnit] = distance(first)
  const [y, yUnit] = distance(second)
  return x * yUnit - y * xUnit
}

const large = fc
  .tuple(fc.bigInt({ min: 1n, max: 1n << 400n }), fc.nat(700))
  .map(([value, shift]) => value >> BigInt(shift % 380))

describe('the nearest double', () => {
  test('of a quotient has no nearer neighbour, and is the even one of two', () => {
    fc.assert(
      fc.property(large, large, (n, d) => {
        if (n === 0n || d === 0n) return
        const value = ratioToDouble(n, d)
        for (const step of [-1n, 1n]) {
          const order = nearer(n, d, value, neighbour(value, step))
          expect(order < 0n || (order === 0n && isEven(value))).toBe(true)
        }
        expect(ratioToDouble(-n, d)).toBe(-value)
        expect(ratioToDouble(n, -d)).toBe(-value)
      }),
      { numRuns: 400 },
    )
  })

  test('of a tie is the even one', () => {
    // Halfway between 2^53 and 2^53 + 2, and between 2^53 + 2 and 2^53 + 4.
    expect(ratioToDouble(2n ** 53n + 1n, 1n)).toBe(2 ** 53)
    expect(ratioToDouble(2n ** 53n + 3n, 1n)).toBe(2 ** 53 + 4)
    expect(ratioToDouble((2n ** 53n + 1n) * 10n ** 40n, 10n ** 40n)).toBe(2 ** 53)
    expect(ratioToDouble((2n ** 53n + 1n) * 10n ** 40n + 1n, 10n ** 40n)).toBe(2 ** 53 + 2)
  })

  test('of a decimal is the one its text reads as, from the smallest to the largest', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 25n }), fc.integer({ min: -360, max: 300 }), (digits, exponent) => {
        const expected = Math.min(Number(`${digits}e${exponent}`), Number.MAX_VALUE)
        const scale = 10n ** BigInt(Math.abs(exponent))
        expect(exponent < 0 ? ratioToDouble(digits, scale) : ratioToDouble(digits * scale, 1n)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  test('of subnormal numbers rounds once', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 22n }), fc.integer({ min: 325, max: 347 }), (digits, exponent) => {
        expect(ratioToDouble(digits, 10n ** BigInt(exponent))).toBe(Number(`${digits}e-${exponent}`))
      }),
      { numRuns: 2000 },
    )
    expect(ratioToDouble(1n, 2n ** 1075n)).toBe(0)
    expect(ratioToDouble(3n, 2n ** 1075n)).toBe(2 * Number.MIN_VALUE)
    expect(ratioToDouble(2n ** 100n + 1n, 2n ** 1175n)).toBe(Number.MIN_VALUE)
  })

  test('is never infinite nor negative zero', () => {
    expect(ratioToDouble(10n ** 700n, 3n)).toBe(Number.MAX_VALUE)
    expect(ratioToDouble(-(10n ** 310n), 3n)).toBe(-Number.MAX_VALUE)
    expect(ratioToDouble(0n, -5n)).toBe(0)
    expect(ratioToDouble(-1n, 2n ** 2000n)).toBe(0)
    expect(ratioToDouble(-1n, 2n ** 1076n)).toBe(0)
  })
})
