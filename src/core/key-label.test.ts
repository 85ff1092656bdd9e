import { expect, test } from 'vitest'
import { keyFormatter } from './key-label.ts'

test.each([
  ['DAY', '2026-11-20', 'Nov 20', 'Nov 20, 2026'],
  ['WEEK', '2026-11-16', 'Nov 16', 'Nov 16, 2026'],
  ['MONTH', '2026-11-01', 'Nov 2026', 'Nov 2026'],
  ['QUARTER', '2026-10-01', 'Oct 2026', 'Oct 2026'],
  ['YEAR', '2026-01-01', '2026', '2026'],
  ['HOUR', '2026-11-20T15:00:00+01:00', 'Nov 20, 3 PM', 'Nov 20, 2026, 3 PM'],
  [null, '2026-11-20', '2026-11-20', '2026-11-20'],
] as const)('%s: %s', (granularity, key, short, long) => {
  const seen = (text: string) => text.replace(/\u202f/g, ' ')
  expect(seen(keyFormatter(granularity, 'en')(key))).toBe(short)
  expect(seen(keyFormatter(granularity, 'en', { withYear: true })(key))).toBe(long)
})

test('in another language, and of what is no day', () => {
  expect(keyFormatter('DAY', 'de')('2026-11-20')).toBe('20. Nov.')
  expect(keyFormatter('DAY', 'de')('Other')).toBe('Other')
})
