import { expect, test } from 'vitest'
import type { ValidatedEvent } from './event.ts'
import { EventQueue, ROUND, type WaitingEvents } from './event-queue.ts'

const batch = (projectId: string, count: number, since = 0): WaitingEvents => ({
  events: Array.from({ length: count }, () => ({ projectId }) as ValidatedEvent),
  since,
})
const projectsOf = (members: readonly WaitingEvents[]) => members.map(({ events }) => events[0]?.projectId)

test('projects take turns: one that comes late is in the next round, however much another has waiting', () => {
  const queue = new EventQueue()
  for (let n = 0; n < 50; n++) queue.add(batch('flood', 500))
  queue.add(batch('small', 1))
  expect(projectsOf(queue.take())).toEqual(['flood', 'small'])
  expect(projectsOf(queue.take())).toEqual(['flood', 'flood'])
})

test('a round has at most so many events, or one batch; what did not fit comes first in the next one', () => {
  const queue = new EventQueue()
  const order = [batch('a', 600), batch('b', 600), batch('c', 300), batch('d', ROUND + 1)]
  for (const each of order) queue.add(each)
  expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([
    [order[0]],
    [order[1], order[2]],
    [order[3]],
    [],
  ])
  expect([queue.size, queue.oldest]).toEqual([0, Number.POSITIVE_INFINITY])
})

test('a line that is full lets in a project that has less than an eighth of it, up to twice the limit', () => {
  const queue = new EventQueue(800)
  expect(queue.add(batch('flood', 800))).toBe(true)
  expect(queue.add(batch('flood', 1))).toBe(false)
  expect(queue.add(batch('small', 101))).toBe(false)
  expect([queue.add(batch('small', 99)), queue.add(batch('small', 1)), queue.add(batch('small', 1))]).toEqual([
    true,
    true,
    false,
  ])
  for (let n = 0; n < 7; n++) expect(queue.add(batch(`other ${n}`, 100))).toBe(true)
  expect(queue.add(batch('one more', 1))).toBe(false)
  queue.take()
  expect(queue.add(batch('one more', 1))).toBe(true)
})

test('what has waited too long is taken out, also what stood first for the next round', () => {
  const queue = new EventQueue(10_000)
  const [old, held, young] = [batch('a', 900, 1), batch('b', 900, 2), batch('c', 900, 5)]
  for (const each of [old, held, young]) queue.add(each)
  expect(queue.take()).toEqual([old])
  expect(queue.oldest).toBe(2)
  expect(queue.expire(4)).toEqual([held])
  expect([queue.take(), queue.take()]).toEqual([[young], []])
  for (let n = 0; n < 10; n++) expect(queue.add(batch('a', 1_000))).toBe(true)
})

test('divided rounds are of one project each, which take turns; what did not fit is of a later round of it', () => {
  const queue = new EventQueue(undefined, true)
  for (const count of [600, 300, 200]) queue.add(batch('a', count))
  queue.add(batch('b', 1))
  queue.add(batch('b', 2))
  const rounds = Array.from({ length: 4 }, () =>
    queue.take().map(({ events }) => [events[0]?.projectId, events.length]),
  )
  expect(rounds).toEqual([
    [
      ['a', 600],
      ['a', 300],
    ],
    [['a', 200]],
    [
      ['b', 1],
      ['b', 2],
    ],
    [],
  ])
  expect([queue.size, queue.oldest]).toEqual([0, Number.POSITIVE_INFINITY])
})
