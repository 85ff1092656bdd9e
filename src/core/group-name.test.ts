import { expect, test } from 'vitest'
import { groupNames } from './group-name.ts'

const group = (...values: (string | null)[]) => ({ values, isOther: false })
const other = { values: [null], isOther: true }

test('groups are called by their values, those without one by a word, the others Other', () => {
  expect(groupNames([group('DE'), group(null), other])).toEqual(['DE', '(none)', 'Other'])
  expect(groupNames([group('DE', 'pro'), group('DE', null)])).toEqual(['DE · pro', 'DE · (none)'])
})

test('a value that is called like a word keeps its name', () => {
  expect(groupNames([other, group('Other')])).toEqual(['Other (rest)', 'Other'])
  expect(groupNames([group(null), group('(none)')])).toEqual(['(none) (2)', '(none)'])
  expect(groupNames([other, group('Other'), group('Other (rest)')])).toEqual(['Other (2)', 'Other', 'Other (rest)'])
  expect(groupNames([group('a · b', 'c'), group('a', 'b · c')])).toEqual(['a · b · c', 'a · b · c (2)'])
})
