import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FairQueue } from './fair-queue.ts'

interface Job {
  readonly owner: string
  readonly number: number
}

const job = (owner: string, number: number): Job => ({ owner, number })
const fill = (queue: FairQueue<string, Job>, jobs: readonly Job[]) => jobs.map(it => queue.push(it.owner, it))
const take = (queue: FairQueue<string, Job>, count: number) =>
  Array.from({ length: count }, () => queue.shift()).filter(it => it !== undefined)
const labels = (jobs: readonly Job[]) => jobs.map(({ owner, number }) => `${owner}${number}`)

test('owners take turns, and the items of each leave in the order in which they came', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 10, total: 100 })
  fill(queue, [job('a', 1), job('a', 2), job('a', 3), job('b', 1), job('c', 1), job('b', 2)])
  expect([queue.size, queue.sizeOf('a'), queue.sizeOf('d')]).toEqual([6, 3, 0])
  expect(labels(queue.drain())).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
  expect(queue.size).toBe(0)
  expect(queue.shift()).toBeUndefined()
})

test('an owner that comes late waits one turn, not behind all that another has', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 100, total: 100 })
  fill(
    queue,
    Array.from({ length: 50 }, (_, number) => job('a', number)),
  )
  expect(labels(take(queue, 2))).toEqual(['a0', 'a1'])
  queue.push('b', job('b', 0))
  expect(labels(take(queue, 3))).toEqual(['a2', 'b0', 'a3'])
})

test('what is taken of one owner is its next item, and its turn is then the last', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 10, total: 100 })
  fill(queue, [job('a', 1), job('b', 1), job('a', 2), job('b', 2), job('c', 1)])
  expect([queue.shiftOf('a'), queue.shiftOf('c'), queue.shiftOf('c'), queue.shiftOf('d')]).toEqual([
    job('a', 1),
    job('c', 1),
    undefined,
    undefined,
  ])
  expect([queue.size, queue.sizeOf('c')]).toEqual([3, 0])
  expect(labels(queue.drain())).toEqual(['b1', 'a2', 'b2'])
})

test('an owner that may not run now keeps its place', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 10, total: 100 })
  fill(queue, [job('a', 1), job('b', 1), job('c', 1), job('b', 2)])
  expect(queue.shift(owner => owner !== 'a')).toMatchObject({ owner: 'b', number: 1 })
  expect(queue.shift(() => false)).toBeUndefined()
  expect(queue.size).toBe(3)
  expect(labels(queue.drain())).toEqual(['a1', 'c1', 'b2'])
})

test('an owner has its limit, and all together have theirs', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 2, total: 3 })
  const jobs = [job('a', 1), job('a', 2), job('a', 3), job('b', 1), job('b', 2)]
  expect(fill(queue, jobs)).toEqual(['QUEUED', 'QUEUED', 'OWNER_FULL', 'QUEUED', 'FULL'])
  queue.shift()
  expect(queue.push('a', job('a', 4))).toBe('QUEUED')
  expect(labels(queue.drain())).toEqual(['b1', 'a2', 'a4'])
})

test('an item that leaves early leaves no gap, and counts once', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 2, total: 2 })
  const [first, second, third] = [job('a', 1), job('a', 2), job('a', 3)]
  fill(queue, [first, second])
  expect(queue.push('a', first)).toBe('QUEUED')
  expect(queue.size).toBe(2)
  expect([queue.delete('a', first), queue.delete('a', first), queue.delete('b', second)]).toEqual([true, false, false])
  expect(queue.push('a', third)).toBe('QUEUED')
  expect(labels(queue.drain())).toEqual(['a2', 'a3'])
})

test('whatever happens, nothing is lost, nothing exceeds its limits, and no owner has two turns while another waits', () => {
  const limits = { perOwner: 4, total: 9 }
  const step = fc.oneof(
    fc.record({ kind: fc.constant('push' as const), owner: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ kind: fc.constant('shift' as const) }),
    fc.record({ kind: fc.constant('delete' as const), index: fc.nat(20) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), steps => {
      const queue = new FairQueue<string, Job>(limits)
      let waiting: Job[] = []
      /** Owners served since each waiting owner came or was served. */
      const served = new Map<string, string[]>()
      let number = 0
      for (const it of steps) {
        if (it.kind === 'push') {
          const made = job(it.owner, number++)
          const mine = waiting.filter(({ owner }) => owner === it.owner).length
          const admission = queue.push(it.owner, made)
          expect(admission).toBe(waiting.length === limits.total ? 'FULL' : mine === 4 ? 'OWNER_FULL' : 'QUEUED')
          if (admission !== 'QUEUED') continue
          if (mine === 0) served.set(it.owner, [])
          waiting.push(made)
        } else if (it.kind === 'shift') {
          const next = queue.shift()
          if (waiting.length === 0) expect(next).toBeUndefined()
          if (next === undefined) continue
          expect(next).toBe(waiting.find(({ owner }) => owner === next.owner))
          waiting = waiting.filter(other => other !== next)
          for (const { owner } of waiting) {
            if (owner === next.owner) continue
            expect(served.get(owner)).not.toContain(next.owner)
          }
          for (const owner of new Set(waiting.map(({ owner }) => owner))) served.get(owner)?.push(next.owner)
          served.set(next.owner, [])
        } else {
          const gone = waiting[it.index]
          if (gone === undefined) continue
          expect(queue.delete(gone.owner, gone)).toBe(true)
          waiting = waiting.filter(other => other !== gone)
        }
        expect(queue.size).toBe(waiting.length)
      }
      expect(new Set(queue.drain())).toEqual(new Set(waiting))
    }),
  )
})

test('an owner that is passed over keeps its turn', () => {
  const queue = new FairQueue<string, Job>({ perOwner: 10, total: 10 })
  fill(queue, [job('a', 1), job('a', 2), job('b', 1), job('c', 1)])
  const notA = (owner: string) => owner !== 'a'
  expect([queue.shift(notA), queue.shift(notA), queue.shift(notA)]).toEqual([job('b', 1), job('c', 1), undefined])
  queue.push('b', job('b', 2))
  expect(labels(queue.drain())).toEqual(['a1', 'b2', 'a2'])
})
