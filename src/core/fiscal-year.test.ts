import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarRules } from './calendar.ts'
import { addUnits, startOfNextUnit, startOfUnit } from './calendar-unit.ts'
import { resolveComparison } from './comparison.ts'
import { civilOf, dayOf, dayToText, MAX_DAY, MIN_DAY, monthLength } from './day.ts'
import { fiscalLabel, fiscalYearOf, isYearStart } from './fiscal-year.ts'
import { bucketsOf } from './granularity.ts'
import { resolvePeriod, unitPeriod } from './period.ts'
import type { PeriodPreset } from './preset.ts'
import { at, day, daysText, rowsOf } from './reading.cases.ts'
import { plainRules, yearStarts } from './rules.cases.ts'

function rulesFrom(text: string): CalendarRules {
  const [month = 0, dayOfMonth = 0] = text.split('-').map(Number)
  return { ...plainRules, yearStart: { month, day: dayOfMonth } }
}

/** Worked out with a paper calendar: year start | today | preset | period | PREVIOUS_PERIOD | SAME_PERIOD_LAST_YEAR. */
const presets = `
  10-01 | 2026-11-20 | THIS_FISCAL_YEAR    | 2026-10-01..2026-11-20 | 2025-10-01..2025-11-20 | 2025-10-01..2025-11-20
  10-01 | 2026-11-20 | LAST_FISCAL_YEAR    | 2025-10-01..2026-09-30 | 2024-10-01..2025-09-30 | 2024-10-01..2025-09-30
  10-01 | 2026-11-20 | THIS_FISCAL_QUARTER | 2026-10-01..2026-11-20 | 2026-07-01..2026-08-20 | 2025-10-01..2025-11-20
  10-01 | 2026-11-20 | LAST_FISCAL_QUARTER | 2026-07-01..2026-09-30 | 2026-04-01..2026-06-30 | 2025-07-01..2025-09-30
  04-06 | 2026-04-05 | THIS_FISCAL_YEAR    | 2025-04-06..2026-04-05 | 2024-04-06..2025-04-05 | 2024-04-06..2025-04-05
  04-06 | 2026-04-06 | THIS_FISCAL_YEAR    | 2026-04-06             | 2025-04-06             | 2025-04-06
  04-06 | 2026-11-20 | LAST_FISCAL_YEAR    | 2025-04-06..2026-04-05 | 2024-04-06..2025-04-05 | 2024-04-06..2025-04-05
  04-06 | 2026-11-20 | THIS_FISCAL_QUARTER | 2026-10-06..2026-11-20 | 2026-07-06..2026-08-20 | 2025-10-06..2025-11-20
  04-06 | 2026-11-20 | LAST_FISCAL_QUARTER | 2026-07-06..2026-10-05 | 2026-04-06..2026-07-05 | 2025-07-06..2025-10-05
  08-31 | 2024-03-10 | THIS_FISCAL_QUARTER | 2024-02-29..2024-03-10 | 2023-11-30..2023-12-10 | 2023-02-28..2023-03-10
  08-31 | 2025-03-10 | THIS_FISCAL_QUARTER | 2025-02-28..2025-03-10 | 2024-11-30..2024-12-10 | 2024-02-29..2024-03-10
  08-31 | 2025-06-10 | LAST_FISCAL_QUARTER | 2025-02-28..2025-05-30 | 2024-11-30..2025-02-27 | 2024-02-29..2024-05-30
  08-31 | 2024-06-10 | LAST_FISCAL_QUARTER | 2024-02-29..2024-05-30 | 2023-11-30..2024-02-28 | 2023-02-28..2023-05-30
  08-31 | 2025-05-30 | THIS_FISCAL_QUARTER | 2025-02-28..2025-05-30 | 2024-11-30..2025-02-27 | 2024-02-29..2024-05-30
  03-01 | 2024-06-10 | LAST_FISCAL_YEAR    | 2023-03-01..2024-02-29 | 2022-03-01..2023-02-28 | 2022-03-01..2023-02-28
  01-01 | 2026-11-20 | THIS_FISCAL_YEAR    | 2026-01-01..2026-11-20 | 2025-01-01..2025-11-20 | 2025-01-01..2025-11-20`

