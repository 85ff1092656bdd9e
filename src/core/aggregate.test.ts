import { describe, expect, test } from 'vitest'
import { type Aggregation, aggregateValue, changeOf, exactValue } from './aggregate.ts'
import { decimalFromNumeric } from './number.ts'
import { ratioOf } from './ratio.ts'

const points = { sum: '10', count: 3, minimum: '-2.5', maximum: '8', latest: '4.5' }

describe('points become one number', () => {
  test.each<[Aggregation, number]>([
    ['SUM', 10],
    ['AVERAGE', 10 / 3],
    ['LATEST', 4.5],
    ['MIN', -2.5],
    ['MAX', 8],
  ])('by %s', (aggregation, value) => {
    expect(aggregateValue(points, aggregation)).toBe(value)
    const exact = exactValue(points, aggregation)
    expect(Number(exact?.numerator) / Number(exact?.denominator)).toBe(value)
    expect(aggregateValue(null, aggregation)).toBeNull()
    expect(exactValue(null, aggregation)).toBeNull()
  })

  test('an average is the nearest double of the exact quotient, not of a rounded sum', () => {
    const exact = { ...points, sum: '9007199254740993', count: 3 }
    expect(aggregateValue(exact, 'AVERAGE')).toBe(3002399751580331)
    // The double nearest to the sum is 9007199254740992, a third of which is another number.
    expect(9007199254740992 / 3).not.toBe(3002399751580331)
  })

  test('with weights an average is the sum of products by the sum of weights; other numbers are those of the points', () => {
    const weighted = { ...points, weighted: { products: '9007199254740993', weights: '3.0', count: 2 } }
    expect(aggregateValue(weighted, 'AVERAGE')).toBe(3002399751580331)
    expect(aggregateValue({ ...weighted, count: 1 }, 'AVERAGE')).toBe(3002399751580331)
    expect(aggregateValue(weighted, 'SUM')).toBe(10)
    const weightless = { ...points, weighted: { products: '5', weights: '0.00', count: 2 } }
    expect(aggregateValue(weightless, 'AVERAGE')).toBeNull()
    expect(exactValue(weightless, 'AVERAGE')).toBeNull()
  })
})

describe('a change', () => {
  const change = (current: string | null, previous: string | null, reverse = false, override: string | null = null) => {
    const exact = (text: string | null) => (text === null ? null : ratioOf(decimalFromNumeric(text)))
    return changeOf(exact(current), exact(previous), { reverse, override })
  }

  test.each([
    ['212.6', '122.4', 90.2, 73.69281045751634, 'UP'],
    ['122.4', '212.6', -90.2, -42.42709313264346, 'DOWN'],
    ['5', '5', 0, 0, 'FLAT'],
    ['5.0', '5', 0, 0, 'FLAT'],
    ['5', '0', 5, null, 'UP'],
    ['0', '0', 0, null, 'FLAT'],
    ['-5', '0', -5, null, 'DOWN'],
    ['0', '8', -8, -100, 'DOWN'],
    ['-1', '-4', 3, 75, 'UP'],
    ['-4', '-1', -3, -300, 'DOWN'],
    ['1', '-1', 2, 200, 'UP'],
    ['0.3', '0.1', 0.2, 200, 'UP'],
    ['1', '3', -2, -66.66666666666667, 'DOWN'],
    ['0.1000000000000000000001', '0.1', 1e-22, 1e-19, 'UP'],
  ])('from %s against %s', (current, previous, difference, percentChange, direction) => {
    expect(change(current, previous)).toMatchObject({ difference, percentChange, direction })
  })

  test('is none without both', () => {
    const none = { difference: null, percentChange: null, direction: null, verdict: 'NEUTRAL' }
    expect(change(null, '1')).toEqual(none)
    expect(change('1', null)).toEqual(none)
    expect(change(null, null)).toEqual(none)
  })

  test.each([
    ['2', '1', false, 'GOOD'],
    ['1', '2', false, 'BAD'],
    ['2', '1', true, 'BAD'],
    ['1', '2', true, 'GOOD'],
    ['1', '1', false, 'NEUTRAL'],
    ['1', '1', true, 'NEUTRAL'],
  ])('from %s against %s, reversed %s, is %s', (current, previous, reverse, verdict) => {
    expect(change(current, previous, reverse).verdict).toBe(verdict)
  })

  test('reversed turns the verdict and never the sign', () => {
    expect(change('2', '1', true)).toEqual({ difference: 1, percentChange: 100, direction: 'UP', verdict: 'BAD' })
  })

  test('that was pushed replaces the percentage and its direction', () => {
    const pushed = { difference: 1, percentChange: -12.5, direction: 'DOWN', verdict: 'BAD' }
    expect(change('2', '1', false, '-12.5')).toEqual(pushed)
    expect(change(null, null, true, '7')).toEqual({
      difference: null,
      percentChange: 7,
      direction: 'UP',
      verdict: 'BAD',
    })
    expect(change('2', '1', false, '0')).toMatchObject({ percentChange: 0, direction: 'FLAT', verdict: 'NEUTRAL' })
  })

  test('is never infinite', () => {
    const tiny = `0.${'0'.repeat(299)}1`
    const huge = `1${'0'.repeat(300)}`
    expect(change(huge, tiny).percentChange).toBe(Number.MAX_VALUE)
    expect(change(`-${huge}`, tiny).percentChange).toBe(-Number.MAX_VALUE)
  })
})
