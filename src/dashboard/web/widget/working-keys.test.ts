import { describe, expect, test } from 'vitest'
import { parseDay } from '../../../core/day.ts'
import { toWorkingDays } from '../../../core/working-days.ts'
import type { GroupedReportFragment } from '../gql/graphql.ts'
import { withoutDaysOff } from './working-keys.ts'

// 2026-11-18 is a Wednesday.
const workingDays = toWorkingDays([1, 2, 3, 4, 5], [parseDay('2026-11-18') ?? 0])
const keys = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']
const metric = {
  values: [null, 1, null, null, 3],
  movingAverage: [1, 2, 3, 4, 5],
  comparison: { values: [7, 8, 9, null, null], period: { label: 'Before', firstDay: '2026-11-13' } },
}
// What keys are left out by.
const report = (change: object = {}) =>
  ({ granularity: 'DAY', keys, groups: [], metrics: [metric], ...change }) as unknown as GroupedReportFragment

describe('a report of working days', () => {
  test('has no days off, but working days without a value, and days off that have one', () => {
    const { keys: shown, metrics } = withoutDaysOff(report(), workingDays, false)
    expect(shown).toEqual(['2026-11-19', '2026-11-20', '2026-11-22'])
    expect(metrics[0]).toEqual({
      values: [1, null, 3],
      movingAverage: [2, 3, 5],
      // Its days do not follow each other any more.
      comparison: { values: [8, 9, null], period: { label: 'Before', firstDay: '' } },
    })
  })

  test('keeps days off at which something stands that is compared with', () => {
    expect(withoutDaysOff(report(), workingDays, true).keys).toEqual(keys.toSpliced(3, 1))
  })

  test('looks at groups, too', () => {
    const group = { metrics: [{ values: [null, null, null, 5, null] }] }
    const { groups, keys: shown } = withoutDaysOff(report({ groups: [group] }), workingDays, false)
    expect(shown).toEqual(keys.slice(1))
    expect(groups[0]?.metrics[0]?.values).toEqual([null, null, 5, null])
  })

  test('is what it was by weeks', () => {
    const weekly = report({ granularity: 'WEEK' })
    expect(withoutDaysOff(weekly, workingDays, false)).toBe(weekly)
  })
})