test.each(rowsOf(presets))('from %s, on %s %s is %s', (start, today, preset, days, previous, lastYear) => {
  const around = { now: at(`${today}T12:00:00Z`), timeZone: 'UTC', rules: rulesFrom(start ?? '') }
  const period = resolvePeriod({ preset: preset as PeriodPreset }, around)
  const compared = (to: 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR') =>
    daysText(resolveComparison(period, { to }, around, 'DATE'))
  expect([daysText(period), compared('PREVIOUS_PERIOD'), compared('SAME_PERIOD_LAST_YEAR')]).toEqual([
    days,
    previous,
    lastYear,
  ])
})

const starts = `
  01-01 | 2024-01-01 2024-04-01 2024-07-01 2024-10-01
  04-06 | 2024-04-06 2024-07-06 2024-10-06 2025-01-06
  10-01 | 2024-10-01 2025-01-01 2025-04-01 2025-07-01
  08-31 | 2024-08-31 2024-11-30 2025-02-28 2025-05-31
  11-30 | 2024-11-30 2025-02-28 2025-05-30 2025-08-30
  02-28 | 2024-02-28 2024-05-28 2024-08-28 2024-11-28`

test.each(rowsOf(starts))('from %s quarters begin on %s, counted from the start of the year', (start, days) => {
  const rules = rulesFrom(start ?? '')
  const first = day(days?.split(' ')[0] ?? '')
  const { firstDay, lastDay } = unitPeriod('FISCAL_YEAR', first, { now: 0, timeZone: 'UTC', rules })
  const year = resolvePeriod({ days: { from: firstDay, through: lastDay } }, { now: 0, timeZone: 'UTC', rules })
  expect(bucketsOf(year, 'FISCAL_QUARTER', rules, 'DATE').keys.join(' ')).toBe(days)
})

describe('labels', () => {
  test.each(
    rowsOf(`
    10-01 | 2026-10-01 | 2027-09-30 | FY 2026/27
    10-01 | 2026-10-01 | 2026-12-31 | Q1 FY 2026/27
    10-01 | 2027-07-01 | 2027-09-30 | Q4 FY 2026/27
    04-06 | 2099-04-06 | 2100-04-05 | FY 2099/00
    01-01 | 2026-01-01 | 2026-12-31 | 2026
    01-01 | 2026-10-01 | 2026-12-31 | Q4 2026`),
  )('from %s, %s to %s is %s', (start, first, last, label) => {
    expect(fiscalLabel(day(first ?? ''), day(last ?? ''), rulesFrom(start ?? '').yearStart)).toBe(label)
  })

  test('what is no whole quarter or year has none', () => {
    const { yearStart } = rulesFrom('10-01')
    expect(fiscalLabel(day('2026-10-01'), day('2026-12-30'), yearStart)).toBeNull()
    expect(fiscalLabel(day('2026-10-02'), day('2026-12-31'), yearStart)).toBeNull()
    expect(fiscalLabel(day('2027-01-01'), day('2027-12-31'), yearStart)).toBeNull()
  })

  test('days that are a calendar unit keep its name, a fiscal unit asked for has its own', () => {
    const around = { now: at('2026-11-20T12:00:00Z'), timeZone: 'UTC', rules: rulesFrom('10-01') }
    const label = (from: string, through: string) =>
      resolvePeriod({ days: { from: day(from), through: day(through) } }, around).label
    expect(label('2026-07-01', '2026-09-30')).toBe('Q3 2026')
    expect(label('2025-10-01', '2026-09-30')).toBe('FY 2025/26')
    const lastQuarter = resolvePeriod({ preset: 'LAST_FISCAL_QUARTER' }, around)
    const compared = resolveComparison(lastQuarter, { to: 'PREVIOUS_PERIOD' }, around, 'DATE')
    expect([lastQuarter.label, compared.label]).toEqual(['Last fiscal quarter', 'Q3 FY 2025/26'])
    expect(unitPeriod('FISCAL_QUARTER', day('2026-11-20'), around).label).toBe('Q1 FY 2026/27')
  })
})

test('a year begins on a day that every year has', () => {
  const all = Array.from({ length: 12 * 31 }, (_, at) => ({ month: Math.floor(at / 31) + 1, day: (at % 31) + 1 }))
  expect(all.filter(isYearStart)).toEqual(yearStarts)
  for (const wrong of [
    { month: 2, day: 29 },
    { month: 0, day: 1 },
    { month: 13, day: 1 },
    { month: 1, day: 0 },
    { month: 1.5, day: 1 },
  ])
    expect(isYearStart(wrong)).toBe(false)
})

// The last days of months are met as often as all others together.
const ends = yearStarts.filter(({ day }) => day > 27)
const someYearStart = fc.oneof(fc.constantFrom(...yearStarts), fc.constantFrom(...ends))

describe('for every start of the year', () => {
  const someDay = fc.integer({ min: MIN_DAY + 4000, max: MAX_DAY - 4000 })

  test('quarters and years tile time, and a year is four quarters', () => {
    fc.assert(
      fc.property(someDay, someYearStart, (today, yearStart) => {
        const rules = { ...plainRules, yearStart }
        const year = startOfUnit(today, 'FISCAL_YEAR', rules)
        const next = startOfNextUnit(today, 'FISCAL_YEAR', rules)
        expect(year <= today && today < next).toBe(true)
        expect([civilOf(year).month, civilOf(year).day]).toEqual([yearStart.month, yearStart.day])
        expect(civilOf(year).year).toBe(fiscalYearOf(today, yearStart))
        let start = year
        for (const quarter of [0, 1, 2, 3]) {
          expect(startOfUnit(start, 'FISCAL_QUARTER', rules)).toBe(start)
          const { year: inYear, month } = civilOf(dayOf(fiscalYearOf(today, yearStart), 1, 1))
          const months = inYear * 12 + month - 1 + yearStart.month - 1 + quarter * 3
          const length = monthLength(Math.floor(months / 12), (months % 12) + 1)
          expect(civilOf(start).day).toBe(Math.min(yearStart.day, length))
          start = startOfNextUnit(start, 'FISCAL_QUARTER', rules)
        }
        expect(start).toBe(next)
      }),
      { numRuns: 2000 },
    )
  })

  test('first days of quarters are moved to first days, and all others stay within the quarter that they arrive at', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -8, max: 8 }), someYearStart, (today, count, yearStart) => {
        const rules = { ...plainRules, yearStart }
        const first = startOfUnit(today, 'FISCAL_QUARTER', rules)
        const target = addUnits(first, count, 'FISCAL_QUARTER', rules)
        expect(startOfUnit(target, 'FISCAL_QUARTER', rules)).toBe(target)
        expect(addUnits(target, -count, 'FISCAL_QUARTER', rules)).toBe(first)
        const moved = addUnits(today, count, 'FISCAL_QUARTER', rules)
        expect(dayToText(startOfUnit(moved, 'FISCAL_QUARTER', rules))).toBe(dayToText(target))
        expect(addUnits(today, count * 4, 'FISCAL_QUARTER', rules)).toBe(addUnits(today, count, 'FISCAL_YEAR', rules))
      }),
      { numRuns: 2000 },
    )
  })

  test('where the year begins on 1 January fiscal units are the calendar ones', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -40, max: 40 }), (today, count) => {
        for (const [fiscal, unit] of [
          ['FISCAL_QUARTER', 'QUARTER'],
          ['FISCAL_YEAR', 'YEAR'],
        ] as const) {
          expect(startOfUnit(today, fiscal, plainRules)).toBe(startOfUnit(today, unit, plainRules))
          expect(startOfNextUnit(today, fiscal, plainRules)).toBe(startOfNextUnit(today, unit, plainRules))
          const moved = addUnits(today, Math.trunc(count / 8), unit, plainRules)
          expect(addUnits(today, Math.trunc(count / 8), fiscal, plainRules)).toBe(moved)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
