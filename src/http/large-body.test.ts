import { expect, test } from 'vitest'
import { LargeBodies, largeBodyLimits } from './large-body.ts'

test('one large body begins in each turn of the event loop, and addresses take turns', async () => {
  const bodies = new LargeBodies()
  const begun: string[] = []
  const wait = (owner: string, name: string) => bodies.turn(owner).then(() => void begun.push(name))
  const all = [wait('a', 'a1'), wait('a', 'a2'), wait('a', 'a3'), wait('b', 'b1')]
  const seen: number[] = []
  await new Promise<void>(resolve => {
    const look = () => {
      seen.push(begun.length)
      if (begun.length < 4) setImmediate(look)
      else resolve()
    }
    setImmediate(look)
  })
  await Promise.all(all)
  expect(begun).toEqual(['a1', 'b1', 'a2', 'a3'])
  expect(Math.max(...seen.map((count, at) => count - (seen[at - 1] ?? 0)))).toBe(1)
})

test('so many of an address wait, and no more', async () => {
  const bodies = new LargeBodies()
  const turns = Array.from({ length: largeBodyLimits.perOwner + 1 }, () => bodies.turn('a'))
  await expect(turns.at(-1)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 })
  await bodies.turn('b')
  await Promise.all(turns.slice(0, -1))
})
