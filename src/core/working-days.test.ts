import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EpochDay, parseDay, weekdayOf } from './day.ts'
import { periodOfDays } from './period.ts'
import { ratioNumber } from './ratio.ts'
import { at } from './reading.cases.ts'
import { plainRules } from './rules.cases.ts'
import {
  countWorkingDays,
  elapsedWorkingShare,
  isBetweenEdges,
  isWorkingDay,
  toWorkingDays,
  usualWeekdays,
  workingEdges,
} from './working-days.ts'

const day = (text: string): EpochDay => parseDay(text) as EpochDay

// 25 December 2026 and 1 January 2027 are Fridays, 26 December is a Saturday.
const overNewYear = toWorkingDays(usualWeekdays, [day('2027-01-01'), day('2026-12-25'), day('2026-12-26')])

describe('a working day', () => {
  test.each([
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2026-12-26', false],
    ['2026-12-27', false],
    ['2026-12-28', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
    ['2027-01-04', true],
  ])('%s: %s', (text, isWorking) => {
    expect(isWorkingDay(day(text), overNewYear)).toBe(isWorking)
  })

  test('may be on any weekdays', () => {
    const gulf = toWorkingDays([7, 1, 2, 3, 4], [])
    expect(gulf.weekdays).toEqual([1, 2, 3, 4, 7])
    expect(isWorkingDay(day('2026-11-29'), gulf)).toBe(true)
    expect(isWorkingDay(day('2026-11-27'), gulf)).toBe(false)
  })
})

describe('the elapsed share of working days', () => {
  const share = (now: string, timeZone = 'UTC', [first, last] = ['2026-12-21', '2027-01-03']) => {
    const around = { now: at(now), timeZone, rules: plainRules }
    const step = { kind: 'ELAPSED' } as const
    const period = periodOfDays(day(first as string), day(last as string), around, step, null, 'days')
    const found = elapsedWorkingShare(period, around.now, overNewYear)
    return found && ratioNumber(found)
  }

  // Eight working days: Monday to Thursday of both weeks.
  test.each([
    ['2026-12-20T23:00:00Z', 0],
    ['2026-12-21T00:00:00Z', 0],
    ['2026-12-21T12:00:00Z', 0.0625],
    ['2026-12-24T12:00:00Z', 0.4375],
    ['2026-12-25T00:00:00Z', 0.5],
    ['2026-12-27T23:59:59Z', 0.5],
    ['2026-12-28T18:00:00Z', 0.59375],
    ['2027-01-01T00:00:00Z', 1],
    ['2027-02-01T00:00:00Z', 1],
  ])('at %s is %d', (now, expected) => {
    expect(share(now)).toBe(expected)
  })

  test('counts a day of 23 hours as one', () => {
    const sundays = toWorkingDays([6, 7], [])
    const around = { now: at('2026-03-08T00:00:00-05:00'), timeZone: 'America/New_York', rules: plainRules }
    const weekend = periodOfDays(day('2026-03-07'), day('2026-03-08'), around, { kind: 'ELAPSED' }, null, 'days')
    const shareAt = (now: string) => elapsedWorkingShare(weekend, at(now), sundays)
    expect(shareAt('2026-03-08T00:00:00-05:00')).toSatisfy(half => ratioNumber(half) === 0.5)
    // Half of the 23 hours after midnight.
    expect(shareAt('2026-03-08T12:30:00-04:00')).toSatisfy(most => ratioNumber(most) === 0.75)
  })

  test('is none where there is no working day', () => {
    expect(share('2026-12-26T12:00:00Z', 'UTC', ['2026-12-25', '2026-12-27'])).toBeNull()
  })
})

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
const first = fc.integer({ min: -1000, max: 1000 })
const holidays = fc.array(fc.integer({ min: -1100, max: 1200 }), { maxLength: 60 })

test('counts and stretches are those of the days one by one', () => {
  fc.assert(
    fc.property(weekdays, holidays, first, fc.nat(120), (worked, off, firstDay, more) => {
      const working = toWorkingDays(worked, off)
      const days = Array.from({ length: more + 1 }, (_, index) => firstDay + index)
      const isWorked = (it: EpochDay) => worked.includes(weekdayOf(it)) && !off.includes(it)
      const edges = workingEdges(firstDay, firstDay + more, working)
      expect(days.filter(it => isWorkingDay(it, working))).toEqual(days.filter(isWorked))
      expect(countWorkingDays(firstDay, firstDay + more, working)).toBe(days.filter(isWorked).length)
      expect(days.filter(it => isBetweenEdges(it, edges))).toEqual(days.filter(isWorked))
      expect(edges.filter(edge => edge <= firstDay + more + 1)).toEqual(edges)
      expect(edges.length % 2).toBe(0)
    }),
  )
})
