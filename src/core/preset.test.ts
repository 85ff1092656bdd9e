import { describe, expect, test } from 'vitest'
import { resolveComparison } from './comparison.ts'
import { resolvePeriod } from './period.ts'
import { presetTables } from './preset.cases.ts'
import { type PeriodPreset, periodPresets, presetLabel } from './preset.ts'
import { calendarAt, daysText, rowsOf } from './reading.cases.ts'

describe.each(Object.entries(presetTables))('on %s', (today, table) => {
  const calendar = calendarAt(`${today}T15:20:00Z`)
  const rows = rowsOf(table) as [PeriodPreset, string, string, string][]

  test('every preset has a row', () => {
    expect([...rows.map(([preset]) => preset), 'ALL_TIME']).toEqual([...periodPresets])
  })

  test.each(rows)('%s is %s', (preset, days) => {
    const period = resolvePeriod({ preset }, calendar)
    expect(daysText(period)).toBe(days)
    const running = ![
      'YESTERDAY',
      'LAST_WEEK',
      'LAST_MONTH',
      'LAST_QUARTER',
      'LAST_YEAR',
      'LAST_FISCAL_QUARTER',
      'LAST_FISCAL_YEAR',
    ].includes(preset)
    expect(period.partial).toBe(running)
    expect(period.label).toBe(presetLabel(preset))
  })

  test.each(rows)('before %s (%s) comes %s', (preset, _, previous) => {
    const period = resolvePeriod({ preset }, calendar)
    expect(daysText(resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'DATE'))).toBe(previous)
  })

  test.each(rows)('%s (%s) is compared with the year before', (preset, _, _previous, lastYear) => {
    const period = resolvePeriod({ preset }, calendar)
    expect(daysText(resolveComparison(period, { to: 'SAME_PERIOD_LAST_YEAR' }, calendar, 'DATE'))).toBe(lastYear)
  })
})
