import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addRatios, compareRatios, type Ratio } from './ratio.ts'
import { slideWindows, slidingMeans } from './sliding-window.ts'

test('a window holds its bucket and those before it, in their order', () => {
  const join = (earlier: string, later: string) => earlier + later
  expect(slideWindows(['a', 'b', null, 'd', 'e', 'f', 'g'], { length: 3, join })).toEqual([
    'a',
    'ab',
    'ab',
    'bd',
    'de',
    'def',
    'efg',
  ])
  expect(slideWindows([null, null, 'c', null, null, null], { length: 2, join })).toEqual([
    null,
    null,
    'c',
    'c',
    null,
    null,
  ])
})

test('whatever the lengths are, each window is what joining its buckets one by one gives, in three joins a bucket', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.string({ minLength: 1, maxLength: 2 })), { maxLength: 60 }),
      fc.integer({ min: 1, max: 70 }),
      (items, length) => {
        let joins = 0
        const join = (earlier: string, later: string) => {
          joins++
          return earlier + later
        }
        const found = slideWindows(items, { length, join })
        const naive = items.map((_, index) => items.slice(Math.max(0, index - length + 1), index + 1).join('') || null)
        expect(found).toEqual(naive)
        expect(joins).toBeLessThanOrEqual(3 * items.length)
      },
    ),
  )
})

test('means over windows are exact, whatever the denominators are', () => {
  const ratio: fc.Arbitrary<Ratio> = fc.record({
    numerator: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
    denominator: fc.bigInt({ min: 1n, max: 100_000n }),
  })
  fc.assert(
    fc.property(fc.array(fc.option(ratio), { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (numbers, length) => {
      const found = slidingMeans(numbers, length)
      for (const [index, mean] of found.entries()) {
        const own = numbers.slice(Math.max(0, index - length + 1), index + 1).filter(it => it !== null)
        if (own.length === 0) expect(mean).toBeNull()
        else {
          const sum = own.reduce(addRatios, { numerator: 0n, denominator: 1n })
          const exact = { numerator: sum.numerator, denominator: sum.denominator * BigInt(own.length) }
          expect(mean && compareRatios(mean, exact)).toBe(0)
        }
      }
    }),
  )
})
