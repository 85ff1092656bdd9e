import { expect, test } from 'vitest'
import { comparisonOf, periodLabel, periodOf } from './period.ts'

test.each([
  ['', null],
  ['period=LAST_7_DAYS', { preset: 'LAST_7_DAYS' }],
  ['period=toString', null],
  ['period=LAST_PERIOD:Retail: 4-4-5', { of: { calendar: 'Retail: 4-4-5', offset: -1 } }],
  ['period=THIS_CALENDAR_YEAR:Retail', { of: { calendar: 'Retail', yearOffset: 0 } }],
  ['period=toString:Retail', null],
  ['period=THIS_PERIOD:', null],
  ['from=2026-11-01&through=2026-11-20', { days: { from: '2026-11-01', through: '2026-11-20' } }],
  ['from=2026-11-20&through=2026-11-01', null],
  ['from=2026-11-01', null],
  ['from=x&through=y&period=TODAY', { preset: 'TODAY' }],
])('%s', (query, period) => {
  expect(periodOf(new URLSearchParams(query))).toEqual(period)
})

test('a comparison is asked for always, and drawn where it was chosen', () => {
  expect(comparisonOf(new URLSearchParams())).toEqual({ compare: [{ to: 'PREVIOUS_PERIOD' }], overlay: false })
  expect(comparisonOf(new URLSearchParams('compare=SAME_PERIOD_LAST_YEAR'))).toEqual({
    compare: [{ to: 'SAME_PERIOD_LAST_YEAR' }],
    overlay: true,
  })
})

test('days have a period, categories only where they are compared', () => {
  const period = { label: 'Today' }
  expect(periodLabel({ granularity: 'DAY', period, metrics: [] })).toBe('Today')
  expect(periodLabel({ granularity: null, period, metrics: [{ comparison: null }] })).toBeNull()
  expect(periodLabel({ granularity: null, period, metrics: [{ comparison: {} }] })).toBe('Today')
})
