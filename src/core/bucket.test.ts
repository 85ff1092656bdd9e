import { describe, expect, test } from 'vitest'
import { bucketSpans, partialIndexes } from './bucket.ts'
import type { Calendar, TimedKeyKind } from './calendar.ts'
import { parseDay } from './day.ts'
import { bucketsOf, type Granularity } from './granularity.ts'
import { type PeriodInput, resolvePeriod } from './period.ts'
import { plainRules } from './rules.cases.ts'

const calendar: Calendar = {
  now: Date.parse('2026-11-20T12:30:00Z'),
  timeZone: 'Europe/Berlin',
  rules: plainRules,
}
const day = (text: string) => parseDay(text) ?? 0

function spans(input: PeriodInput, granularity: Granularity, keyKind: TimedKeyKind) {
  const period = resolvePeriod(input, calendar)
  const buckets = bucketsOf(period, granularity, calendar.rules, keyKind)
  const found = bucketSpans(buckets, granularity, keyKind, calendar)
  const partial = found.flatMap((span, index) => (span.partial ? [index] : []))
  expect(partialIndexes(buckets, granularity, keyKind, calendar)).toEqual(partial)
  return found.map(({ from, before, partial }, index) => {
    const text = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z')
    return `${buckets.keys[index]}: ${text(from)} ${text(before)}${partial ? ' partial' : ''}`
  })
}

describe.each(['DATE', 'TIME'] as const)('of %s keys', keyKind => {
  test('days begin in the zone, and the present one has not ended', () => {
    const days = { days: { from: day('2026-11-19'), through: day('2026-11-21') } }
    expect(spans(days, 'DAY', keyKind)).toEqual([
      '2026-11-19: 2026-11-18T23:00Z 2026-11-19T23:00Z',
      '2026-11-20: 2026-11-19T23:00Z 2026-11-20T23:00Z partial',
      '2026-11-21: 2026-11-20T23:00Z 2026-11-21T23:00Z partial',
    ])
  })

  test('the first and the last week are partial where the period cuts them; a day has 25 hours where clocks go back', () => {
    const days = { days: { from: day('2026-10-14'), through: day('2026-10-27') } }
    expect(spans(days, 'WEEK', keyKind)).toEqual([
      '2026-10-12: 2026-10-13T22:00Z 2026-10-18T22:00Z partial',
      '2026-10-19: 2026-10-18T22:00Z 2026-10-25T23:00Z',
      '2026-10-26: 2026-10-25T23:00Z 2026-10-27T23:00Z partial',
    ])
    const whole = { days: { from: day('2026-10-12'), through: day('2026-10-25') } }
    expect(spans(whole, 'WEEK', keyKind).some(span => span.includes('partial'))).toBe(false)
  })

  test('one bucket may be cut at both ends', () => {
    const days = { days: { from: day('2026-02-02'), through: day('2026-02-03') } }
    expect(spans(days, 'YEAR', keyKind)).toEqual(['2026-01-01: 2026-02-01T23:00Z 2026-02-03T23:00Z partial'])
  })
})

test('hours are cut by the period, and the present one has not ended', () => {
  const at = (text: string) => Date.parse(text)
  const instants = { instants: { from: at('2026-11-20T10:15:00Z'), before: at('2026-11-20T13:00:00Z') } }
  expect(spans(instants, 'HOUR', 'TIME')).toEqual([
    '2026-11-20T11:00:00+01:00: 2026-11-20T10:15Z 2026-11-20T11:00Z partial',
    '2026-11-20T12:00:00+01:00: 2026-11-20T11:00Z 2026-11-20T12:00Z',
    '2026-11-20T13:00:00+01:00: 2026-11-20T12:00Z 2026-11-20T13:00Z partial',
  ])
})
