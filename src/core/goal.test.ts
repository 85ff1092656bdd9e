import { describe, expect, test } from 'vitest'
import type { Aggregation } from './aggregate.ts'
import { elapsedShare, type GoalDirection, goalProgress, paceShare } from './goal.ts'
import { decimalFromNumeric } from './number.ts'
import { unitPeriod } from './period.ts'
import { ratioNumber, ratioOf } from './ratio.ts'
import { at, calendarAt } from './reading.cases.ts'
import { toWorkingDays, usualWeekdays } from './working-days.ts'
import { dayAt } from './zone.ts'

// 30 days, of which 12 have passed: a share of exactly 0.4.
const calendar = calendarAt('2026-11-13T00:00:00Z')
const november = unitPeriod('MONTH', dayAt(calendar.now, calendar.timeZone), calendar)

function progress(attained: string | null, target: string, direction: GoalDirection, aggregation: Aggregation = 'SUM') {
  const value = attained === null ? null : ratioOf(decimalFromNumeric(attained))
  return goalProgress(
    { target: decimalFromNumeric(target), direction },
    value,
    aggregation === 'SUM' ? elapsedShare(november, calendar.now) : null,
  )
}

describe('a goal', () => {
  test.each([
    ['40', '100', 'AT_LEAST', true],
    ['39.999', '100', 'AT_LEAST', false],
    ['40', '100', 'AT_MOST', true],
    ['40.001', '100', 'AT_MOST', false],
    ['150', '100', 'AT_LEAST', true],
    ['0', '100', 'AT_LEAST', false],
    ['0', '100', 'AT_MOST', true],
    ['-40', '-100', 'AT_MOST', true],
    ['-39', '-100', 'AT_MOST', false],
    ['0.04', '0.1', 'AT_LEAST', true],
  ] as const)('of a sum: %s of %s, %s, on pace %s', (attained, target, direction, onPace) => {
    expect(progress(attained, target, direction).onPace).toBe(onPace)
  })

  test.each(['AVERAGE', 'LATEST', 'MIN', 'MAX'] as const)(
    'of %s is a level that waiting does not raise',
    aggregation => {
      expect(progress('99', '100', 'AT_LEAST', aggregation).onPace).toBe(false)
      expect(progress('100', '100', 'AT_LEAST', aggregation).onPace).toBe(true)
      expect(progress('100', '100', 'AT_MOST', aggregation).onPace).toBe(true)
      expect(progress('101', '100', 'AT_MOST', aggregation).onPace).toBe(false)
    },
  )

  test('says how much of it is attained', () => {
    expect(progress('10', '30', 'AT_LEAST')).toEqual({ target: 30, attained: 10, ratio: 1 / 3, onPace: false })
    expect(progress('5', '0', 'AT_MOST')).toEqual({ target: 0, attained: 5, ratio: null, onPace: false })
  })

  test('without a point claims nothing', () => {
    expect(progress(null, '30', 'AT_LEAST')).toEqual({ target: 30, attained: null, ratio: null, onPace: null })
  })
})

describe('the elapsed share', () => {
  test.each([
    ['2026-10-31T00:00:00Z', 0],
    ['2026-11-01T00:00:00Z', 0],
    ['2026-11-16T00:00:00Z', 0.5],
    ['2026-12-01T00:00:00Z', 1],
    ['2027-01-01T00:00:00Z', 1],
  ])('at %s is %d', (now, share) => {
    expect(ratioNumber(elapsedShare(november, at(now)))).toBe(share)
  })

  test('of a day of 25 hours counts its hours', () => {
    const clock = calendarAt('2026-11-01T11:30:00-05:00', 'America/New_York')
    expect(ratioNumber(elapsedShare(unitPeriod('DAY', dayAt(clock.now, clock.timeZone), clock), clock.now))).toBe(0.5)
  })

  test('of no time is all of it', () => {
    expect(ratioNumber(elapsedShare({ from: 5, before: 5 }, 0))).toBe(1)
  })
})

describe('the pace', () => {
  const shareOf = (pace: 'CALENDAR_DAYS' | 'WORKING_DAYS', unit: 'MONTH' | 'DAY', now: string) => {
    const clock = calendarAt(now)
    const whole = unitPeriod(unit, dayAt(clock.now, clock.timeZone), clock)
    return ratioNumber(paceShare(pace, whole, clock.now, toWorkingDays(usualWeekdays, [])))
  }

  // November 2026 begins with a Sunday and has 21 working days: nine of them are over on Friday, the 13th.
  test('over working days is ahead of the calendar or behind it', () => {
    expect(shareOf('CALENDAR_DAYS', 'MONTH', '2026-11-13T00:00:00Z')).toBe(0.4)
    expect(shareOf('WORKING_DAYS', 'MONTH', '2026-11-13T00:00:00Z')).toBe(9 / 21)
    expect(shareOf('WORKING_DAYS', 'MONTH', '2026-11-14T00:00:00Z')).toBe(10 / 21)
    expect(shareOf('WORKING_DAYS', 'MONTH', '2026-11-15T23:00:00Z')).toBe(10 / 21)
  })

  test('of a day without work goes by the calendar', () => {
    expect(shareOf('WORKING_DAYS', 'DAY', '2026-11-15T18:00:00Z')).toBe(0.75)
  })
})
