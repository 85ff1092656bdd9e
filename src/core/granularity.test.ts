import { describe, expect, test } from 'vitest'
import { type Buckets, bucketsOf, defaultGranularity, type Granularity, MAX_BUCKETS } from './granularity.ts'
import { resolvePeriod } from './period.ts'
import { at, calendarAt, day, daysPeriod, rowsOf } from './reading.cases.ts'
import { instantToText } from './zone.ts'

const now = '2099-06-15T12:00:00Z'

function split(days: string, granularity: string, keyKind: 'DATE' | 'TIME', zone = 'UTC', weekStart = 1): Buckets {
  const calendar = calendarAt(now, zone, weekStart)
  return bucketsOf(daysPeriod(days, calendar), granularity as Granularity, calendar.rules, keyKind)
}

/** Week start | days | granularity | keys | first days inside the period. */
const dateCases = `
  1 | 2026-02-27..2026-03-02 | DAY     | 2026-02-27 2026-02-28 2026-03-01 2026-03-02 | 2026-02-27 2026-02-28 2026-03-01 2026-03-02
  1 | 2024-02-28..2024-03-01 | DAY     | 2024-02-28 2024-02-29 2024-03-01            | 2024-02-28 2024-02-29 2024-03-01
  1 | 1900-02-28..1900-03-01 | DAY     | 1900-02-28 1900-03-01                       | 1900-02-28 1900-03-01
  1 | 2000-02-28..2000-03-01 | DAY     | 2000-02-28 2000-02-29 2000-03-01            | 2000-02-28 2000-02-29 2000-03-01
  1 | 2026-11-20             | YEAR    | 2026-01-01                                  | 2026-11-20
  1 | 2026-11-18..2026-11-24 | WEEK    | 2026-11-16 2026-11-23                       | 2026-11-18 2026-11-23
  7 | 2026-11-18..2026-11-24 | WEEK    | 2026-11-15 2026-11-22                       | 2026-11-18 2026-11-22
  6 | 2026-11-18..2026-11-24 | WEEK    | 2026-11-14 2026-11-21                       | 2026-11-18 2026-11-21
  1 | 2026-11-16..2026-11-22 | WEEK    | 2026-11-16                                  | 2026-11-16
  1 | 2020-12-31..2021-01-04 | WEEK    | 2020-12-28 2021-01-04                       | 2020-12-31 2021-01-04
  1 | 2024-12-29..2025-01-01 | WEEK    | 2024-12-23 2024-12-30                       | 2024-12-29 2024-12-30
  7 | 2021-01-01..2021-01-03 | WEEK    | 2020-12-27 2021-01-03                       | 2021-01-01 2021-01-03
  1 | 2026-01-31..2026-03-01 | MONTH   | 2026-01-01 2026-02-01 2026-03-01            | 2026-01-31 2026-02-01 2026-03-01
  1 | 2023-12-31..2024-01-01 | MONTH   | 2023-12-01 2024-01-01                       | 2023-12-31 2024-01-01
  1 | 2025-12-31..2026-04-01 | QUARTER | 2025-10-01 2026-01-01 2026-04-01            | 2025-12-31 2026-01-01 2026-04-01
  1 | 1999-12-31..2001-01-01 | YEAR    | 1999-01-01 2000-01-01 2001-01-01            | 1999-12-31 2000-01-01 2001-01-01
  1 | 2011-12-29..2012-01-01 | DAY     | 2011-12-29 2011-12-30 2011-12-31 2012-01-01 | 2011-12-29 2011-12-30 2011-12-31 2012-01-01
  7 | 0001-01-01..0001-01-07 | WEEK    | 0001-01-01 0001-01-07                       | 0001-01-01 0001-01-07
  1 | 9999-12-30..9999-12-31 | MONTH   | 9999-12-01                                  | 9999-12-30
`

