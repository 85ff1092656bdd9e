import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDecimalTexts } from '../core/number.ts'
import { type CounterReading, type CounterState, increaseOf, stateAfter } from './counter.ts'

interface ReadValue {
  readonly reading: CounterReading
  readonly value: string
}

/** What all of them add, in this order; `null`: none added anything, not even 0. */
function total(readings: readonly ReadValue[]): string | null {
  const kept = new Map<bigint, CounterState>()
  let sum: string | null = null
  for (const { reading, value } of readings) {
    const state = kept.get(reading.startedAt) ?? null
    const increase = increaseOf(state, reading, value)
    kept.set(reading.startedAt, stateAfter(state, reading, value))
    if (increase !== null) sum = addDecimalTexts(sum ?? '0', increase)
  }
  return sum
}

const of = (startedAt: number, time: number, value: string, more: Partial<CounterReading> = {}): ReadValue => ({
  reading: { stream: 's', startedAt: BigInt(startedAt), time: BigInt(time), ...more },
  value,
})

/** Of each start, what was counted until each of its times. */
const runs = fc.array(fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 6 }), {
  maxLength: 4,
})

test('readings of known starts add up to what was counted, in whatever order and however often they come', () => {
  fc.assert(
    fc.property(runs, fc.infiniteStream(fc.nat()), (starts, random) => {
      const readings = starts.flatMap((steps, start) =>
        steps.map((_, index) => {
          const value = steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0n)
          return of(1 + start * 100, 2 + start * 100 + index, String(value))
        }),
      )
      const next = () => random.next().value as number
      const delivered = readings
        .flatMap(reading => Array.from({ length: 1 + (next() % 3) }, () => ({ reading, at: next() })))
        .sort((a, b) => a.at - b.at)
      const counted = starts.flat().reduce((sum, step) => sum + step, 0n)
      expect(total(delivered.map(({ reading }) => reading)) ?? '0').toBe(String(counted))
    }),
  )
})

test('without a start the first is what others are measured by, unless it counts', () => {
  expect(total([of(0, 1, '100')])).toBeNull()
  expect(total([of(0, 1, '100'), of(0, 2, '100.5')])).toBe('0.5')
  expect(total([of(0, 1, '100', { countsFirst: true }), of(0, 2, '100.5')])).toBe('100.5')
  // A start that is the time of the reading says that it is not known.
  expect(total([of(5, 5, '100'), of(5, 6, '101')])).toBe('1')
})

test('a value below the last one has begun anew; a sum that may fall takes away what it fell by', () => {
  expect(total([of(0, 1, '5'), of(0, 2, '2'), of(0, 3, '3')])).toBe('3')
  expect(total([of(1, 2, '5', { isSigned: true }), of(1, 3, '2', { isSigned: true })])).toBe('2')
})

test('of one time the greater is the newer', () => {
  expect(total([of(1, 2, '5'), of(1, 2, '7'), of(1, 2, '5'), of(1, 2, '7')])).toBe('7')
})
