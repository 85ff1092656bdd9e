import { expect, test } from 'vitest'
import { toDimensionNames } from './dimension.ts'

test('names are declared as they are compared: composed, and without blanks at their ends', () => {
  expect(toDimensionNames([' country', 'plan ', 'Cafe\u0301'])).toEqual(['country', 'plan', 'Caf\u00e9'])
})
