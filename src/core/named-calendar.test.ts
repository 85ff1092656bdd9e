import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketImages } from './bucket-image.ts'
import type { NamedCalendar } from './calendar.ts'
import { findComparison } from './comparison.ts'
import { dayOf, type EpochDay } from './day.ts'
import { CALENDAR_YEAR } from './fiscal-year.ts'
import { bucketsOf } from './granularity.ts'
import { namedPeriodAt, partnerOf, periodIndexOf } from './named-calendar.ts'
import { type PeriodInput, resolvePeriod } from './period.ts'
import { day } from './reading.cases.ts'
import { plainRules } from './rules.cases.ts'
import { weekPeriods } from './week-calendar.ts'
import { MS_PER_DAY } from './zone.ts'

/** Places in the years are counted here once more, and not by the code under test. */
function named(
  written: readonly { label: string; firstDay: EpochDay; lastDay: EpochDay; year: number }[],
): NamedCalendar {
  const periods = written.map((period, at) => {
    const ordinal = written.slice(0, at).filter(({ year }) => year === period.year).length
    return { ...period, ordinal }
  })
  return { name: 'own', periods }
}

const firstDay = dayOf(2020, 2, 2)
const someCalendar = fc
  .record({
    years: fc.integer({ min: 1, max: 5 }),
    pattern: fc.constantFrom([4, 4, 5], [5, 4, 4], [13], [4], [1], [2, 2]),
    long: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
  })
  .map(({ years, pattern, long }) => {
    const longYears = long.map(at => 2020 + at)
    return named(weekPeriods({ firstDay, firstYear: null, years, pattern, longYears }, CALENDAR_YEAR))
  })

const lastDayOf = ({ periods }: NamedCalendar) => periods.at(-1)?.lastDay ?? firstDay
const around = (calendar: NamedCalendar, today: EpochDay) => ({
  now: today * MS_PER_DAY,
  timeZone: 'UTC',
  rules: plainRules,
  calendars: new Map([['own', calendar]]),
})

test('a year of weeks has 52 of them, a long one 53, and years go on without a gap', () => {
  fc.assert(
    fc.property(someCalendar, calendar => {
      for (const [at, period] of calendar.periods.entries()) {
        expect((period.lastDay - period.firstDay + 1) % 7).toBe(0)
        const before = calendar.periods[at - 1]
        if (before) expect(period.firstDay).toBe(before.lastDay + 1)
      }
      const labels = calendar.periods.map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
      for (const year of new Set(calendar.periods.map(period => period.year))) {
        const days = calendar.periods
          .filter(period => period.year === year)
          .reduce((sum, period) => sum + period.lastDay - period.firstDay + 1, 0)
        expect(days).toBe(labels.includes(`W53 ${year}`) ? 371 : 364)
      }
    }),
  )
})

test('the first year is the one that holds its middle, unless it is said', () => {
  const weeks = { firstDay: day('2025-09-28'), firstYear: null, years: 1, pattern: [13], longYears: [] }
  expect(weekPeriods(weeks, CALENDAR_YEAR)[0]?.label).toBe('P1 2026')
  expect(weekPeriods(weeks, { month: 10, day: 1 })[0]?.label).toBe('P1 FY 2025/26')
  expect(weekPeriods({ ...weeks, firstYear: 7 }, CALENDAR_YEAR)[0]?.label).toBe('P1 7')
})

test('every day is found in its period, and no other one is', () => {
  fc.assert(
    fc.property(someCalendar, fc.integer({ min: -40, max: 2000 }), (calendar, offset) => {
      const today = firstDay + offset
      const expected = calendar.periods.findIndex(it => it.firstDay <= today && today <= it.lastDay)
      expect(periodIndexOf(calendar, today)).toBe(expected)
      if (expected < 0)
        expect(() => namedPeriodAt(calendar, today)).toThrow('The calendar "own" has the days 2020-02-02 to')
    }),
  )
})

test('the partner of a period is the one of its place in the year before, or none', () => {
  fc.assert(
    fc.property(someCalendar, calendar => {
      for (const [at, { year, ordinal }] of calendar.periods.entries()) {
        const expected = calendar.periods.find(it => it.year === year - 1 && it.ordinal === ordinal) ?? null
        expect(partnerOf({ kind: 'NAMED', calendar, by: 'YEAR' }, at)).toEqual(expected)
      }
    }),
  )
})

describe('for any period within a calendar', () => {
  const someDays = fc.tuple(fc.nat(1900), fc.nat(800)).map(([from, length]) => ({ from: firstDay + from, length }))

  test('buckets tile it, and are cut by its ends alone', () => {
    fc.assert(
      fc.property(someCalendar, someDays, fc.constantFrom('DATE', 'TIME'), (calendar, { from, length }, kind) => {
        const through = Math.min(from + length, lastDayOf(calendar))
        if (through < from) return
        const period = resolvePeriod({ days: { from, through } }, around(calendar, firstDay))
        const { starts, end } = bucketsOf(period, calendar, plainRules, kind)
        const unit = kind === 'DATE' ? 1 : MS_PER_DAY
        const inside = calendar.periods.filter(it => it.lastDay >= from && it.firstDay <= through)
        expect(starts).toEqual(inside.map(it => Math.max(it.firstDay, from) * unit))
        expect(end).toBe((through + 1) * unit)
      }),
    )
  })

  test('images lie in the compared days, one behind the other, each in the partner of its bucket', () => {
    fc.assert(
      fc.property(someCalendar, someDays, fc.nat(2000), (calendar, { from, length }, offset) => {
        const through = Math.min(from + length, lastDayOf(calendar))
        if (through < from) return
        const own = around(calendar, firstDay + offset)
        const input: PeriodInput = { days: { from, through } }
        const period = { ...resolvePeriod(input, own), named: calendar }
        const move = { to: 'SAME_PERIOD_LAST_YEAR' } as const
        const compared = findComparison(period, move, own, 'DATE')
        const partners = calendar.periods
          .filter(it => it.lastDay >= from && it.firstDay <= through)
          .map(it => calendar.periods.find(other => other.year === it.year - 1 && other.ordinal === it.ordinal) ?? null)
        if (typeof compared === 'string') {
          expect(compared).toBe('NO_SUCH_PERIOD')
          // While it runs, only the periods up to today are compared.
          if (!period.partial) expect(partners.filter(Boolean)).toEqual([])
          return
        }
        const buckets = bucketsOf(period, calendar, plainRules, 'DATE')
        const options = {
          input: move,
          granularity: calendar,
          rules: plainRules,
          keyKind: 'DATE',
          storedKind: 'DATE',
        } as const
        const { images } = bucketImages(period, buckets, compared, options)
        let end = compared.firstDay
        for (const [at, image] of images.entries()) {
          const partner = partners[at]
          if (!image) continue
          expect(partner && partner.firstDay <= image.from && image.before <= partner.lastDay + 1).toBe(true)
          expect(image.from).toBeGreaterThanOrEqual(end)
          end = image.before
        }
        expect(end).toBeLessThanOrEqual(compared.lastDay + 1)
        if (!period.partial && images.at(-1))
          expect(images.filter(Boolean).length).toBe(partners.filter(Boolean).length)
      }),
      { numRuns: 400 },
    )
  })
})