/** Zone | days | granularity | keys, the ones in the middle left out | how many. */
const timeCases = `
  America/New_York    | 2026-11-01 | HOUR | 2026-11-01T00:00:00-04:00 2026-11-01T01:00:00-04:00 2026-11-01T01:00:00-05:00 2026-11-01T02:00:00-05:00 | 25
  America/New_York    | 2026-03-08 | HOUR | 2026-03-08T00:00:00-05:00 2026-03-08T01:00:00-05:00 2026-03-08T03:00:00-04:00 | 23
  America/Havana      | 2026-03-08 | HOUR | 2026-03-08T01:00:00-04:00 | 23
  America/Sao_Paulo   | 2018-02-17 | HOUR | 2018-02-17T00:00:00-02:00 2018-02-17T01:00:00-02:00 | 25
  Australia/Lord_Howe | 2026-04-05 | HOUR | 2026-04-05T00:00:00+11:00 2026-04-05T01:00:00+11:00 2026-04-05T01:30:00+10:30 2026-04-05T02:00:00+10:30 | 25
  Australia/Lord_Howe | 2026-10-04 | HOUR | 2026-10-04T00:00:00+10:30 2026-10-04T01:00:00+10:30 2026-10-04T02:30:00+11:00 2026-10-04T03:00:00+11:00 | 24
  Asia/Kathmandu      | 2026-11-20 | HOUR | 2026-11-20T00:00:00+05:45 2026-11-20T01:00:00+05:45 | 24
  America/St_Johns    | 2026-11-01 | HOUR | 2026-11-01T00:00:00-02:30 2026-11-01T01:00:00-02:30 2026-11-01T01:00:00-03:30 | 25
  Pacific/Chatham     | 2026-09-27 | HOUR | 2026-09-27T00:00:00+12:45 2026-09-27T01:00:00+12:45 2026-09-27T02:00:00+12:45 2026-09-27T03:45:00+13:45 2026-09-27T04:00:00+13:45 | 24
  Pacific/Apia        | 2011-12-29..2012-01-01 | DAY | 2011-12-29 2011-12-31 2012-01-01 | 3
  Pacific/Apia        | 2011-12-30 | DAY | 2011-12-30 | 1
  Pacific/Apia        | 2011-12-26..2012-01-08 | WEEK | 2011-12-26 2012-01-02 | 2
  America/New_York    | 2026-10-31..2026-11-02 | DAY | 2026-10-31 2026-11-01 2026-11-02 | 3
  America/New_York    | 2026-10-31..2026-11-02 | MONTH | 2026-10-01 2026-11-01 | 2
  Pacific/Kiritimati  | 1994-12-30..1995-01-01 | DAY | 1994-12-30 1995-01-01 | 2
`

describe('buckets of calendar days', () => {
  test.each(rowsOf(dateCases))(
    'from weekday %s: %s by %s',
    (weekStart, days = '', granularity = '', keys, starts = '') => {
      const buckets = split(days, granularity, 'DATE', 'UTC', Number(weekStart))
      expect(buckets.keys.join(' ')).toBe(keys)
      expect(buckets.starts).toEqual(starts.split(' ').map(day))
      expect(buckets.end).toBe(day(days.split('..').at(-1) ?? '') + 1)
    },
  )

  test.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Apia', 'America/St_Johns'])(
    'are never moved by a zone: %s',
    zone => {
      expect(split('2011-12-29..2012-01-01', 'DAY', 'DATE', zone)).toEqual(
        split('2011-12-29..2012-01-01', 'DAY', 'DATE'),
      )
    },
  )
})

