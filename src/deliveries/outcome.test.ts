import { expect, test } from 'vitest'
import { GIVE_UP_HOURS, MAX_TRIES, nextTryAt, type Outcome, outcomeOfStatus } from './outcome.ts'

const later = (waitMs: number | null = null): Outcome => ({
  kind: 'LATER',
  status: 503,
  reply: null,
  error: 'x',
  waitMs,
})

test('tries are farther and farther apart, and end within three days', () => {
  for (const chance of [0, 0.5, 1]) {
    let now = 0
    const gaps: number[] = []
    for (let attempts = 1; ; attempts++) {
      const next = nextTryAt(later(), { attempts, since: 0 }, now, chance)
      if (next === null) break
      gaps.push(next - now)
      now = next
    }
    expect(gaps.length).toBe(MAX_TRIES - 1)
    expect(gaps[0]).toBeLessThanOrEqual(5_000)
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(now).toBeLessThanOrEqual(GIVE_UP_HOURS * 3_600_000)
    expect(now).toBeGreaterThan(48 * 3_600_000)
  }
})

test('a receiver is left alone for as long as it asks, unless that is beyond the end', () => {
  expect(nextTryAt(later(90_000), { attempts: 1, since: 0 }, 1_000, 0)).toBe(91_000)
  expect(nextTryAt(later(1), { attempts: 3, since: 0 }, 0, 1)).toBe(300_000)
  expect(nextTryAt(later(80 * 3_600_000), { attempts: 1, since: 0 }, 0, 0)).toBeNull()
})

test('what is taken or refused is not tried again', () => {
  const at = (outcome: Outcome) => nextTryAt(outcome, { attempts: 1, since: 0 }, 0, 0)
  for (const status of [200, 204, 301, 307, 400, 401, 403, 404, 410, 413])
    expect(at(outcomeOfStatus(status, null, null)), String(status)).toBeNull()
  for (const status of [408, 425, 429, 500, 502, 503, 504])
    expect(at(outcomeOfStatus(status, null, null)), String(status)).not.toBeNull()
  expect(outcomeOfStatus(410, null, null)).toMatchObject({ kind: 'REFUSED', isGone: true })
  expect(outcomeOfStatus(302, null, null)).toMatchObject({ error: expect.stringContaining('redirects') })
})
