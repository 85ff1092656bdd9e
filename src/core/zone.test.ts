import { describe, expect, test } from 'vitest'
import { dayToText } from './day.ts'
import { at, day, rowsOf } from './reading.cases.ts'
import { clocks, dayLengths, daysOfInstants } from './zone.cases.ts'
import {
  dayAt,
  instantOfWallClock,
  instantToText,
  isTimeZone,
  MS_PER_HOUR,
  parseTimeZone,
  startOfDay,
  wallClockAt,
} from './zone.ts'

describe('a day in a zone', () => {
  test.each(rowsOf(dayLengths))('%s: %s begins at %s and has %s hours', (zone = '', text = '', start, hours) => {
    expect(instantToText(startOfDay(day(text), zone), zone)).toBe(start)
    expect((startOfDay(day(text) + 1, zone) - startOfDay(day(text), zone)) / MS_PER_HOUR).toBe(Number(hours))
  })

  test.each(rowsOf(daysOfInstants))('%s: %s belongs to %s', (zone = '', instant = '', expected) => {
    expect(dayToText(dayAt(at(instant), zone))).toBe(expected)
  })

  test.each(rowsOf(clocks))('%s: the clock first shows %s at %s', (zone = '', clock, instant) => {
    const wall = at(`${clock}:00Z`)
    expect(instantToText(instantOfWallClock(wall, zone), zone)).toBe(instant)
  })
})

describe('an instant as text', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 'UTC', '1970-01-01T00:00:00+00:00'],
    ['2026-11-20T15:20:30.007Z', 'America/St_Johns', '2026-11-20T11:50:30.007-03:30'],
    ['2026-11-20T15:20:30.250Z', 'Asia/Kathmandu', '2026-11-20T21:05:30.250+05:45'],
    ['1800-01-01T04:56:02Z', 'America/New_York', '1800-01-01T00:00:02-04:56'],
    ['0001-01-02T00:00:00Z', 'UTC', '0001-01-02T00:00:00+00:00'],
  ])('%s in %s is %s', (instant, zone, text) => {
    expect(instantToText(at(instant), zone)).toBe(text)
    expect(at(text)).toBe(at(instant))
  })
})

describe('a zone', () => {
  test.each(['UTC', 'Etc/UTC', 'Europe/Berlin', 'US/Eastern', 'Asia/Calcutta', 'Etc/GMT+5', 'EST5EDT'])(
    '%s is one',
    name => {
      expect(isTimeZone(name)).toBe(true)
    },
  )

  test.each([
    '',
    'Z',
    '+02:00',
    '-05',
    '02:00',
    'Mars/Olympus',
    'Europe/Berlin ',
    ' UTC',
    'Europe',
    '../UTC',
    'Ünited',
  ])('"%s" is none', name => expect(isTimeZone(name)).toBe(false))

  test('is spelled as the runtime does', () => {
    expect(parseTimeZone('europe/berlin')).toBe('Europe/Berlin')
    expect(parseTimeZone('asia/calcutta')).toBe('Asia/Calcutta')
  })

  test('without a name throws where a clock is asked for', () => {
    expect(() => wallClockAt(0, 'Mars/Olympus')).toThrow(RangeError)
  })
})
