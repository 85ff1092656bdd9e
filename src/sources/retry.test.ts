import { expect, test } from 'vitest'
import { decideRetry, retryAfterMs } from './retry.ts'

const now = Date.UTC(2026, 10, 20, 12)
const rules = { method: 'GET', safe: false, attempts: 5, maxWaitSeconds: 30 } as const
const at = { now, remainingMs: 60_000, chance: 1 }
const failed = (status: number | null, retryAfter?: string, headers: Record<string, string> = {}) => ({
  status,
  retryable: true,
  headers: { ...(retryAfter !== undefined && { 'retry-after': retryAfter }), ...headers },
})

test('the first repetition comes at once, later ones ever later up to the cap', () => {
  const waits = [1, 2, 3, 4].map(attempt => decideRetry(rules, failed(503), attempt, at))
  expect(waits).toEqual([{ waitMs: 0 }, { waitMs: 1_000 }, { waitMs: 2_000 }, { waitMs: 4_000 }])
  expect(decideRetry(rules, failed(503), 5, at)).toEqual({ giveUp: true, retryAfter: null })
  expect(decideRetry({ ...rules, maxWaitSeconds: 1 }, failed(503), 4, at)).toEqual({ waitMs: 1_000 })
})

test('Retry-After is waited for, in seconds or as a date, also before the first repetition', () => {
  expect(decideRetry(rules, failed(429, '7'), 1, at)).toEqual({ waitMs: 7_000 })
  expect(decideRetry(rules, failed(503, 'Fri, 20 Nov 2026 12:00:09 GMT'), 2, at)).toEqual({ waitMs: 9_000 })
  expect(decideRetry(rules, failed(429, '31'), 1, at)).toEqual({ giveUp: true, retryAfter: 31 })
  expect(decideRetry(rules, failed(429, '20'), 1, { ...at, remainingMs: 15_000 })).toEqual({
    giveUp: true,
    retryAfter: 20,
  })
})

test('only what can be sent twice is sent again, and only where it may help', () => {
  const given = (more: object, status: number | null) =>
    'giveUp' in decideRetry({ ...rules, ...more }, failed(status), 1, at)
  expect(given({}, null)).toBe(false)
  expect([400, 401, 404, 409].map(status => given({}, status))).toEqual([true, true, true, true])
  expect([given({ method: 'POST' }, 503), given({ method: 'PATCH' }, null)]).toEqual([true, true])
  expect([given({ method: 'POST', safe: true }, 503), given({ method: 'DELETE' }, 503)]).toEqual([false, false])
  expect(decideRetry(rules, { ...failed(null), retryable: false }, 1, at)).toEqual({ giveUp: true, retryAfter: null })
})

const reset = (name: string, seconds: number) => ({ [name]: String(seconds) })
const USED_UP = { 'x-ratelimit-remaining': '0' }
test.each([
  [
    'GitHub, whose limit is used up',
    403,
    { ...USED_UP, ...reset('x-ratelimit-reset', now / 1_000 + 9) },
    { waitMs: 9_000 },
  ],
  [
    'GitHub, whose limit is used up for an hour',
    403,
    { ...USED_UP, ...reset('x-ratelimit-reset', now / 1_000 + 3_600) },
    { giveUp: true, retryAfter: 3_600 },
  ],
  [
    'GitHub, where too much came at once',
    403,
    { 'retry-after': '5', 'x-ratelimit-remaining': '4000' },
    { waitMs: 5_000 },
  ],
  [
    'a 403 that is none of these',
    403,
    { 'x-ratelimit-remaining': '10', 'x-ratelimit-reset': '5' },
    { giveUp: true, retryAfter: null },
  ],
  ['a 403 that says nothing', 403, {}, { giveUp: true, retryAfter: null }],
  ['a limit that is used up and does not say until when', 403, USED_UP, { waitMs: 0 }],
  ['429 with a reset in seconds', 429, reset('ratelimit-reset', 4), { waitMs: 4_000 }],
  ['429 with both', 429, { 'retry-after': '2', 'x-rate-limit-reset': '9' }, { waitMs: 2_000 }],
  ['404 with a reset', 404, { ...USED_UP, 'x-ratelimit-reset': '1' }, { giveUp: true, retryAfter: null }],
])('%s', (_what, status, headers, expected) => {
  expect(decideRetry(rules, failed(status, undefined, headers as Record<string, string>), 1, at)).toEqual(expected)
})

test.each([
  ['0', 0],
  [' 5 ', 5_000],
  ['Fri, 20 Nov 2026 12:00:01 GMT', 1_000],
  ['Friday, 20-Nov-26 12:00:01 GMT', 1_000],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['-1', null],
  ['1.5', 1_500],
  ['1795176003', 3_000],
  ['1795176003.25', 3_250],
  ['1795176003250', 3_250],
  ['1795175000', 0],
  ['2026-11-20T12:00:05Z', 5_000],
  ['2026-11-20T14:00:05+02:00', 5_000],
  ['2026-11-20T12:00:05', null],
  ['12345678901234', null],
  ['2026', 2_026_000],
  ['', null],
])('Retry-After %j', (text, expected) => {
  expect(retryAfterMs(text, now)).toBe(expected)
})
