import { expect, test } from 'vitest'
import { passesFilter, toDimensionFilter, toDimensionName, toDimensionValue } from './dimension-filter.ts'

test('names and values are compared as they are stored: composed, and without blanks at their ends', () => {
  expect(toDimensionName(' Cafe\u0301 ')).toBe('Caf\u00e9')
  expect(toDimensionFilter({ dimension: 'country ', in: [' DE', '', null] })).toMatchObject({
    dimension: 'country',
    in: ['DE', null, null],
  })
  expect(['', '  ', ' a b '].map(toDimensionValue)).toEqual([null, null, 'a b'])
})

test('a row without a value passes where null is listed, and where it is not excluded', () => {
  const passes = (value: string | null, filter: object) =>
    passesFilter(value, toDimensionFilter({ dimension: 'country', ...filter }))
  const both = (filter: object) => [passes('DE', filter), passes(null, filter)]
  expect(both({ in: ['DE'] })).toEqual([true, false])
  expect(both({ in: [null] })).toEqual([false, true])
  expect(both({ in: [] })).toEqual([false, false])
  expect(both({ notIn: ['FR'] })).toEqual([true, true])
  expect(both({ notIn: ['DE', null] })).toEqual([false, false])
  expect(both({ startsWith: 'D' })).toEqual([true, false])
  expect(both({ startsWith: 'd' })).toEqual([false, false])
  expect(both({ isSet: true })).toEqual([true, false])
  expect(both({ isSet: false, notIn: ['DE'] })).toEqual([false, true])
})
