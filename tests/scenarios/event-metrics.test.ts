// Metrics that are counted from events, in the same reports and the same statement as pushed ones.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { EventAggregate } from '../_kit/gql/graphql.ts'
import { createCalculatedMetric, report } from '../_kit/operations.ts'
import { createEventMetric, deleteEventMetric, trackEvents } from '../_kit/query-operations.ts'

let it: TestApp
let id: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  id = (await it.widget({ title: 'Shop', keyKind: 'TIME' })).id
  const order = (timestamp: string, userId: string, price: unknown, plan = 'free') => ({
    name: 'order',
    timestamp,
    userId,
    properties: { cart: { price }, plan },
  })
  await it.ask(trackEvents, {
    events: [
      order('2026-11-18T10:00:00Z', 'ada', 10.1),
      order('2026-11-18T23:30:00Z', 'ada', 20.2, 'pro'),
      order('2026-11-19T10:00:00Z', 'ada', 5, 'pro'),
      order('2026-11-19T11:00:00Z', 'bob', 'no number'),
      order('2026-11-15T11:00:00Z', 'cyd', 7),
      { name: 'other', timestamp: '2026-11-18T10:00:00Z', userId: 'ada' },
      { name: 'order', timestamp: '2026-11-19T12:00:00Z', anonymousId: 'ada' },
    ],
  })
  const make = (name: string, aggregate: EventAggregate, more: object = {}) =>
    it.ask(createEventMetric, { input: { widgetId: id, name, event: 'order', aggregate, ...more } })
  await make('Orders', 'COUNT')
  await make('Pro orders', 'COUNT', { where: { plan: 'pro' } })
  await make('Revenue', 'SUM', { property: 'cart.price' })
  await make('Mean', 'AVERAGE', { property: 'cart.price' })
  await make('Dearest', 'MAX', { property: 'cart.price' })
  await make('Cheapest', 'MIN', { property: 'cart.price' })
  await make('Buyers', 'UNIQUE_USERS')
})
afterAll(() => it?.[Symbol.asyncDispose]())

const ask = async (more: object = {}) => {
  const { widget } = await it.ask(report, {
    id,
    period: { days: { from: '2026-11-18', through: '2026-11-20' } },
    granularity: 'DAY',
    ...more,
  })
  return widget?.report
}
const byName = (found: Awaited<ReturnType<typeof ask>>, name: string) =>
  found?.metrics.find(({ metric }) => metric.name === name)

test('counts, sums, means, extremes and users per day and over the period', async () => {
  const found = await ask()
  expect(found?.keys).toHaveLength(3)
  const of = (name: string) => [byName(found, name)?.headline, byName(found, name)?.values]
  expect(of('Orders')).toEqual([5, [2, 3, null]])
  expect(of('Pro orders')).toEqual([2, [1, 1, null]])
  expect(of('Revenue')).toEqual([35.3, [30.3, 5, null]])
  expect(of('Mean')).toEqual([expect.closeTo(35.3 / 3, 12), [15.15, 5, null]])
  expect(of('Dearest')).toEqual([20.2, [20.2, 5, null]])
  expect(of('Cheapest')).toEqual([5, [10.1, 5, null]])
  // ada and bob, and somebody unknown on a device called ada: each once in the period.
  expect(of('Buyers')).toEqual([3, [1, 3, null]])
})

test('users so far are counted once, however often they come, and formulas over them use that', async () => {
  await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Per buyer', formula: '[Orders] / [Buyers]' } })
  const found = await ask({ period: { days: { from: '2026-11-14', through: '2026-11-20' } }, compare: [] })
  expect(byName(found, 'Buyers')?.values).toEqual([null, 1, null, null, 1, 3, null])
  expect(byName(found, 'Buyers')?.runningTotals).toEqual([null, 1, 1, 1, 2, 4, 4])
  expect(byName(found, 'Per buyer')?.runningTotals).toEqual([null, 1, 1, 1, 1.5, 1.5, 1.5])
  const weeks = await ask({ period: { days: { from: '2026-11-10', through: '2026-11-20' } }, granularity: 'WEEK' })
  expect(byName(weeks, 'Buyers')?.runningTotals).toEqual([1, 4])
  const compared = await ask({
    period: { days: { from: '2026-11-20', through: '2026-11-20' } },
    compare: [{ days: { from: '2026-11-15', through: '2026-11-19' } }],
  })
  // Of 15 November cyd is drawn; ada, bob and the device of the other days are not, each once.
  expect(byName(compared, 'Buyers')?.comparison).toMatchObject({ previous: 4, values: [1], undrawn: 3 })
})

test('days are those of the zone, and periods are compared', async () => {
  const found = await ask({ timeZone: 'Europe/Berlin', metrics: ['Orders'] })
  // 23:30 in UTC is the next day in Berlin.
  expect(byName(found, 'Orders')?.values).toEqual([1, 4, null])
  expect(byName(found, 'Orders')?.comparison).toMatchObject({ previous: 1, percentChange: 400 })
})

test('all time reaches from the first event', async () => {
  const found = await ask({ period: { preset: 'ALL_TIME' }, metrics: ['Orders'] })
  expect([found?.period.firstDay, byName(found, 'Orders')?.headline]).toEqual(['2026-11-15', 6])
})

test('all of it is one statement, beside pushed metrics and formulas', async () => {
  await it.ask(createCalculatedMetric, {
    input: { widgetId: id, name: 'Per order', formula: '[Revenue] / [Orders]' },
  })
  await ask()
  it.statements()
  const found = await ask()
  // The kit asks each query until it comes compiled.
  expect([...new Set(it.statements())]).toEqual([expect.stringMatching(/from events e/)])
  expect(byName(found, 'Per order')?.headline).toBeCloseTo(35.3 / 5, 12)
})

test('what cannot be counted is refused', async () => {
  const refused = async (more: object) => {
    const input = { widgetId: id, name: 'Bad', event: 'order', aggregate: 'COUNT' as const, ...more }
    return (await it.send(createEventMetric, { input })).errors?.[0]?.message
  }
  expect(await refused({ aggregate: 'SUM' })).toContain('needs a property')
  expect(await refused({ property: 'price' })).toContain('takes no property')
  expect(await refused({ event: 'two words ' })).toContain('blanks between words only')
  expect(await refused({ where: [1] })).toContain('an object')
  expect(await refused({ name: 'Orders' })).toContain('has a metric "Orders" already')
  const days = await it.widget({ keyKind: 'DATE' })
  expect(await refused({ widgetId: days.id })).toContain('TIME widgets')
})

test('it cannot be pushed to, and can be deleted', async () => {
  const { id: own, pushUrl } = await it.widget({ keyKind: 'TIME' })
  const made = await it.ask(createEventMetric, {
    input: { widgetId: own, name: 'Orders', event: 'order', aggregate: 'COUNT' },
  })
  const { metric } = made.createEventMetric
  expect(metric.eventCount).toEqual({
    event: 'order',
    aggregate: 'COUNT',
    property: null,
    where: null,
    breakdown: null,
  })
  const reply = await it.cyfe(pushUrl, { data: [{ Date: '20261120', Orders: '1' }] })
  expect([reply.status, JSON.stringify(reply.body)]).toEqual([400, expect.stringContaining('counted from events')])
  await it.ask(deleteEventMetric, { id: metric.id })
  expect((await it.send(deleteEventMetric, { id: metric.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})
