import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { FairSemaphore, type FairSemaphoreLimits, type Refusal, type Release } from './fair-semaphore.ts'

const LIMITS = { atOnce: 3, atOncePerOwner: 2, waiting: 100, waitingPerOwner: 50, waitMs: 60_000 }
const create = (limits: Partial<FairSemaphoreLimits> = {}) =>
  new FairSemaphore<string>({ ...LIMITS, ...limits }, refusal => new Error(refusal))

/** Enters as the owner; `inside` and `refused` say what came of it. */
function visit(semaphore: FairSemaphore<string>, owner: string, signal?: AbortSignal) {
  const visitor: { owner: string; release: Release | null; refused: Refusal | null } = {
    owner,
    release: null,
    refused: null,
  }
  semaphore.acquire(owner, signal).then(
    release => {
      visitor.release = release
    },
    error => {
      visitor.refused = error.message
    },
  )
  return visitor
}
const turn = () => new Promise(setImmediate)

test('an owner that floods has its part, and another one gets the next place', async () => {
  const semaphore = create()
  const flood = Array.from({ length: 20 }, () => visit(semaphore, 'a'))
  const other = visit(semaphore, 'b')
  await turn()
  expect(flood.filter(({ release }) => release)).toHaveLength(2)
  expect(other.release).not.toBeNull()
  const late = visit(semaphore, 'c')
  await turn()
  expect(late.release).toBeNull()
  flood[0]?.release?.()
  await turn()
  // The flood came first: it has the first turn, and the late one the next.
  expect([flood.filter(({ release }) => release).length, late.release]).toEqual([3, null])
  flood[1]?.release?.()
  await turn()
  expect(late.release).not.toBeNull()
})

test('a place that is released twice is free once', async () => {
  const semaphore = create({ atOnce: 1 })
  const first = visit(semaphore, 'a')
  const [second, third] = [visit(semaphore, 'b'), visit(semaphore, 'c')]
  await turn()
  first.release?.()
  first.release?.()
  await turn()
  expect([second.release !== null, third.release]).toEqual([true, null])
})

test('the line of an owner has an end, everybody together has one, and nobody waits for ever', async () => {
  const semaphore = create({ atOnce: 1, waitingPerOwner: 2, waiting: 3, waitMs: 50 })
  const [inside, ...waiting] = ['a', 'a', 'a', 'a', 'b', 'c'].map(owner => visit(semaphore, owner))
  await turn()
  expect(waiting.map(({ refused }) => refused)).toEqual([null, null, 'OWNER_FULL', null, 'FULL'])
  await new Promise(resolve => setTimeout(resolve, 120))
  expect(waiting.map(({ refused }) => refused)).toEqual(['LATE', 'LATE', 'OWNER_FULL', 'LATE', 'FULL'])
  inside?.release?.()
  const next = visit(semaphore, 'c')
  await turn()
  expect(next.release).not.toBeNull()
})

test('whoever is aborted leaves the line, and one that is aborted already is not let in', async () => {
  const semaphore = create({ atOnce: 1 })
  const first = visit(semaphore, 'a')
  const controller = new AbortController()
  const [aborted, next] = [visit(semaphore, 'a', controller.signal), visit(semaphore, 'a')]
  await turn()
  controller.abort()
  const late = visit(semaphore, 'b', controller.signal)
  await turn()
  expect([aborted.refused, late.refused]).toEqual(['ABORTED', 'ABORTED'])
  first.release?.()
  await turn()
  expect(next.release).not.toBeNull()
})

test('without a longest wait somebody waits until there is a place', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const semaphore = new FairSemaphore<string>(
    { atOnce: 1, atOncePerOwner: 1, waiting: 1, waitingPerOwner: 1 },
    refusal => new Error(refusal),
  )
  const [first, next] = [visit(semaphore, 'a'), visit(semaphore, 'a')]
  await turn()
  vi.advanceTimersByTime(24 * 3_600_000)
  vi.useRealTimers()
  await turn()
  expect([next.release, next.refused]).toEqual([null, null])
  first.release?.()
  await turn()
  expect(next.release).not.toBeNull()
})

test('never more inside than may be, and everybody gets in when all leave', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean()), { maxLength: 60 }),
      async steps => {
        const semaphore = create()
        const visitors: ReturnType<typeof visit>[] = []
        const gone = new Set<ReturnType<typeof visit>>()
        const inside = () => visitors.filter(visitor => visitor.release && !gone.has(visitor))
        const leave = async () => {
          const [first] = inside()
          if (!first) return
          gone.add(first)
          first.release?.()
          await turn()
        }
        for (const [owner, isArrival] of steps) {
          if (isArrival) visitors.push(visit(semaphore, owner))
          else await leave()
          await turn()
          expect(inside().length).toBeLessThanOrEqual(LIMITS.atOnce)
          for (const each of 'abcd')
            expect(inside().filter(it => it.owner === each).length).toBeLessThanOrEqual(LIMITS.atOncePerOwner)
        }
        while (inside().length > 0) await leave()
        expect(gone.size).toBe(visitors.length)
      },
    ),
    { numRuns: 50 },
  )
})
