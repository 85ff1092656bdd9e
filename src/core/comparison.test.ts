import { describe, expect, test } from 'vitest'
import type { CalendarSpan, CalendarUnit } from './calendar-unit.ts'
import { type ComparisonPreset, resolveComparison } from './comparison.ts'
import { resolvePeriod } from './period.ts'
import { calendarAt, day, daysPeriod, daysText, rowsOf } from './reading.cases.ts'
import { dayRanges, running, shifts, trailing, weeks } from './shift.cases.ts'

const later = calendarAt('2099-06-15T12:00:00Z')

function span(text = ''): CalendarSpan {
  const [count, unit] = text.split(' ')
  return { count: Number(count), unit: unit as CalendarUnit }
}

describe('a shift by calendar units', () => {
  test.each(rowsOf(shifts))('moves %s back by %s to %s', (days = '', shift, compared) => {
    const period = daysPeriod(days, later)
    expect(daysText(resolveComparison(period, { shift: span(shift) }, later, 'DATE'))).toBe(compared)
  })

  test.each(rowsOf(shifts))('moves whole days of instants alike: %s by %s', (days = '', shift, compared) => {
    const period = daysPeriod(days, { ...later, timeZone: 'America/New_York' })
    const moved = resolveComparison(period, { shift: span(shift) }, later, 'TIME')
    expect(daysText(moved)).toBe(compared)
    expect([moved.from, moved.before]).toEqual(
      [daysPeriod(compared ?? '', { ...later, timeZone: 'America/New_York' })].flatMap(it => [it.from, it.before]),
    )
  })
})

describe('a range of days', () => {
  test.each(rowsOf(dayRanges))('%s follows %s', (days = '', previous) => {
    expect(daysText(resolveComparison(daysPeriod(days, later), { to: 'PREVIOUS_PERIOD' }, later, 'DATE'))).toBe(
      previous,
    )
  })

  test.each(rowsOf(dayRanges))('%s has the weekdays of the year before', (days = '', _, weekdays) => {
    const compared = resolveComparison(daysPeriod(days, later), { to: 'SAME_WEEKDAYS_LAST_YEAR' }, later, 'DATE')
    expect(daysText(compared)).toBe(weekdays)
  })

  test.each(rowsOf(running))('on %s, %s against %s is %s', (today, days = '', to, compared) => {
    const calendar = calendarAt(`${today}T15:20:00Z`)
    const period = daysPeriod(days, calendar)
    expect(daysText(resolveComparison(period, { to: to as ComparisonPreset }, calendar, 'DATE'))).toBe(compared)
  })

  test('is compared with given days as they are, even when it runs', () => {
    const calendar = calendarAt('2026-11-20T15:20:00Z')
    const period = resolvePeriod({ preset: 'THIS_MONTH' }, calendar)
    const days = { from: day('2019-11-01'), through: day('2019-11-30') }
    const compared = resolveComparison(period, { days }, calendar, 'TIME')
    expect(daysText(compared)).toBe('2019-11-01..2019-11-30')
    expect(compared).toMatchObject({ label: 'November 2019', partial: false })
  })

  test('may be compared with days that include now', () => {
    const calendar = calendarAt('2026-11-20T15:20:00Z')
    const period = resolvePeriod({ preset: 'LAST_MONTH' }, calendar)
    const days = { from: day('2026-11-01'), through: day('2026-11-30') }
    expect(resolveComparison(period, { days }, calendar, 'DATE').partial).toBe(true)
  })
})

describe('trailing units', () => {
  test.each(rowsOf(trailing))('on %s the last %s are %s', (today, last, days) => {
    const period = resolvePeriod({ last: span(last) }, calendarAt(`${today}T15:20:00Z`))
    expect(daysText(period)).toBe(days)
    expect(period.partial).toBe(true)
  })

  test.each(rowsOf(trailing))('on %s the last %s (%s) follow %s', (today, last, _, before) => {
    const calendar = calendarAt(`${today}T15:20:00Z`)
    const period = resolvePeriod({ last: span(last) }, calendar)
    expect(daysText(resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'DATE'))).toBe(before)
  })
})

describe('weeks', () => {
  test.each(rowsOf(weeks))('from weekday %s, %s is in %s', (weekStart, today, thisWeek, before, lastWeek) => {
    const calendar = calendarAt(`${today}T15:20:00Z`, 'UTC', Number(weekStart))
    const period = resolvePeriod({ preset: 'THIS_WEEK' }, calendar)
    expect(daysText(period)).toBe(thisWeek)
    expect(daysText(resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'DATE'))).toBe(before)
    expect(daysText(resolvePeriod({ preset: 'LAST_WEEK' }, calendar))).toBe(lastWeek)
  })
})

describe('refusals', () => {
  const calendar = calendarAt('2026-11-20T15:20:00Z')
  const period = resolvePeriod({ preset: 'LAST_30_DAYS' }, calendar)

  test.each([
    ['shift.unit', { shift: { count: 2, unit: 'HOUR' } }, 'DATE'],
    ['shift.count', { shift: { count: 0, unit: 'DAY' } }, 'TIME'],
    ['shift.count', { shift: { count: -1, unit: 'DAY' } }, 'TIME'],
    ['shift.count', { shift: { count: 1.5, unit: 'DAY' } }, 'TIME'],
    ['shift.count', { shift: { count: 10_000, unit: 'YEAR' } }, 'TIME'],
    ['shift', { shift: { count: 2026, unit: 'YEAR' } }, 'DATE'],
    ['shift', { shift: { count: 2026, unit: 'YEAR' } }, 'TIME'],
    ['days.through', { days: { from: 10, through: 9 } }, 'DATE'],
    ['days.from', { days: { from: -719_163, through: 9 } }, 'DATE'],
    ['days.through', { days: { from: 9, through: 2_932_897 } }, 'DATE'],
  ] as const)('name %s', (field, input, keyKind) => {
    expect(() => resolveComparison(period, input, calendar, keyKind)).toThrow(expect.objectContaining({ field }))
  })
})
