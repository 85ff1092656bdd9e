import { expect, test } from 'vitest'
import { lruOf } from './lru.ts'

test('the entry that was used least lately goes first', () => {
  const cache = lruOf<string, number>(3)
  for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index)
  cache.get('a')
  cache.set('d', 3)
  expect([...cache.keys()].sort()).toEqual(['a', 'c', 'd'])
  cache.set('d', 4)
  expect([cache.size, cache.get('d')]).toEqual([3, 4])
})

test('entries of a time end with it', async () => {
  const cache = lruOf<string, number>(3, { ttl: 20, ttlResolution: 0 })
  cache.set('a', 1)
  expect(cache.get('a')).toBe(1)
  await expect.poll(() => cache.get('a')).toBeUndefined()
})

test('tables are not made before there are entries', () => {
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  const cache = lruOf<string, number>(10_000_000)
  cache.set('a', 1)
  const after = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  expect(after - before).toBeLessThan(50_000_000)
  expect(cache.size).toBe(1)
})
