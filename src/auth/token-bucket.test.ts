import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fill, fullBucket, type Policy, spend, WINDOW_MS, waitSeconds } from './token-bucket.ts'

const policy: Policy = { name: 'token', perMinute: 60 }

describe('a token bucket', () => {
  test('gives what a minute allows at once, then what flows back', () => {
    const bucket = fullBucket(policy, 0)
    spend(bucket, 60)
    expect(bucket.level).toBe(0)
    expect(waitSeconds(bucket, policy, 1)).toBe(1)
    expect(waitSeconds(bucket, policy, 10)).toBe(10)
    fill(bucket, policy, 1_000)
    expect(bucket.level).toBe(1)
    fill(bucket, policy, 1_000_000)
    expect(bucket.level).toBe(60)
  })

  test('never gives more than its size and what has flowed back, whatever the order of requests', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.integer({ min: -1_000, max: 5_000 }), fc.integer({ min: 1, max: 20 }))),
        (perMinute, steps) => {
          const it = { name: 'x', perMinute }
          const bucket = fullBucket(it, 0)
          let now = 0
          let latest = 0
          let flown = 0
          let given = 0
          for (const [pause, cost] of steps) {
            now += pause
            flown += Math.max(0, pause)
            latest = Math.max(latest, now)
            fill(bucket, it, now)
            if (bucket.level >= cost) {
              spend(bucket, cost)
              given += cost
            }
            expect(bucket.level).toBeLessThanOrEqual(perMinute)
            expect(bucket.unshared).toBe(given)
          }
          expect(given).toBeLessThanOrEqual(perMinute + (flown * perMinute) / WINDOW_MS + 1e-6)
        },
      ),
    )
  })

  test('owes to the other gateways what was spent here, also when it has flowed back', () => {
    const bucket = fullBucket(policy, 0)
    spend(bucket, 10)
    fill(bucket, policy, 60_000)
    expect([bucket.level, bucket.unshared]).toEqual([60, 10])
  })
})
