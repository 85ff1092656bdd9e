import { expect, test } from 'vitest'
import { issueOfCron, lastBefore, nextAfter } from './cron.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (ms: number | null) => ms && new Date(ms).toISOString()

test('times are those of the zone, also on days on which clocks change', () => {
  expect(iso(nextAfter('0 6 * * *', 'Europe/Berlin', at('2026-11-20T12:00:00Z')))).toBe('2026-11-21T05:00:00.000Z')
  expect(iso(nextAfter('30 2 * * *', 'Europe/Berlin', at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T01:00:00.000Z')
  const first = nextAfter('30 2 * * *', 'Europe/Berlin', at('2026-10-24T12:00:00Z'))
  expect(iso(first)).toBe('2026-10-25T00:30:00.000Z')
  expect(iso(nextAfter('30 2 * * *', 'Europe/Berlin', first as number))).toBe('2026-10-26T01:30:00.000Z')
})

test('a time is after the one before and at most now', () => {
  const six = at('2026-11-20T06:00:00Z')
  expect(iso(nextAfter('0 6 * * *', 'UTC', six))).toBe('2026-11-21T06:00:00.000Z')
  expect(iso(lastBefore('0 6 * * *', 'UTC', six))).toBe('2026-11-20T06:00:00.000Z')
  expect(iso(lastBefore('0 6 * * *', 'UTC', six - 60_000))).toBe('2026-11-19T06:00:00.000Z')
})

test.each(['', 'x', '* * * *', '* * * * * *', '60 * * * *', '*/0 * * * *', '0 0 30 2 *', 'x'.repeat(201)])(
  '%j is refused',
  pattern => {
    expect(issueOfCron(pattern, 'UTC')).toMatch(/never comes|is not a schedule|longer/)
  },
)

test.each(['* * * * *', '*/5 9-17 * * MON-FRI', '@daily', '0 0 29 2 *'])('%j is a schedule', pattern => {
  expect(issueOfCron(pattern, 'UTC')).toBeNull()
})
