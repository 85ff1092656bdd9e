import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BucketImage, bucketImages } from './bucket-image.ts'
import type { Calendar, TimedKeyKind } from './calendar.ts'
import { type ComparisonInput, comparisonPresets, findComparison } from './comparison.ts'
import { dayOf, dayToText } from './day.ts'
import { bucketsOf, type Granularity, granularities } from './granularity.ts'
import { type PeriodInput, resolvePeriod } from './period.ts'
import { periodPresets } from './preset.ts'
import { calendarAt, day, rowsOf } from './reading.cases.ts'
import { yearStarts } from './rules.cases.ts'
import { MS_PER_DAY } from './zone.ts'

const later = calendarAt('2099-06-15T12:00:00Z')

function daysInput(text = ''): PeriodInput {
  const [from = '', through = from] = text.split('..')
  return { days: { from: day(from), through: day(through) } }
}

function comparisonInput(text = ''): ComparisonInput {
  if (/^\d/.test(text)) return daysInput(text) as ComparisonInput
  if (!text.startsWith('shift')) return { to: text as (typeof comparisonPresets)[number] }
  const [, count, unit] = text.split(' ')
  return { shift: { count: Number(count), unit: unit as Granularity } }
}

interface Options {
  readonly calendar?: Calendar
  readonly keyKind?: TimedKeyKind
}

function imagesOf(
  period: PeriodInput,
  input: ComparisonInput,
  granularity: Granularity,
  { calendar = later, keyKind = 'DATE' }: Options = {},
) {
  const resolved = resolvePeriod(period, calendar)
  const compared = findComparison(resolved, input, calendar, keyKind)
  if (typeof compared === 'string') return null
  const buckets = bucketsOf(resolved, granularity, calendar.rules, keyKind)
  const { rules } = calendar
  const options = { input, granularity, rules, keyKind, storedKind: keyKind }
  return { ...bucketImages(resolved, buckets, compared, options), buckets, compared }
}

/** `2025-11-29+31`: the first day and how many there are. */
function imageText(image: BucketImage | null): string {
  return image ? `${dayToText(image.from)}+${image.before - image.from}` : 'null'
}

describe('what weeks and longer buckets are compared with', () => {
  test.each(
    rowsOf(`
      2026-01-05..2026-02-01 | WEEK    | SAME_PERIOD_LAST_YEAR   | 2025-01-05+7 2025-01-12+7 2025-01-19+7 2025-01-26+7
      2026-03-01..2026-05-31 | MONTH   | PREVIOUS_PERIOD         | 2025-11-29+31 2025-12-30+30 2026-01-29+31
      2026-11-18..2026-12-01 | WEEK    | PREVIOUS_PERIOD         | 2026-11-04+5 2026-11-09+7 2026-11-16+2
      2024-02-26..2024-03-10 | WEEK    | SAME_PERIOD_LAST_YEAR   | 2023-02-26+6 2023-03-04+7
      2024-02-26..2024-03-10 | WEEK    | SAME_WEEKDAYS_LAST_YEAR | 2023-02-27+7 2023-03-06+7
      2026-02-01..2026-02-28 | WEEK    | shift 1 MONTH           | 2026-01-01+1 2026-01-02+7 2026-01-09+7 2026-01-16+7 2026-01-23+9
      2026-03-26..2026-04-01 | MONTH   | shift 1 MONTH           | 2026-02-26+3 2026-03-01+1
      2026-03-29..2026-03-31 | WEEK    | shift 1 MONTH           | null 2026-02-28+1
      2025-01-01..2026-12-31 | QUARTER | SAME_PERIOD_LAST_YEAR   | 2024-01-01+91 2024-04-01+91 2024-07-01+92 2024-10-01+92 2025-01-01+90 2025-04-01+91 2025-07-01+92 2025-10-01+92
      2024-01-01..2025-12-31 | YEAR    | PREVIOUS_PERIOD         | 2021-12-31+366 2023-01-01+365
    `),
  )('%s by %s against %s', (days, granularity, compare, images) => {
    const found = imagesOf(daysInput(days), comparisonInput(compare), granularity as Granularity)
    expect(found?.images.map(imageText).join(' ')).toBe(images)
    expect(found?.restFrom).toBe(found?.before)
  })

  test.each(
    rowsOf(`
      2026-03-01..2026-04-30 | MONTH | 2025-03-01..2025-06-30 | 2025-03-01+31 2025-04-01+30 | 2025-05-01
      2026-03-01..2026-04-30 | MONTH | 2025-03-01..2025-03-10 | 2025-03-01+10 null          | 2025-03-11
      2026-03-01..2026-04-30 | MONTH | 2025-02-10..2025-06-30 | 2025-02-10+31 2025-03-13+30 | 2025-04-12
      2026-03-02..2026-03-15 | WEEK  | 2025-03-01..2025-03-31 | 2025-03-01+7 2025-03-08+7   | 2025-03-15
    `),
  )('%s by %s against the days %s', (days, granularity, compare, images, rest) => {
    const found = imagesOf(daysInput(days), comparisonInput(compare), granularity as Granularity)
    expect(found?.images.map(imageText).join(' ')).toBe(images)
    expect(dayToText(found?.restFrom ?? 0)).toBe(rest)
  })

  test('of trailing months are moved by months, and cover what they are compared with', () => {
    const calendar = calendarAt('2026-03-30T15:20:00Z')
    const found = imagesOf({ last: { count: 1, unit: 'MONTH' } }, { to: 'PREVIOUS_PERIOD' }, 'WEEK', { calendar })
    expect(found?.images.map(imageText)).toEqual([
      '2026-01-29+4',
      '2026-02-02+7',
      '2026-02-09+7',
      '2026-02-16+7',
      '2026-02-23+5',
      '2026-02-28+1',
    ])
  })

  test('of instants are moved by the length of the period', () => {
    const instants = { from: Date.UTC(2026, 10, 18, 13), before: Date.UTC(2026, 10, 25, 13) }
    const found = imagesOf({ instants }, { to: 'PREVIOUS_PERIOD' }, 'WEEK', { keyKind: 'TIME' })
    const starts = found?.images.map(image => new Date(image?.from ?? 0).toISOString())
    expect(starts).toEqual(['2026-11-11T13:00:00.000Z', '2026-11-16T00:00:00.000Z'])
    expect(found?.images.map(image => image?.key)).toEqual(['2026-11-11', '2026-11-16'])
  })

  test('of a running month end where the comparison does', () => {
    const calendar = calendarAt('2026-11-20T15:20:00Z')
    const found = imagesOf(daysInput('2026-11-01..2026-11-30'), { to: 'PREVIOUS_PERIOD' }, 'WEEK', { calendar })
    expect(found?.images.map(imageText)).toEqual([
      '2026-10-02+1',
      '2026-10-03+7',
      '2026-10-10+7',
      '2026-10-17+5',
      'null',
      'null',
    ])
  })
})

