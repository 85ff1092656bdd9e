import { expect, test } from 'vitest'
import { createDeadlines } from './deadline.ts'

test('work that ends in time is left alone; what takes longer is given up', async () => {
  const deadlines = createDeadlines(50, 5)
  let givenUp = 0
  const giveUp = () => {
    givenUp++
  }
  try {
    expect(await deadlines.enforce(Promise.resolve(7), giveUp)).toBe(7)
    await expect(deadlines.enforce(Promise.reject(new Error('no')), giveUp)).rejects.toThrow('no')
    const never = new Promise<never>(() => {})
    const both = [deadlines.enforce(never, giveUp), deadlines.enforce(never, giveUp)]
    for (const one of await Promise.allSettled(both))
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE', retryAfter: 1 } })
    expect(givenUp).toBe(2)
  } finally {
    deadlines.close()
  }
})
