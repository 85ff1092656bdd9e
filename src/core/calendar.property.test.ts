import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarRules } from './calendar.ts'
import { dayUnits } from './calendar-unit.ts'
import { comparisonPresets, resolveComparison } from './comparison.ts'
import { civilOf, dayOf, dayToText, parseDay } from './day.ts'
import { bucketsOf, granularities } from './granularity.ts'
import { type Period, type PeriodInput, resolvePeriod } from './period.ts'
import { periodPresets } from './preset.ts'
import { plainRules, yearStarts } from './rules.cases.ts'
import { dayAt, instantToText, MS_PER_DAY, MS_PER_HOUR, startOfDay } from './zone.ts'

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']
const zone = fc.constantFrom(...zones)
const firstDay = dayOf(1850, 1, 1)
const someDay = fc.integer({ min: firstDay, max: dayOf(2100, 1, 1) })
const someInstant = fc.integer({ min: firstDay * MS_PER_DAY, max: dayOf(2100, 1, 1) * MS_PER_DAY })
const someRules = fc.record({
  weekStart: fc.integer({ min: 1, max: 7 }),
  yearStart: fc.constantFrom(...yearStarts),
})
const calendar = fc.record({ now: someInstant, timeZone: zone, rules: someRules })

const input: fc.Arbitrary<PeriodInput> = fc.oneof(
  fc.record({ preset: fc.constantFrom(...periodPresets) }),
  fc.record({ last: fc.record({ count: fc.integer({ min: 1, max: 12 }), unit: fc.constantFrom(...granularities) }) }),
  fc.tuple(someDay, fc.nat(800)).map(([from, more]) => ({ days: { from, through: from + more } })),
  fc.tuple(someInstant, fc.integer({ min: 1, max: 90 * MS_PER_DAY })).map(([from, length]) => {
    return { instants: { from, before: from + length } }
  }),
)

/** A moment in a zone, by Temporal alone. */
const zoned = (at: number, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)

// One expectation per zone: hundreds of thousands of them would take longer than what they look at.
test.each(zones)('%s: days begin where Temporal says, one after the other', timeZone => {
  const issues: string[] = []
  for (let day = firstDay + (timeZone.length % 7); day < firstDay + 91_000; day += 347) {
    const start = startOfDay(day, timeZone)
    const expected = Temporal.PlainDate.from(dayToText(day)).toZonedDateTime(timeZone).epochMilliseconds
    const inOrder = start <= startOfDay(day + 1, timeZone)
    const found = dayAt(start - 1, timeZone) < day && day <= dayAt(start, timeZone)
    if (start !== expected || !inOrder || !found) issues.push(dayToText(day))
  }
  expect(issues).toEqual([])
})

test.each(zones)('%s: around every change of the clock buckets tile and hours keep one offset', timeZone => {
  let change = zoned(Date.UTC(1990, 0, 1), timeZone).getTimeZoneTransition('next')
  const issues: string[] = []
  for (let count = 0; change !== null && count < 6; count++) {
    const day = dayAt(change.epochMilliseconds, timeZone)
    const around = { now: 0, timeZone, rules: plainRules }
    const period = resolvePeriod({ days: { from: day - 1, through: day + 1 } }, around)
    issues.push(...tilingIssues(period, 'HOUR', around.rules), ...tilingIssues(period, 'DAY', around.rules))
    const { starts, end, keys } = bucketsOf(period, 'HOUR', around.rules, 'TIME')
    for (const [index, start] of starts.entries()) {
      const next = starts[index + 1] ?? end
      const oneOffset = zoned(next - 1, timeZone).offset === zoned(start, timeZone).offset
      if (!oneOffset || next - start > MS_PER_HOUR) issues.push(`${keys[index]} is no hour`)
    }
    change = change.getTimeZoneTransition('next')
  }
  expect(issues).toEqual([])
})

function tilingIssues(period: Period, granularity: (typeof granularities)[number], rules: CalendarRules): string[] {
  const { keys, starts, end } = bucketsOf(period, granularity, rules, 'TIME')
  const issues: string[] = []
  if (starts[0] !== period.from || end !== period.before) issues.push('the ends are not those of the period')
  if (keys.length !== starts.length || new Set(keys).size !== keys.length) issues.push('keys and starts differ')
  for (const [index, start] of starts.entries()) {
    const key = keys[index] ?? ''
    const named =
      granularity === 'HOUR'
        ? Temporal.Instant.from(key).epochMilliseconds
        : startOfDay(parseDay(key) ?? Number.NaN, period.timeZone)
    if (!(index === 0 ? named <= start : named === start)) issues.push(`${key} does not begin there`)
    if (index > 0 && !(start > (starts[index - 1] ?? Number.NaN))) issues.push(`${key} is not after the one before`)
    if (!(start < end) && period.from !== period.before) issues.push(`${key} is outside`)
  }
  return issues
}

