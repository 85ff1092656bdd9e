import { expect, test } from 'vitest'
import { isEqual } from './unchanged.ts'

const report = () => ({ keys: ['a', 'b'], metrics: [{ values: [1, null], comparison: null }] })

test('what came twice is equal', () => {
  expect(isEqual(report(), report())).toBe(true)
  expect(isEqual(undefined, undefined)).toBe(true)
})

test.each([
  ['a value', { ...report(), metrics: [{ values: [1, 2], comparison: null }] }],
  ['a value less', { ...report(), metrics: [{ values: [1], comparison: null }] }],
  ['a member more', { ...report(), label: 'c' }],
  ['another member', { keys: ['a', 'b'], others: report().metrics }],
  ['an object in the place of a list', { ...report(), keys: { 0: 'a', 1: 'b' } }],
  ['null', null],
])('%s makes another one', (_what, other) => {
  expect(isEqual(report(), other)).toBe(false)
  expect(isEqual(other, report())).toBe(false)
})
