import { describe, expect, test } from 'vitest'
import type { CalendarUnit } from './calendar-unit.ts'
import { type ComparisonInput, type ComparisonPreset, comparisonPresets, resolveComparison } from './comparison.ts'
import { resolvePeriod } from './period.ts'
import type { PeriodPreset } from './preset.ts'
import { at, calendarAt, daysText, instantsText, rowsOf } from './reading.cases.ts'
import { timeRanges, truncations } from './truncate.cases.ts'

function comparison(text = ''): ComparisonInput {
  if (comparisonPresets.includes(text as ComparisonPreset)) return { to: text as ComparisonPreset }
  const [count, unit] = text.split(' ')
  return { shift: { count: Number(count), unit: unit as CalendarUnit } }
}

describe('instants of a running period are compared to the same point', () => {
  test.each(rowsOf(truncations))('%s at %s: %s against %s', (zone = '', now = '', preset, to, compared) => {
    const calendar = calendarAt(now, zone)
    const period = resolvePeriod({ preset: preset as PeriodPreset }, calendar)
    expect(instantsText(resolveComparison(period, comparison(to), calendar, 'TIME'))).toBe(compared)
  })

  test('the days of the comparison stay whole for the same period with DATE keys', () => {
    const calendar = calendarAt('2026-11-20T15:20:00-05:00', 'America/New_York')
    const period = resolvePeriod({ preset: 'TODAY' }, calendar)
    const compared = resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'DATE')
    expect(instantsText(compared)).toBe('2026-11-19T00:00:00-05:00..2026-11-20T00:00:00-05:00')
    expect(compared).toMatchObject({ label: '19 Nov 2026', partial: false })
  })

  test('the label says where it was cut', () => {
    const calendar = calendarAt('2026-11-20T15:20:00-05:00', 'America/New_York')
    const labels = (['TODAY', 'THIS_MONTH', 'LAST_MONTH'] as const).map(preset => {
      const period = resolvePeriod({ preset }, calendar)
      return resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'TIME').label
    })
    expect(labels).toEqual(['19 Nov 2026 until 15:20', '1 Oct 2026 - 20 Oct 2026 until 15:20', 'September 2026'])
  })
})

describe('a stretch of time', () => {
  test.each(rowsOf(timeRanges))('in %s at %s: %s against %s', (zone = '', now = '', timeRange = '', to, compared) => {
    const calendar = calendarAt(now, zone)
    const [from = '', before = ''] = timeRange.split('..')
    const period = resolvePeriod({ instants: { from: at(from), before: at(before) } }, calendar)
    expect(instantsText(period)).toBe(instantsText({ from: at(from), before: at(before), timeZone: zone }))
    expect(instantsText(resolveComparison(period, comparison(to), calendar, 'TIME'))).toBe(compared)
  })

  test('with DATE keys means the days it touches, and is compared with as many before', () => {
    const calendar = calendarAt('2026-12-24T00:00:00Z')
    const instants = { from: at('2026-11-19T10:00:00Z'), before: at('2026-11-20T00:00:01Z') }
    const period = resolvePeriod({ instants }, calendar)
    expect(daysText(period)).toBe('2026-11-19..2026-11-20')
    const compared = resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'DATE')
    expect(daysText(compared)).toBe('2026-11-17..2026-11-18')
    expect(period.label).toBe('19 Nov 2026 10:00 - 20 Nov 2026 00:00')
  })

  test('of the last hours ends with the hour that runs', () => {
    const calendar = calendarAt('2026-11-20T15:20:00Z')
    const period = resolvePeriod({ last: { count: 24, unit: 'HOUR' } }, calendar)
    expect(instantsText(period)).toBe('2026-11-19T16:00:00+00:00..2026-11-20T16:00:00+00:00')
    expect(period).toMatchObject({ partial: true, label: 'Last 24 hours' })
    const compared = resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'TIME')
    expect(instantsText(compared)).toBe('2026-11-18T16:00:00+00:00..2026-11-19T15:20:00+00:00')
  })

  test('of the last hours begins on the clock in zones of half hours', () => {
    const period = resolvePeriod(
      { last: { count: 1, unit: 'HOUR' } },
      calendarAt('2026-11-20T15:20:00Z', 'Asia/Kathmandu'),
    )
    expect(instantsText(period)).toBe('2026-11-20T21:00:00+05:45..2026-11-20T22:00:00+05:45')
  })
})
