import { expect, test } from 'vitest'
import { createLatestChannel } from './latest-channel.ts'

function start() {
  let ended = 0
  const channel = createLatestChannel<number>(() => ended++)
  return {
    ...channel,
    send: (value: number, key = '') => channel.subscriber.next(String(value), value, key),
    ended: () => ended,
  }
}

test('a reader who was busy gets the newest result and none of those between', async () => {
  const it = start()
  it.send(1)
  expect(await it.results.next()).toEqual({ done: false, value: 1 })
  it.send(2)
  it.send(3)
  it.send(4)
  expect(await it.results.next()).toEqual({ done: false, value: 4 })
  const waiting = it.results.next()
  it.send(5)
  expect(await waiting).toEqual({ done: false, value: 5 })
})

test('a reader who was busy gets the newest result of each key, in the order in which the keys came', async () => {
  const it = start()
  it.send(1, 'a')
  it.send(2, 'b')
  it.send(3, 'a')
  expect([await it.results.next(), await it.results.next()]).toEqual([
    { done: false, value: 3 },
    { done: false, value: 2 },
  ])
})

test('after the end comes what was left, and nothing of later', async () => {
  const it = start()
  it.send(1)
  it.subscriber.complete()
  it.send(2)
  expect([await it.results.next(), await it.results.next()]).toEqual([
    { done: false, value: 1 },
    { done: true, value: undefined },
  ])
  expect(it.ended()).toBe(1)
})

test('a reader who leaves ends it once, and what he waited for comes to an end', async () => {
  const it = start()
  const waiting = it.results.next()
  await it.results.return(undefined)
  it.subscriber.complete()
  await it.results.return(undefined)
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(it.ended()).toBe(1)
})
