import { expect, test } from 'vitest'
import { keyFormatter, partsOf } from './key-label.ts'

test.each([
  ['DAY', '2026-11-20', 'Nov 20', 'Nov 20, 2026'],
  ['WEEK', '2026-11-16', 'Nov 16', 'Nov 16, 2026'],
  ['MONTH', '2026-11-01', 'Nov 2026', 'Nov 2026'],
  ['QUARTER', '2026-10-01', 'Q4 2026', 'Q4 2026'],
  ['YEAR', '2026-01-01', '2026', '2026'],
  ['HOUR', '2026-11-20T15:00:00+01:00', 'Nov 20, 3:00 PM', 'Nov 20, 2026, 3:00 PM'],
  [null, '2026-11-20', '2026-11-20', '2026-11-20'],
] as const)('%s: %s', (granularity, key, short, long) => {
  const seen = (text: string) => text.replace(/\u202f/g, ' ')
  expect(seen(keyFormatter(granularity, 'en')(key))).toBe(short)
  expect(seen(keyFormatter(granularity, 'en', { withYear: true })(key))).toBe(long)
})

test.each([
  ['DAY', ['2026-11-20', '2026-12-01'], ['20 Nov', '1 Dec']],
  ['WEEK', ['2025-12-29', '2026-01-05'], ['29 Dec 2025', '5 Jan 2026']],
  ['HOUR', ['2026-11-20T00:00:00+01:00', '2026-11-20T14:00:00+01:00'], ['0:00', '14:00']],
  ['HOUR', ['2026-11-20T23:00:00Z', '2026-11-21T00:00:00Z'], ['20 Nov, 23:00', '21 Nov, 0:00']],
  ['MONTH', [], []],
] as const)('the keys of one axis are as short as they can be: %s %j', (granularity, keys, labels) => {
  expect(keys.map(keyFormatter(granularity, 'en-GB', partsOf(keys)))).toEqual(labels)
})

test('in another language, and of what is no day', () => {
  expect(keyFormatter('DAY', 'de')('2026-11-20')).toBe('20. Nov.')
  expect(keyFormatter('DAY', 'de')('Other')).toBe('Other')
})