describe('buckets of instants', () => {
  test.each(rowsOf(timeCases))('%s: %s by %s', (zone, days = '', granularity = '', keys = '', count) => {
    const buckets = split(days, granularity, 'TIME', zone)
    expect(buckets.keys.slice(0, keys.split(' ').length).join(' ')).toBe(keys)
    expect(buckets.keys).toHaveLength(Number(count))
    expect(buckets.starts).toHaveLength(Number(count))
  })

  test('begin where their days begin, also on the day the clocks change', () => {
    const { starts, end } = split('2026-10-31..2026-11-02', 'DAY', 'TIME', 'America/New_York')
    expect([...starts, end].map(start => instantToText(start, 'America/New_York'))).toEqual([
      '2026-10-31T00:00:00-04:00',
      '2026-11-01T00:00:00-04:00',
      '2026-11-02T00:00:00-05:00',
      '2026-11-03T00:00:00-05:00',
    ])
  })

  test('keep the name of the bucket the period begins inside of', () => {
    const calendar = calendarAt(now, 'Asia/Kathmandu')
    const instants = { from: at('2026-11-20T10:20:00+05:45'), before: at('2026-11-20T12:10:00+05:45') }
    const period = resolvePeriod({ instants }, calendar)
    const hours = bucketsOf(period, 'HOUR', calendar.rules, 'TIME')
    expect(hours.keys).toEqual(['2026-11-20T10:00:00+05:45', '2026-11-20T11:00:00+05:45', '2026-11-20T12:00:00+05:45'])
    expect(hours.starts[0]).toBe(instants.from)
    expect(hours.end).toBe(instants.before)
    expect(bucketsOf(period, 'MONTH', calendar.rules, 'TIME')).toEqual({
      keys: ['2026-11-01'],
      starts: [instants.from],
      end: instants.before,
    })
  })
})

describe('the granularity by default', () => {
  test.each([
    ['2026-11-20', 'DAY', 'HOUR'],
    ['2026-11-19..2026-11-20', 'DAY', 'HOUR'],
    ['2026-11-18..2026-11-20', 'DAY', 'DAY'],
    ['2026-10-01..2026-12-31', 'DAY', 'DAY'],
    ['2026-10-01..2027-01-01', 'WEEK', 'WEEK'],
    ['2023-01-01..2024-12-31', 'WEEK', 'WEEK'],
    ['2024-02-29..2026-02-27', 'WEEK', 'WEEK'],
    ['2023-01-01..2025-01-01', 'MONTH', 'MONTH'],
    ['1226-01-01..2026-01-01', 'YEAR', 'YEAR'],
  ])('of %s is %s for days and %s for instants', (days, ofDays, ofInstants) => {
    const period = daysPeriod(days, calendarAt(now))
    expect([defaultGranularity(period, 'DATE'), defaultGranularity(period, 'TIME')]).toEqual([ofDays, ofInstants])
  })

  test('of 48 hours that touch three days is HOUR', () => {
    const period = resolvePeriod({ last: { count: 48, unit: 'HOUR' } }, calendarAt('2026-11-20T15:20:00Z'))
    expect([defaultGranularity(period, 'DATE'), defaultGranularity(period, 'TIME')]).toEqual(['DAY', 'HOUR'])
  })

  test('never asks for more buckets than there may be', () => {
    const period = daysPeriod('0001-01-01..9999-12-31', calendarAt(now))
    expect(bucketsOf(period, defaultGranularity(period, 'DATE'), calendarAt(now).rules, 'DATE').keys).toHaveLength(9999)
  })
})

describe('refusals', () => {
  test('days have no hours', () => {
    expect(() => split('2026-11-20', 'HOUR', 'DATE')).toThrow(expect.objectContaining({ field: 'granularity' }))
  })

  test(`more than ${MAX_BUCKETS} buckets`, () => {
    // 10,000 days from 2000-01-01 end with 2027-05-18.
    expect(split('2000-01-01..2027-05-18', 'DAY', 'DATE').keys).toHaveLength(MAX_BUCKETS)
    expect(split('2000-01-01..2027-05-18', 'DAY', 'TIME', 'Europe/Berlin').keys).toHaveLength(MAX_BUCKETS)
    for (const [days, granularity, keyKind] of [
      ['2000-01-01..2027-05-19', 'DAY', 'DATE'],
      ['2000-01-01..2027-05-19', 'DAY', 'TIME'],
      ['2025-01-01..2026-12-31', 'HOUR', 'TIME'],
      ['0001-01-01..9999-12-31', 'HOUR', 'TIME'],
    ] as const) {
      expect(() => split(days, granularity, keyKind)).toThrow(expect.objectContaining({ field: 'granularity' }))
    }
  })
})
