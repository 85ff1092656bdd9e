import { expect, test } from 'vitest'
import { Turn } from './turn.ts'

test('however much work there is, one piece goes on in a turn of the event loop, in the order in which they asked', async () => {
  const begun: number[] = []
  const all = [1, 2, 3].map(nth => new Turn().next().then(() => void begun.push(nth)))
  const seen: number[] = []
  while (begun.length < 3) {
    await new Promise(resolve => setImmediate(resolve))
    seen.push(begun.length)
  }
  await Promise.all(all)
  expect(begun).toEqual([1, 2, 3])
  expect(Math.max(...seen.map((count, at) => count - (seen[at - 1] ?? 0)))).toBe(1)
})

test('a turn is over after some milliseconds, and begins anew', async () => {
  const turn = new Turn()
  expect(turn.isOver()).toBe(false)
  const startedAt = performance.now()
  while (performance.now() - startedAt < 20);
  expect(turn.isOver()).toBe(true)
  await turn.next()
  expect(turn.isOver()).toBe(false)
})
