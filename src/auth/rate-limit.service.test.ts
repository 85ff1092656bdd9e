// Several gateways in one process, with a bus that is as late as a network, or as polling.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bus } from '../bus/bus.ts'
import type { Gateway } from '../request/context.ts'
import { createRateLimits, type RateLimits } from './rate-limit.service.ts'

const config = { tokenRequestsPerMinute: 600, addressRequestsPerMinute: 0, addressFailuresPerMinute: 600 }
const PER_SECOND = 10

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createGateways(count: number, latencyMs: number, delayMs = 0): RateLimits[] {
  const subscribers: ((payload: never) => void)[] = []
  return Array.from({ length: count }, (_, own) => {
    const bus = {
      delayMs,
      publish(_topic: string, payload: never) {
        subscribers[own]?.(payload)
        // Those who poll hear it at their next poll.
        const now = Date.now()
        const wait = delayMs === 0 ? latencyMs : (Math.floor(now / delayMs) + 1) * delayMs - now + latencyMs
        setTimeout(() => {
          for (const [other, subscriber] of subscribers.entries()) if (other !== own) subscriber(payload)
        }, wait)
      },
      subscribe(_topic: string, subscriber: (payload: never) => void) {
        subscribers[own] = subscriber
        return () => {}
      },
    }
    return createRateLimits({
      config: config as Gateway['config'],
      clock: () => Date.now(),
      bus: bus as unknown as Bus,
    })
  })
}

type Charge = (limits: RateLimits) => void
const asToken: Charge = limits => void limits.takeToken('1')
const asWrong: Charge = limits => limits.failed('192.0.2.1')

/** How many are granted in so many seconds, where the first gateway is asked so often a second, and the others each `every` times of it. */
async function granted(
  gateways: RateLimits[],
  take: Charge,
  seconds: number,
  perSecond: number,
  every = 1,
): Promise<number> {
  let count = 0
  for (let at = 0; at < seconds * perSecond; at++) {
    for (const [index, limits] of gateways.entries()) {
      if (index > 0 && at % every > 0) continue
      try {
        take(limits)
        count++
      } catch {
        // Refused.
      }
    }
    await vi.advanceTimersByTimeAsync(1_000 / perSecond)
  }
  return count
}

describe.each([
  ['a token', asToken],
  ['wrong credentials', asWrong],
])('the rate of %s', (_name, take) => {
  test.each([1, 3, 10])('is that of one gateway to 5 percent over so many gateways: %i', async count => {
    const gateways = createGateways(count, 5)
    await granted(gateways, take, 120 / count, 50)
    const steady = await granted(gateways, take, 60, 50)
    expect(steady).toBeLessThanOrEqual(60 * PER_SECOND * 1.05)
    expect(steady).toBeGreaterThanOrEqual(60 * PER_SECOND * 0.9)
  })

  test('holds where one gateway gets nearly all of it, and another one now and then', async () => {
    const gateways = createGateways(3, 5)
    await granted(gateways, take, 120, 50, 50)
    const steady = await granted(gateways, take, 60, 50, 50)
    expect(steady).toBeLessThanOrEqual(60 * PER_SECOND * 1.05)
    expect(steady).toBeGreaterThanOrEqual(60 * PER_SECOND * 0.9)
  })

  test('of all that a minute allows at once is given once, not by each gateway', async () => {
    const gateways = createGateways(3, 5)
    // 300 a second at each: all of it is gone within a second.
    const burst = await granted(gateways, take, 2, 300)
    expect(burst).toBeLessThanOrEqual((600 + 2 * PER_SECOND) * 1.05)
  })

  test('is that of one gateway in the mean where they poll, and a second of each more in between', async () => {
    const gateways = createGateways(3, 5, 1_000)
    await granted(gateways, take, 120, 50)
    const steady = await granted(gateways, take, 60, 50)
    expect(steady).toBeLessThanOrEqual(60 * PER_SECOND * 1.05 + 3 * PER_SECOND)
    expect(steady).toBeGreaterThanOrEqual(60 * PER_SECOND * 0.9)
  })
})

test('what the rate allows is not refused, however it is spread', async () => {
  const gateways = createGateways(3, 5)
  // 9 a second of 10, in turn.
  let refused = 0
  for (let at = 0; at < 120 * 9; at++) {
    const before = await granted([gateways[at % 3] as RateLimits], asToken, 1 / 9, 9)
    refused += 1 - before
  }
  expect(refused).toBe(0)
})

test('an unknown limit of a newer release is passed over', () => {
  let subscriber: ((payload: unknown) => void) | undefined
  const bus = { delayMs: 0, publish: () => {}, subscribe: (_topic: string, it: typeof subscriber) => (subscriber = it) }
  const limits = createRateLimits({
    config: config as Gateway['config'],
    clock: () => Date.now(),
    bus: bus as unknown as Bus,
  })
  subscriber?.({
    spent: [
      ['toString', '1', 1],
      ['newer', '1', 1],
      ['token', '1', 600],
    ],
  })
  expect(() => limits.takeToken('1')).toThrow(/600 requests a minute/)
})
