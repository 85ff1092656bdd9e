import { expect, test } from 'vitest'
import { withPresets } from './preset-words.ts'

test.each(['last month', 'LAST_MONTH', ' Last  Month ', 'last-month'])(
  '%j in the place of a period is LAST_MONTH',
  period => {
    expect(withPresets({ period, metrics: ['a'] })).toEqual({ period: { preset: 'LAST_MONTH' }, metrics: ['a'] })
    expect(withPresets({ period: { preset: period } })).toEqual({ period: { preset: 'LAST_MONTH' } })
    expect(withPresets({ preset: period })).toEqual({ preset: 'LAST_MONTH' })
  },
)

test.each([
  [{ period: 'past month' }],
  [{ period: '' }],
  [{ period: { days: { from: '2026-11-01', through: '2026-11-20' } } }],
  [{ period: null, preset: 7 }],
  [{}],
])('%j is left as it is', values => {
  expect(withPresets(values)).toEqual(values)
})
