import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addUnits, dayUnits } from './calendar-unit.ts'
import {
  addMonths,
  civilOf,
  dayOf,
  dayToCompactText,
  dayToText,
  isLeapYear,
  MAX_DAY,
  MIN_DAY,
  monthLength,
  parseDay,
  weekdayOf,
} from './day.ts'
import { plainRules } from './rules.cases.ts'

const anyDay = fc.integer({ min: MIN_DAY, max: MAX_DAY })

describe('a day as text', () => {
  test.each([
    ['1970-01-01', 0],
    ['19700101', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['20240229', 19_782],
    ['0001-01-01', MIN_DAY],
    ['99991231', MAX_DAY],
  ])('%s is %i', (text, day) => {
    expect(parseDay(text)).toBe(day)
    expect([dayToText(day), dayToCompactText(day)]).toContain(text)
  })

  test.each([
    ...[
      '',
      '2013',
      '201303',
      '2013032',
      '201303201',
      '2013-3-20',
      '2013-03-2',
      '2013/03/20',
      '2013-03/20',
      '2013/03-20',
      '20-03-2013',
      '2013-0320',
    ],
    ...[
      '20130230',
      '20130229',
      '19000229',
      '21000229',
      '20130431',
      '20131301',
      '20130001',
      '20130300',
      '20130332',
      '00000101',
    ],
    ...[
      ' 20130320',
      '20130320 ',
      '2013 320',
      '+2013320',
      '-2013320',
      '２０１３０３２０',
      '2013-03-20T',
      '0x130320',
      '1e100101',
      '٢٠١٣٠٣٢٠',
    ],
  ])('"%s" is none', text => {
    expect(parseDay(text)).toBeNull()
  })

  test('reads back as it was written, in order', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(parseDay(dayToText(a))).toBe(a)
        expect(parseDay(dayToCompactText(a))).toBe(a)
        expect(dayToText(a) < dayToText(b)).toBe(a < b)
      }),
    )
  })
})

describe('the calendar agrees with Temporal', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01')

  test('on dates, weekdays, month lengths and leap years', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const plain = epoch.add({ days: day })
        const { year, month, day: dayOfMonth } = plain
        expect(civilOf(day)).toEqual({ year, month, day: dayOfMonth })
        expect(dayOf(year, month, dayOfMonth)).toBe(day)
        expect(weekdayOf(day)).toBe(plain.dayOfWeek)
        expect(monthLength(year, month)).toBe(plain.daysInMonth)
        expect(isLeapYear(year)).toBe(plain.inLeapYear)
      }),
    )
  })

  test('on adding months, clamped', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), fc.integer({ min: -5000, max: 5000 }), (day, months) => {
        const plain = epoch.add({ days: day }).add({ months })
        expect(dayToText(addMonths(day, months))).toBe(plain.toString())
      }),
    )
  })
})

test('shifting forth and back is the identity, except for days clamped to the end of a month', () => {
  const unit = fc.constantFrom(...dayUnits)
  let clamped = 0
  fc.assert(
    fc.property(
      fc.integer({ min: -300_000, max: 300_000 }),
      fc.integer({ min: -400, max: 400 }),
      unit,
      (day, count, of) => {
        const there = addUnits(day, count, of, plainRules)
        const back = addUnits(there, -count, of, plainRules)
        if (back === day) return
        clamped++
        const arrived = civilOf(there)
        expect(arrived.day).toBe(monthLength(arrived.year, arrived.month))
        expect(arrived.day).toBeLessThan(civilOf(day).day)
        expect(of === 'DAY' || of === 'WEEK').toBe(false)
      },
    ),
    { numRuns: 2000 },
  )
  expect(clamped).toBeGreaterThan(0)
})
