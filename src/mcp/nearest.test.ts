import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const names = ['Revenue', 'Revenue per order', 'Orders', 'Größe', 'country']

test.each([
  ['Revenu', ['Revenue', 'Revenue per order']],
  ['revenue', ['Revenue', 'Revenue per order']],
  ['Oders', ['Orders']],
  ['contry', ['country']],
  ['grosse', ['Größe']],
  ['per_order', ['Revenue per order']],
  ['weather', []],
  ['', []],
])('%s', (text, near) => expect(nearest(text, names)).toEqual(near))

test('texts of any length are compared by their beginnings', () => {
  expect(nearest('x'.repeat(1_000_000), ['x'.repeat(59), 'y'])).toEqual(['x'.repeat(59)])
})
