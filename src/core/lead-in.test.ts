import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketImages } from './bucket-image.ts'
import { comparisonPresets, findComparison } from './comparison.ts'
import { dayOf, dayToText, MIN_DAY } from './day.ts'
import { bucketsOf, granularities } from './granularity.ts'
import { leadInImages, leadInOf } from './lead-in.ts'
import { resolvePeriod } from './period.ts'
import { calendarAt, day } from './reading.cases.ts'
import { MS_PER_HOUR } from './zone.ts'

const later = calendarAt('2099-06-15T12:00:00Z')
const { rules } = later

test('before a period lie whole buckets, and its first one becomes whole', () => {
  const period = resolvePeriod({ days: { from: day('2026-11-20'), through: day('2026-12-10') } }, later)
  const { buckets, count } = leadInOf(period, 3, { granularity: 'MONTH', rules, storedKind: 'DATE' })
  expect(count).toBe(3)
  expect(buckets.keys).toEqual(['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01'])
  expect(buckets.starts.map(dayToText)).toEqual(buckets.keys)
  // Nothing behind the period is read.
  expect(dayToText(buckets.end)).toBe('2026-12-11')
})

test('a day of 23 hours is one bucket, and so is one of 25', () => {
  const berlin = { ...later, timeZone: 'Europe/Berlin' }
  const period = resolvePeriod({ days: { from: day('2026-10-27'), through: day('2026-10-27') } }, berlin)
  const { buckets } = leadInOf(period, 3, { granularity: 'DAY', rules, storedKind: 'TIME' })
  expect(buckets.keys).toEqual(['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'])
  const lengths = buckets.starts.map(
    (start, index) => ((buckets.starts[index + 1] ?? buckets.end) - start) / MS_PER_HOUR,
  )
  expect(lengths).toEqual([24, 25, 24, 24])
})

test('a day that the zone left out is no bucket of instants: there is another one before', () => {
  const apia = { ...later, timeZone: 'Pacific/Apia' }
  const period = resolvePeriod({ days: { from: day('2011-12-31'), through: day('2012-01-01') } }, apia)
  const keysOf = (storedKind: 'DATE' | 'TIME') =>
    leadInOf(period, 2, { granularity: 'DAY', rules, storedKind }).buckets.keys
  expect(keysOf('TIME')).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01'])
  expect(keysOf('DATE')).toEqual(['2011-12-29', '2011-12-30', '2011-12-31', '2012-01-01'])
})

test('before the year 1 there are no buckets', () => {
  const period = resolvePeriod({ days: { from: MIN_DAY + 2, through: MIN_DAY + 3 } }, later)
  const { buckets, count } = leadInOf(period, 10, { granularity: 'DAY', rules, storedKind: 'DATE' })
  expect(count).toBe(2)
  expect(buckets.keys).toHaveLength(4)
})

const someDay = fc.integer({ min: dayOf(1990, 1, 1), max: dayOf(2040, 1, 1) })
const question = fc.record({
  from: someDay,
  length: fc.nat(200),
  count: fc.nat(40),
  granularity: fc.constantFrom(...granularities),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'),
  storedKind: fc.constantFrom('DATE' as const, 'TIME' as const),
  weekStart: fc.integer({ min: 1, max: 7 }),
  yearStart: fc.constantFrom({ month: 1, day: 1 }, { month: 4, day: 6 }, { month: 10, day: 31 }),
  input: fc.oneof(
    fc.constantFrom(...comparisonPresets).map(to => ({ to })),
    fc.record({
      shift: fc.record({ count: fc.integer({ min: 1, max: 5 }), unit: fc.constantFrom('DAY', 'WEEK', 'MONTH') }),
    }),
    fc.tuple(someDay, fc.nat(200)).map(([from, more]) => ({ days: { from, through: from + more } })),
  ),
})

test('a lead-in ends with the buckets of the period, and its images with those of the period', () => {
  fc.assert(
    fc.property(question, ({ from, length, count, granularity, timeZone, storedKind, input, weekStart, yearStart }) => {
      fc.pre(granularity !== 'HOUR' || storedKind === 'TIME')
      const rules = { weekStart, yearStart }
      const calendar = { ...later, timeZone, rules }
      const period = resolvePeriod({ days: { from, through: from + length } }, calendar)
      const own = bucketsOf(period, granularity, rules, storedKind)
      const lead = leadInOf(period, count, { granularity, rules, storedKind })
      expect(lead.count).toBe(count)
      expect(lead.buckets.keys.slice(count)).toEqual(own.keys)
      expect(lead.buckets.starts.slice(count + 1)).toEqual(own.starts.slice(1))
      expect(lead.buckets.starts[count]).toBeLessThanOrEqual(own.starts[0] ?? 0)
      expect(lead.buckets.end).toBe(own.end)

      const compared = findComparison(period, input as never, calendar, storedKind)
      if (typeof compared === 'string') return
      const options = { input: input as never, granularity, rules, keyKind: storedKind, storedKind }
      const { images } = bucketImages(period, own, compared, options)
      const all = leadInImages(period, lead, compared, { ...options, images })
      expect(all.images).toHaveLength(lead.buckets.keys.length)
      const spanOf = (it: { from: number; before: number } | null | undefined) => it && [it.from, it.before]
      expect(all.images.slice(count + 1).map(spanOf)).toEqual(images.slice(1).map(spanOf))
      if (images[0]) expect(all.images[count]?.before).toBe(images[0].before)
      // Each begins where the one before ends.
      const spans = all.images.filter(it => it !== null)
      for (const [index, { from: start }] of spans.entries())
        if (index > 0) expect(start).toBe(spans[index - 1]?.before)
    }),
  )
})
