// Users on their way from step to step.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { funnel, trackEvents } from '../_kit/query-operations.ts'
import { addNeighbour } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  await addNeighbour(it)
  const event = (userId: string, name: string, time: string, plan = 'free') => ({
    name,
    userId,
    timestamp: `2026-11-${time}:00Z`,
    properties: { plan },
  })
  await it.ask(trackEvents, {
    events: [
      // Ada goes all the way: 60 s, then 120 s. What she did before does not count.
      event('ada', 'buy', '10T09:00'),
      event('ada', 'visit', '10T10:00'),
      event('ada', 'cart', '10T10:01'),
      event('ada', 'buy', '10T10:03', 'pro'),
      // Bob leaves his cart.
      event('bob', 'visit', '10T10:00'),
      event('bob', 'cart', '10T10:03'),
      // Cyd takes too long for two days.
      event('cyd', 'visit', '10T10:00'),
      event('cyd', 'cart', '13T10:00'),
      // Dan skips a step.
      event('dan', 'visit', '10T10:00'),
      event('dan', 'buy', '10T10:05'),
      // Eve enters before the period.
      event('eve', 'visit', '01T10:00'),
      event('eve', 'cart', '10T10:00'),
    ],
  })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const steps = [{ event: 'visit' }, { event: 'cart' }, { event: 'buy' }]
const period = { days: { from: '2026-11-05', through: '2026-11-20' } }
const ask = async (more: object = {}) => (await it.ask(funnel, { steps, period, windowHours: 48, ...more })).funnel

test('counts, drop-off and median times from step to step', async () => {
  expect(await ask()).toEqual([
    { event: 'visit', users: 4, shareOfFirst: 1, dropOff: 0, medianSeconds: null },
    { event: 'cart', users: 2, shareOfFirst: 0.5, dropOff: 2, medianSeconds: 120 },
    { event: 'buy', users: 1, shareOfFirst: 0.25, dropOff: 1, medianSeconds: 120 },
  ])
})

test('a longer window lets slower users through; steps can ask for properties', async () => {
  expect((await ask({ windowHours: 168 })).map(({ users }) => users)).toEqual([4, 3, 1])
  const free = [{ event: 'visit' }, { event: 'buy', where: { plan: 'free' } }]
  expect((await ask({ steps: free })).map(({ users }) => users)).toEqual([4, 1])
})

test('a visit goes through the steps alone: what its user did in another one does not count', async () => {
  const event = (sessionId: string | null, name: string, minute: number) => ({
    name,
    userId: 'fay',
    sessionId,
    timestamp: `2026-11-11T10:${10 + minute}:00Z`,
  })
  await it.ask(trackEvents, {
    events: [
      event('visit-1', 'land', 0),
      event('visit-2', 'land', 1),
      event('visit-1', 'pay', 5),
      event(null, 'land', 2),
      event(null, 'pay', 3),
    ],
  })
  const two = [{ event: 'land' }, { event: 'pay' }]
  expect((await ask({ steps: two, by: 'SESSION' })).map(({ users }) => users)).toEqual([2, 1])
  expect((await ask({ steps: two })).map(({ users }) => users)).toEqual([1, 1])
})

test('nobody is nobody', async () => {
  expect(await ask({ steps: [{ event: 'never' }, { event: 'visit' }] })).toEqual([
    { event: 'never', users: 0, shareOfFirst: null, dropOff: 0, medianSeconds: null },
    { event: 'visit', users: 0, shareOfFirst: null, dropOff: 0, medianSeconds: null },
  ])
})

test('one step is no funnel, and a window has bounds', async () => {
  const refused = async (more: object) =>
    (await it.send(funnel, { steps, period, ...more })).errors?.[0]?.extensions.fields
  expect(await refused({ steps: [{ event: 'visit' }] })).toEqual({ steps: ['A funnel has 2 to 10 steps.'] })
  expect(await refused({ windowHours: 0 })).toEqual({ windowHours: ['windowHours is 1 to 2160.'] })
})
