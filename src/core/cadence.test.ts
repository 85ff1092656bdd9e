import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cadence, type CadenceCalendar, cadences, dueBy, lateBefore } from './cadence.ts'
import { parseDay } from './day.ts'
import { toWorkingDays } from './working-days.ts'

const dayIn = (text: string) => parseDay(text) as number
const calendar: CadenceCalendar = {
  timeZone: 'Europe/Berlin',
  rules: { weekStart: 1, yearStart: { month: 1, day: 1 } },
  working: toWorkingDays([1, 2, 3, 4, 5], [dayIn('2026-12-25'), dayIn('2027-01-01')]),
}
const at = (text: string) => Date.parse(text)

test.each<[Cadence, string, string]>([
  ['HOURLY', '2026-11-20T10:59:00Z', '2026-11-20T12:00:00Z'],
  // The hour that is there twice is two.
  ['HOURLY', '2026-10-25T00:10:00Z', '2026-10-25T02:00:00Z'],
  ['DAILY', '2026-11-19T08:00:00+01:00', '2026-11-21T00:00:00+01:00'],
  ['DAILY', '2026-10-24T23:59:00+02:00', '2026-10-26T00:00:00+01:00'],
  ['WORKING_DAILY', '2026-11-20T08:00:00+01:00', '2026-11-24T00:00:00+01:00'],
  ['WORKING_DAILY', '2026-12-24T08:00:00+01:00', '2026-12-29T00:00:00+01:00'],
  ['WORKING_DAILY', '2026-11-21T08:00:00+01:00', '2026-11-24T00:00:00+01:00'],
  ['WEEKLY', '2026-11-22T08:00:00+01:00', '2026-11-30T00:00:00+01:00'],
  ['MONTHLY', '2026-01-31T08:00:00+01:00', '2026-03-01T00:00:00+01:00'],
  ['QUARTERLY', '2026-11-20T08:00:00+01:00', '2027-04-01T00:00:00+02:00'],
  ['YEARLY', '2026-11-20T08:00:00+01:00', '2028-01-01T00:00:00+01:00'],
])('%s: after %s the next is due by %s', (cadence, last, due) => {
  expect(dueBy(at(last), cadence, calendar)).toBe(at(due))
})

test('a project that never works is never late by its working days', () => {
  const idle = { ...calendar, working: toWorkingDays([], []) }
  expect(dueBy(at('2026-11-20T10:00:00Z'), 'WORKING_DAILY', idle)).toBeNull()
  expect(lateBefore(at('2026-11-20T10:00:00Z'), 'WORKING_DAILY', idle)).toBeNull()
})

test('what came before the limit is due by now, and nothing else is', () => {
  const hours = fc.integer({ min: 0, max: 24 * 365 * 60 })
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns')
  fc.assert(
    fc.property(
      fc.constantFrom(...cadences),
      zones,
      fc.integer({ min: 1, max: 7 }),
      hours,
      hours,
      (cadence, timeZone, weekStart, a, b) => {
        const own = { ...calendar, timeZone, rules: { ...calendar.rules, weekStart } }
        const [last, now] = [at('2026-01-01T00:00:00Z') + a * 60_000, at('2026-01-01T00:00:00Z') + b * 60_000]
        const limit = lateBefore(now, cadence, own) as number
        expect(last < limit).toBe((dueBy(last, cadence, own) as number) <= now)
        // At the limit itself and just before it.
        expect((dueBy(limit, cadence, own) as number) > now).toBe(true)
        expect((dueBy(limit - 1, cadence, own) as number) <= now).toBe(true)
      },
    ),
  )
})
