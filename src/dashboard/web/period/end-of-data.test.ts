import { expect, test } from 'vitest'
import { isWithoutData, lastDayOf, periodUpTo } from './end-of-data.ts'

const metric = (headline: number | null, values: (number | null)[]) => ({ headline, values })

test.each([
  ['DAY', [metric(null, [null, null])], true],
  ['DAY', [metric(null, [null]), metric(0, [0])], false],
  ['DAY', [metric(5, [null])], false],
  ['DAY', [], false],
  [null, [metric(null, [])], false],
])('a report by %s of %j is without data: %s', (granularity, metrics, expected) => {
  expect(isWithoutData({ granularity, metrics })).toBe(expected)
})

function endOf(timeZone: string, ...ends: (string | null)[]) {
  const metrics = ends.map(lastPointAt => ({ coverage: { lastPointAt } }))
  return lastDayOf({ widget: { id: 'w', report: { id: 'r', period: { timeZone }, metrics } } } as never)
}

test('the last day is that of the metric that went on longest, in the zone of the report', () => {
  expect(endOf('Europe/Berlin', '2024-03-09T23:00:00Z', null, '2023-01-01T23:00:00Z')).toBe('2024-03-10')
  expect(endOf('UTC', '2024-03-09T23:00:00Z')).toBe('2024-03-09')
  expect(endOf('UTC', null)).toBeNull()
})

test('the period is of the 30 days up to it', () => {
  expect(periodUpTo('2024-03-10')).toEqual({ from: '2024-02-10', through: '2024-03-10' })
})