describe('for any period in any zone', () => {
  test('buckets of instants tile it without gap or overlap', () => {
    fc.assert(
      fc.property(input, calendar, fc.constantFrom(...granularities), (asked, around, granularity) => {
        const period = resolvePeriod(asked, around)
        if (granularity === 'HOUR' && period.before - period.from > 40 * MS_PER_DAY) return
        expect(tilingIssues(period, granularity, around.rules)).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  test('buckets of days tile its days', () => {
    fc.assert(
      fc.property(input, calendar, fc.constantFrom(...dayUnits), (asked, around, granularity) => {
        const period = resolvePeriod(asked, around)
        const { keys, starts, end } = bucketsOf(period, granularity, around.rules, 'DATE')
        expect([starts[0], end]).toEqual([period.firstDay, period.lastDay + 1])
        for (let index = 1; index < starts.length; index++) {
          expect(starts[index]).toBeGreaterThan(starts[index - 1] ?? Number.NaN)
          expect(keys[index]).toBe(dayToText(starts[index] ?? Number.NaN))
        }
        expect(parseDay(keys[0] ?? '')).toBeLessThanOrEqual(period.firstDay)
      }),
      { numRuns: 400 },
    )
  })

  test('now is inside exactly when it is partial, and its days hold its instants', () => {
    fc.assert(
      fc.property(input, calendar, (asked, around) => {
        const period = resolvePeriod(asked, around)
        expect(period.partial).toBe(period.from <= around.now && around.now < period.before)
        expect(period.before).toBeGreaterThanOrEqual(period.from)
        if (period.before === period.from) return
        expect(dayAt(period.before - 1, period.timeZone)).toBe(period.lastDay)
        expect(dayAt(period.from, period.timeZone)).toBeGreaterThanOrEqual(period.firstDay)
      }),
      { numRuns: 500 },
    )
  })

  test('the instant of any text is the instant it was written from', () => {
    fc.assert(
      fc.property(someInstant, zone, (at, timeZone) => {
        expect(Temporal.Instant.from(instantToText(at, timeZone)).epochMilliseconds).toBe(at)
      }),
    )
  })
})

describe('a comparison has the promised length', () => {
  const lengthOf = ({ firstDay, lastDay }: Period) => lastDay - firstDay + 1
  const inYears = (count: number) => ({ min: firstDay, max: firstDay + count * 365 })

  test('of days before days: as many, and the last is the day before the first', () => {
    fc.assert(
      fc.property(calendar, fc.integer(inYears(200)), fc.nat(500), (around, from, more) => {
        const period = resolvePeriod({ days: { from, through: from + more } }, around)
        const compared = resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, around, 'DATE')
        expect(compared.firstDay).toBe(from - more - 1)
        if (!period.partial) expect([lengthOf(compared), compared.lastDay]).toEqual([lengthOf(period), from - 1])
        else expect(lengthOf(compared)).toBe(dayAt(around.now, around.timeZone) - from + 1)
      }),
    )
  })

  test('of whole units: the whole unit before', () => {
    const whole = fc.constantFrom('YESTERDAY', 'LAST_WEEK', 'LAST_MONTH', 'LAST_QUARTER', 'LAST_YEAR')
    fc.assert(
      fc.property(calendar, whole, (around, preset) => {
        const period = resolvePeriod({ preset }, around)
        const compared = resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, around, 'TIME')
        expect(compared.lastDay).toBe(period.firstDay - 1)
        expect(compared.before).toBe(period.from)
        const again = resolvePeriod({ preset }, { ...around, now: period.from })
        expect([again.firstDay, again.lastDay]).toEqual([compared.firstDay, compared.lastDay])
      }),
      { numRuns: 300 },
    )
  })

  test('of a running period: no more of the clock than has run', () => {
    fc.assert(
      fc.property(input, calendar, fc.constantFrom(...comparisonPresets), (asked, around, to) => {
        const period = resolvePeriod(asked, around)
        if (!period.partial) return
        const compared = resolveComparison(period, { to }, around, 'TIME')
        expect(compared.partial).toBe(false)
        expect(compared.before).toBeGreaterThanOrEqual(compared.from)
        expect(compared.before).toBeLessThanOrEqual(around.now)
        // PREVIOUS_PERIOD never takes anything of the period itself.
        if (to === 'PREVIOUS_PERIOD') expect(compared.before).toBeLessThanOrEqual(period.from)
      }),
      { numRuns: 600 },
    )
  })

  test('of the same weekdays: they are', () => {
    fc.assert(
      fc.property(input, calendar, (asked, around) => {
        const period = resolvePeriod(asked, { ...around, timeZone: 'UTC' })
        if (period.partial) return
        const compared = resolveComparison(period, { to: 'SAME_WEEKDAYS_LAST_YEAR' }, around, 'DATE')
        expect([period.firstDay - compared.firstDay, period.lastDay - compared.lastDay]).toEqual([364, 364])
      }),
    )
  })

  test('of whole months a year before: whole months', () => {
    const month = fc.record({ year: fc.integer({ min: 1900, max: 2090 }), month: fc.integer({ min: 1, max: 12 }) })
    fc.assert(
      fc.property(calendar, month, ({ timeZone }, { year, month }) => {
        const first = dayOf(year, month, 1)
        const last = (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1
        const around = { now: (first - 20) * MS_PER_DAY, timeZone, rules: plainRules }
        const period = resolvePeriod({ days: { from: first, through: last } }, around)
        const compared = resolveComparison(period, { to: 'SAME_PERIOD_LAST_YEAR' }, around, 'DATE')
        expect(civilOf(compared.firstDay)).toEqual({ year: year - 1, month, day: 1 })
        expect(civilOf(compared.lastDay + 1).day).toBe(1)
        expect(lengthOf(compared)).toBeLessThanOrEqual(31)
      }),
    )
  })
})
