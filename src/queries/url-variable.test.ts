import { expect, test } from 'vitest'
import { toVariableValue } from './url-variable.ts'

test.each([
  ['12', 'ID!', '12'],
  ['12', 'Int!', 12],
  ['1.5', 'Float', 1.5],
  ['x', 'Int', 'x'],
  ['true', 'Boolean!', true],
  ['0', 'Boolean', false],
  ['LAST_7_DAYS', 'PeriodPreset', 'LAST_7_DAYS'],
  ['{"preset":"TODAY"}', 'PeriodInput', { preset: 'TODAY' }],
  ['{broken', 'PeriodInput', '{broken'],
  ['a', '[ID!]!', ['a']],
  [['a', 'b'], '[ID!]!', ['a', 'b']],
  ['["a","b"]', '[String!]', ['a', 'b']],
  [['1', '2'], '[Int!]', [1, 2]],
  ['12.50', 'Decimal', '12.50'],
  ['"text"', 'JSON', 'text'],
])('%j for %s is %j', (given, type, value) => {
  expect(toVariableValue(given, type)).toEqual(value)
})
