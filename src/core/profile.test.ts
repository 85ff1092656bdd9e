import { describe, expect, test } from 'vitest'
import type { Aggregate } from './aggregate.ts'
import type { Calendar } from './calendar.ts'
import { foldProfile, type ProfileBy, profileBuckets, profileKeys } from './profile.ts'
import { calendarAt, daysPeriod } from './reading.cases.ts'
import { plainRules } from './rules.cases.ts'
import type { SparseSeries } from './series.ts'

function one(value: string): Aggregate {
  return { sum: value, count: 1, minimum: value, maximum: value, latest: value }
}

function profile(by: ProfileBy, days: string, calendar: Calendar, keyKind: 'DATE' | 'TIME') {
  const buckets = profileBuckets(by, daysPeriod(days, calendar), calendar.rules, keyKind)
  // Each bucket holds its own index, so that sums tell which of them came together.
  const series: SparseSeries = new Map(buckets.keys.map((_, index) => [index, one(String(index))]))
  const folded = foldProfile(by, buckets, series, calendar)
  return { ...folded, sums: folded.keys.map((_, index) => folded.series.get(index)?.sum ?? null) }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

describe('the weekdays', () => {
  test.each([
    [1, weekdays],
    [7, ['Sunday', ...weekdays.slice(0, 6)]],
    [6, ['Saturday', 'Sunday', ...weekdays.slice(0, 5)]],
  ])('begin with the project weeks: %i', (weekStart, keys) => {
    expect(profileKeys('WEEKDAY', { ...plainRules, weekStart })).toEqual(keys)
  })

  test.each(['DATE', 'TIME'] as const)('gather the days of a period: %s', keyKind => {
    // 2026-11-18 is a Wednesday: nine days have two Wednesdays and two Thursdays.
    const calendar = calendarAt('2099-06-15T12:00:00Z', 'America/New_York')
    const { keys, occurrences, sums } = profile('WEEKDAY', '2026-11-18..2026-11-26', calendar, keyKind)
    expect(keys).toEqual(weekdays)
    expect(occurrences).toEqual([1, 1, 2, 2, 1, 1, 1])
    expect(sums).toEqual(['5', '6', '7', '9', '2', '3', '4'])
  })

  test('that have no point stay without one, and are still counted', () => {
    const calendar = calendarAt('2099-06-15T12:00:00Z', 'UTC', 7)
    const buckets = profileBuckets('WEEKDAY', daysPeriod('2026-11-18..2026-11-20', calendar), calendar.rules, 'DATE')
    const { series, occurrences } = foldProfile('WEEKDAY', buckets, new Map([[1, one('3')]]), calendar)
    // From Sunday: Thursday is the fifth.
    expect([...series.keys()]).toEqual([4])
    expect(occurrences).toEqual([0, 0, 0, 1, 1, 1, 0])
  })

  test('take the latest of the last day, and the mean of all points', () => {
    const calendar = calendarAt('2099-06-15T12:00:00Z')
    const { series } = profile('WEEKDAY', '2026-11-16..2026-11-29', calendar, 'DATE')
    expect(series.get(0)).toEqual({ sum: '7', count: 2, minimum: '0', maximum: '7', latest: '7' })
  })
})

describe('the hours of the day', () => {
  test('are 24, and the skipped one does not occur', () => {
    const calendar = calendarAt('2099-06-15T12:00:00Z', 'America/New_York')
    const { keys, occurrences, sums } = profile('HOUR_OF_DAY', '2026-03-08', calendar, 'TIME')
    expect(keys).toHaveLength(24)
    expect(keys.slice(0, 4)).toEqual(['00:00', '01:00', '02:00', '03:00'])
    expect(occurrences.slice(0, 5)).toEqual([1, 1, 0, 1, 1])
    expect(sums.slice(0, 4)).toEqual(['0', '1', null, '2'])
  })

  test('count the repeated one twice', () => {
    const calendar = calendarAt('2099-06-15T12:00:00Z', 'America/New_York')
    const { occurrences, sums } = profile('HOUR_OF_DAY', '2026-11-01', calendar, 'TIME')
    expect(occurrences.slice(0, 3)).toEqual([1, 2, 1])
    expect(sums.slice(0, 3)).toEqual(['0', '3', '3'])
  })

  test('are those of the clock in zones of half hours, also before 1970', () => {
    for (const days of ['2026-11-20', '1968-11-20']) {
      const { occurrences } = profile('HOUR_OF_DAY', days, calendarAt('2099-06-15T12:00:00Z', 'Asia/Kolkata'), 'TIME')
      expect(occurrences).toEqual(Array.from({ length: 24 }, () => 1))
    }
  })

  test('are none of calendar days', () => {
    const calendar = calendarAt('2099-06-15T12:00:00Z')
    const period = daysPeriod('2026-11-20', calendar)
    expect(() => profileBuckets('HOUR_OF_DAY', period, calendar.rules, 'DATE')).toThrow(
      expect.objectContaining({ field: 'by' }),
    )
  })
})
