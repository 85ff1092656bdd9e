import { expect, test } from 'vitest'
import type { Aggregate } from '../core/aggregate.ts'
import { type ExactView, ZERO, zeroFilled } from './metric-view.ts'

const five = { numerator: 5n, denominator: 1n }
const point: Aggregate = { sum: '5', count: 1, minimum: '5', maximum: '5', latest: '5' }
const weightless: Aggregate = { ...point, weighted: { products: '0', weights: '0', count: 1 } }

/** A number in the first bucket, and none in the second and third. */
const view: ExactView = {
  exact: () => null,
  exactIn: bucket => (bucket === 0 ? five : null),
  exactValues: buckets => Array.from({ length: buckets }, () => null),
  exactSoFar: buckets => Array.from({ length: buckets }, (_, bucket) => (bucket === 0 ? five : null)),
  undrawn: () => null,
}

test('a level that has ended is 0 in what formulas take, also where it was a number before', () => {
  const series = new Map([
    [0, point],
    [1, point],
  ])
  const filled = zeroFilled(view, true, { series, total: point, undrawn: null })
  expect(filled.exactSoFar(3)).toEqual([five, ZERO, ZERO])
  expect([filled.exact(), filled.exactIn(1), filled.exactIn(2), filled.undrawn()]).toEqual([ZERO, ZERO, ZERO, ZERO])
})

test('a mean whose weights are all 0 has no number, whatever is filled', () => {
  const series = new Map([
    [0, point],
    [1, weightless],
  ])
  const filled = zeroFilled(view, true, { series, total: weightless, undrawn: weightless })
  expect(filled.exactSoFar(3)).toEqual([five, null, null])
  expect([filled.exact(), filled.exactIn(1), filled.exactIn(2), filled.undrawn()]).toEqual([null, null, ZERO, null])
})