test.each(['DAY', 'HOUR'] as const)('a bucket of one %s is compared with one, by its position', granularity => {
  const period = daysInput('2026-11-01..2026-11-02')
  const found = imagesOf(period, comparisonInput('2026-03-01..2026-03-03'), granularity, { keyKind: 'TIME' })
  const [first, last] = [found?.images[0], found?.images.at(-1)]
  expect(first?.from).toBe(Date.UTC(2026, 2, 1))
  expect(last?.before).toBe(Date.UTC(2026, 2, 3))
  expect(found?.restFrom).toBe(Date.UTC(2026, 2, 3))
  const shorter = imagesOf(period, comparisonInput('2026-03-01'), granularity, { keyKind: 'TIME' })
  expect(shorter?.images.at(-1)).toBeNull()
})

describe('for any period and comparison', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC')
  const someDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2090, 1, 1) })
  const calendar = fc.record({
    now: someDay.map(it => it * MS_PER_DAY + 55_200_000),
    timeZone: zone,
    rules: fc.record({ weekStart: fc.integer({ min: 1, max: 7 }), yearStart: fc.constantFrom(...yearStarts) }),
  })
  const dayRange = (most: number) =>
    fc.tuple(someDay, fc.nat(most)).map(([from, more]) => ({ days: { from, through: from + more } }))
  const period: fc.Arbitrary<PeriodInput> = fc.oneof(
    fc.record({ preset: fc.constantFrom(...periodPresets) }),
    fc.record({ last: fc.record({ count: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom(...granularities) }) }),
    dayRange(800),
    fc.tuple(someDay, fc.integer({ min: 1, max: 90 * MS_PER_DAY })).map(([from, length]) => {
      const start = from * MS_PER_DAY + 1_234_567
      return { instants: { from: start, before: start + length } }
    }),
  )
  const dayUnit = fc.constantFrom('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR' as const)
  const comparison: fc.Arbitrary<ComparisonInput> = fc.oneof(
    fc.record({ to: fc.constantFrom(...comparisonPresets) }),
    fc.record({ shift: fc.record({ count: fc.integer({ min: 1, max: 30 }), unit: dayUnit }) }),
    dayRange(900),
  )
  const granularity = fc.constantFrom('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR' as const)
  const keyKind = fc.constantFrom('DATE', 'TIME' as const)

  test('the images tile the compared period up to its rest, in order', () => {
    fc.assert(
      fc.property(period, comparison, granularity, calendar, keyKind, (asked, input, by, around, kind) => {
        const found = imagesOf(asked, input, by, { calendar: around, keyKind: kind })
        if (!found) return
        const { images, from, before, restFrom, buckets } = found
        expect(images).toHaveLength(buckets.keys.length)
        let end = from
        for (const image of images) {
          if (!image) continue
          expect(image.from).toBe(end)
          expect(image.before).toBeGreaterThan(image.from)
          end = image.before
        }
        expect(end).toBe(restFrom)
        expect(restFrom).toBeLessThanOrEqual(before)
        // Only days that were named may leave a rest of weeks or longer.
        if (by !== 'DAY' && !('days' in input)) expect(restFrom).toBe(before)
      }),
      { numRuns: 600 },
    )
  })

  test('a constant of each day shows no change where an image has as many days, and none by whole weeks', () => {
    fc.assert(
      fc.property(dayRange(400), calendar, (asked, around) => {
        const whole = { ...around, now: dayOf(1800, 1, 1) * MS_PER_DAY }
        const found = imagesOf(asked, { to: 'SAME_WEEKDAYS_LAST_YEAR' }, 'WEEK', { calendar: whole })
        const { starts = [], end = 0 } = found?.buckets ?? {}
        const lengths = starts.map((start, index) => (starts[index + 1] ?? end) - start)
        expect(found?.images.map(image => image && image.before - image.from)).toEqual(lengths)
      }),
    )
  })
})
