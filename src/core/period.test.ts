import { describe, expect, test } from 'vitest'
import { type PeriodInput, resolvePeriod, unitPeriod } from './period.ts'
import { at, calendarAt, day, daysPeriod, daysText, instantsText } from './reading.cases.ts'
import { dayAt } from './zone.ts'

const calendar = calendarAt('2026-11-20T15:20:00Z')

describe('a period', () => {
  test.each([
    ['UTC', '2026-11-20'],
    ['Pacific/Kiritimati', '2026-11-21'],
    ['Pacific/Pago_Pago', '2026-11-20'],
  ])('of today in %s is %s', (timeZone, today) => {
    expect(daysText(resolvePeriod({ preset: 'TODAY' }, { ...calendar, timeZone }))).toBe(today)
  })

  test('of days has the same days in every zone, and its own instants', () => {
    const period = daysPeriod('2026-10-31..2026-11-02', calendarAt('2026-11-20T15:20:00Z', 'America/New_York'))
    expect(daysText(period)).toBe('2026-10-31..2026-11-02')
    expect(instantsText(period)).toBe('2026-10-31T00:00:00-04:00..2026-11-03T00:00:00-05:00')
  })

  test('of midnights is one of days', () => {
    const newYork = { ...calendar, timeZone: 'America/New_York' }
    const instants = { from: at('2026-10-31T00:00:00-04:00'), before: at('2026-11-03T00:00:00-05:00') }
    expect(resolvePeriod({ instants }, newYork)).toEqual(daysPeriod('2026-10-31..2026-11-02', newYork))
  })

  test('is half-open: its last millisecond is inside, the next midnight is not', () => {
    const period = daysPeriod('2026-11-20', calendar)
    for (const [now, partial] of [
      [period.from - 1, false],
      [period.from, true],
      [period.before - 1, true],
      [period.before, false],
    ] as const) {
      expect(daysPeriod('2026-11-20', { ...calendar, now }).partial).toBe(partial)
    }
  })

  test('of all time reaches from the first to the last point', () => {
    const days = resolvePeriod({ preset: 'ALL_TIME' }, calendar, {
      firstDay: day('2019-03-04'),
      lastDay: day('2026-11-18'),
    })
    expect(daysText(days)).toBe('2019-03-04..2026-11-18')
    expect(days).toMatchObject({ label: 'All time', partial: false })
    const extent = { first: at('2019-03-04T02:00:00Z'), last: at('2026-11-20T02:00:00Z') }
    const instants = resolvePeriod({ preset: 'ALL_TIME' }, { ...calendar, timeZone: 'America/New_York' }, extent)
    expect(daysText(instants)).toBe('2019-03-03..2026-11-19')
  })

  test('of all time without a point is today', () => {
    expect(daysText(resolvePeriod({ preset: 'ALL_TIME' }, calendar, null))).toBe('2026-11-20')
    expect(daysText(resolvePeriod({ preset: 'ALL_TIME' }, calendar))).toBe('2026-11-20')
  })

  test.each([
    ['DAY', '2026-11-20'],
    ['WEEK', '2026-11-16..2026-11-22'],
    ['MONTH', '2026-11-01..2026-11-30'],
    ['QUARTER', '2026-10-01..2026-12-31'],
    ['YEAR', '2026-01-01..2026-12-31'],
  ] as const)('of the whole %s that runs is %s', (unit, days) => {
    const period = unitPeriod(unit, dayAt(calendar.now, calendar.timeZone), calendar)
    expect(daysText(period)).toBe(days)
    expect(period.partial).toBe(true)
  })
})

describe('a label', () => {
  test.each([
    ['2026-11-20', '20 Nov 2026'],
    ['2026-11-01..2026-11-30', 'November 2026'],
    ['2026-11-01..2026-11-29', '1 Nov 2026 - 29 Nov 2026'],
    ['2024-02-01..2024-02-29', 'February 2024'],
    ['2024-02-01..2024-02-28', '1 Feb 2024 - 28 Feb 2024'],
    ['2023-02-01..2023-02-28', 'February 2023'],
    ['2026-10-01..2026-12-31', 'Q4 2026'],
    ['2026-01-01..2026-03-31', 'Q1 2026'],
    ['2026-02-01..2026-04-30', '1 Feb 2026 - 30 Apr 2026'],
    ['2026-01-01..2026-12-31', '2026'],
    ['2024-01-01..2024-12-31', '2024'],
    ['2026-10-15..2026-11-14', '15 Oct 2026 - 14 Nov 2026'],
    ['2026-01-15..2026-04-14', '15 Jan 2026 - 14 Apr 2026'],
    ['2025-12-31..2026-01-01', '31 Dec 2025 - 1 Jan 2026'],
  ])('of %s is %s', (days, label) => {
    expect(daysPeriod(days, calendar).label).toBe(label)
  })

  test.each([
    [{ preset: 'LAST_30_DAYS' }, 'Last 30 days'],
    [{ preset: 'THIS_MONTH' }, 'This month'],
    [{ last: { count: 6, unit: 'WEEK' } }, 'Last 6 weeks'],
    [{ last: { count: 1, unit: 'MONTH' } }, 'Last 1 month'],
  ] as const)('of %j is %s', (input, label) => {
    expect(resolvePeriod(input, calendar).label).toBe(label)
  })
})

describe('refusals', () => {
  test.each<[string, PeriodInput]>([
    ['days.through', { days: { from: 10, through: 9 } }],
    ['days.from', { days: { from: -719_163, through: 9 } }],
    ['days.from', { days: { from: 0.5, through: 9 } }],
    ['days.through', { days: { from: 9, through: 2_932_897 } }],
    ['instants.before', { instants: { from: 5, before: 5 } }],
    ['instants.from', { instants: { from: Number.NaN, before: 5 } }],
    ['instants.from', { instants: { from: -719_162 * 86_400_000, before: 5 } }],
    ['instants.before', { instants: { from: 5, before: 8.64e15 } }],
    ['last.count', { last: { count: 0, unit: 'DAY' } }],
    ['last.count', { last: { count: 2.5, unit: 'WEEK' } }],
    ['last.count', { last: { count: 9999, unit: 'YEAR' } }],
    ['last.count', { last: { count: Number.POSITIVE_INFINITY, unit: 'YEAR' } }],
    ['last.count', { last: { count: 100_000, unit: 'HOUR' } }],
    ['last.unit', { last: { count: 1, unit: 'EON' as 'DAY' } }],
  ])('name %s of %j', (field, input) => {
    expect(() => resolvePeriod(input, calendar)).toThrow(expect.objectContaining({ name: 'CalendarError', field }))
  })

  test('name a zone that is none', () => {
    const wrong = { ...calendar, timeZone: '+02:00' }
    expect(() => resolvePeriod({ preset: 'TODAY' }, wrong)).toThrow(expect.objectContaining({ field: 'timeZone' }))
  })
})
