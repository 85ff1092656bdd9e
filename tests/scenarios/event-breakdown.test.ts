// Metrics that are counted from events by a property: the names of a CATEGORY widget, over a period, with comparisons.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateEventMetricInput } from '../_kit/gql/graphql.ts'
import { createCalculatedMetric, report, reports } from '../_kit/operations.ts'
import { createEventMetric, trackEvents } from '../_kit/query-operations.ts'
import { addNeighbour } from '../_kit/tables.ts'

let it: TestApp
let id: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  await addNeighbour(it)
  const view = (day: string, userId: string, plan: unknown, seconds: unknown, path = '/') => ({
    name: 'view',
    timestamp: `2026-11-${day}T10:00:00Z`,
    userId,
    properties: { plan: { name: plan }, seconds, path },
  })
  await it.ask(trackEvents, {
    events: [
      view('18', 'ada', 'pro', 1.1),
      view('18', 'ada', 'pro', 2.2),
      view('19', 'bob', 'pro', 3.3, '/pricing'),
      view('19', 'ada', 'free', 10),
      view('20', 'cyd', 'free', 'long'),
      view('20', 'dan', 7, 1),
      view('20', 'dan', { deep: 1 }, 1),
      view('20', 'dan', null, 1),
      // Of the period before.
      view('16', 'ada', 'pro', 4),
      view('16', 'ada', 'gone', 5),
      view('17', 'bob', 'gone', 6),
    ],
  })
  id = (await it.widget({ title: 'Plans', keyKind: 'CATEGORY' })).id
  await make('Views', 'COUNT')
  await make('Seconds', 'SUM', { property: 'seconds' })
  await make('Mean', 'AVERAGE', { property: 'seconds' })
  await make('Longest', 'MAX', { property: 'seconds' })
  await make('Users', 'UNIQUE_USERS')
})
afterAll(() => it?.[Symbol.asyncDispose]())

function make(
  name: string,
  aggregate: CreateEventMetricInput['aggregate'],
  more: Partial<CreateEventMetricInput> = {},
) {
  const input = { widgetId: id, name, event: 'view', aggregate, breakdown: 'plan.name', ...more }
  return it.ask(createEventMetric, { input })
}
const PERIOD = { days: { from: '2026-11-18', through: '2026-11-20' } }
const ask = async (more: object = {}, widget = id) => {
  const found = (await it.ask(report, { id: widget, period: PERIOD, ...more })).widget?.report
  const of = (name: string) => found?.metrics.find(({ metric }) => metric.name === name)
  return { keys: found?.keys, found, of }
}

test('names are the values of the property, largest first, each with its own numbers', async () => {
  const { keys, of, found } = await ask()
  expect(keys).toEqual(['pro', 'free', '7'])
  expect(found?.granularity).toBeNull()
  const numbers = (name: string) => [of(name)?.headline, of(name)?.values]
  expect(numbers('Views')).toEqual([6, [3, 2, 1]])
  expect(numbers('Seconds')).toEqual([17.6, [6.6, 10, 1]])
  expect(numbers('Mean')).toEqual([3.52, [2.2, 10, 1]])
  expect(numbers('Longest')).toEqual([10, [3.3, 10, 1]])
  // ada is in two of them and counts once in all.
  expect(numbers('Users')).toEqual([4, [2, 2, 1]])
  // Names have no order in time: users so far would be a sum of users.
  expect(of('Users')?.runningTotals).toEqual([null, null, null])
})

test('the period before is compared name by name; what was only there is counted and not shown', async () => {
  const { of, found } = await ask()
  expect(found?.comparedPeriods).toMatchObject([{ firstDay: '2026-11-15', lastDay: '2026-11-17' }])
  expect(of('Views')?.comparison).toMatchObject({
    previous: 3,
    percentChange: 100,
    values: [1, null, null],
    undrawn: 2,
  })
  expect(of('Seconds')?.comparison).toMatchObject({ previous: 15, values: [4, null, null] })
  expect(of('Users')?.comparison).toMatchObject({ previous: 2, values: [1, null, null] })
  expect((await ask({ compare: [] })).of('Views')?.comparison).toBeNull()
})

test('several periods are compared in one statement', async () => {
  await ask()
  it.statements()
  const compare = [{ to: 'PREVIOUS_PERIOD' as const }, { shift: { count: 1, unit: 'WEEK' as const } }]
  const { found, keys } = await ask({ compare, period: { days: { from: '2026-11-18', through: '2026-11-24' } } })
  expect([...new Set(it.statements())]).toEqual([expect.stringMatching(/from events e/)])
  expect([keys, found?.comparedPeriods.length]).toEqual([['pro', 'free', '7'], 2])
})

test('instants belong to days of the zone', async () => {
  const period = { days: { from: '2026-11-19', through: '2026-11-19' } }
  expect((await ask({ period, compare: [] })).of('Views')?.values).toEqual([1, 1])
  // 10:00 in UTC is the 20th, 00:00, on Kiritimati.
  const there = await ask({ period, compare: [], timeZone: 'Pacific/Kiritimati' })
  expect([there.keys, there.of('Views')?.values]).toEqual([['pro'], [2]])
})

test('the rest of the names is one, added up exactly', async () => {
  const { keys, of } = await ask({ top: 1 })
  expect(keys).toEqual(['pro', 'Other'])
  expect(of('Views')?.values).toEqual([3, 3])
  expect(of('Seconds')?.values).toEqual([6.6, 11])
  expect(of('Mean')?.values).toEqual([2.2, 5.5])
  expect(of('Longest')?.values).toEqual([3.3, 10])
  expect(of('Users')?.headline).toBe(4)
})

test('all time reaches from the first event', async () => {
  const { keys, found } = await ask({ period: { preset: 'ALL_TIME' }, compare: [] })
  expect([keys, found?.period.firstDay]).toEqual([['pro', 'free', 'gone', '7'], '2026-11-16'])
})

test('what was derived breaks down, too, beside what was pushed and formulas', async () => {
  const widget = await it.widget({ title: 'Pages', keyKind: 'CATEGORY' })
  const breakdown = { widgetId: widget.id, breakdown: 'ufProperties.urlPath' }
  await make('Views', 'COUNT', breakdown)
  await make('Pro views', 'COUNT', { ...breakdown, where: { plan: { name: 'pro' } } })
  const pushed = await it.cyfe(widget.pushUrl, {
    data: [
      { Page: '/', Cost: '0.5' },
      { Page: '/docs', Cost: '2' },
    ],
  })
  expect(pushed.status).toBe(200)
  await it.ask(createCalculatedMetric, {
    input: { widgetId: widget.id, name: 'Cost per view', formula: '[Cost] / [Views]' },
  })
  const { keys, of } = await ask({ compare: [] }, widget.id)
  expect(keys).toEqual(['/', '/pricing', '/docs'])
  expect(of('Views')?.values).toEqual([7, 1, null])
  expect(of('Pro views')?.values).toEqual([2, 1, null])
  expect(of('Cost')?.values).toEqual([0.5, null, 2])
  expect(of('Cost per view')?.values).toEqual([0.5 / 7, null, null])
})

test('several widgets share a chart of names', async () => {
  const { id: second } = await it.widget({ title: 'Costs', keyKind: 'CATEGORY' })
  await make('Pro users', 'UNIQUE_USERS', { widgetId: second, where: { plan: { name: 'pro' } } })
  const found = await it.ask(reports, {
    ids: [id, second],
    period: PERIOD,
    compare: [],
    metrics: ['Views', 'Pro users'],
  })
  expect(found.reports.map(({ keys }) => keys)).toEqual([
    ['pro', 'free', '7'],
    ['pro', 'free', '7'],
  ])
  expect(found.reports[1]?.metrics[0]?.values).toEqual([2, null, null])
})

test('kinds of widgets that do not fit are refused in words', async () => {
  const refused = async (widgetId: string, breakdown: string | null) => {
    const input = { widgetId, name: 'Bad', event: 'view', aggregate: 'COUNT' as const, breakdown }
    const { errors } = await it.send(createEventMetric, { input })
    return errors?.[0]?.extensions.fields
  }
  const time = (await it.widget({ keyKind: 'TIME' })).id
  expect(await refused(id, null)).toEqual({
    'input.widgetId': ['The keys of this widget are names: give the `breakdown` that they come from.'],
  })
  expect(await refused(time, 'plan')).toEqual({
    'input.widgetId': ['A breakdown makes names: take a CATEGORY widget; the keys of this one are TIME.'],
  })
  for (const breakdown of ['', 'a..b', 'a\0b', 'x'.repeat(201), Array(11).fill('a').join('.')]) {
    expect(await refused(id, breakdown)).toEqual({
      'input.breakdown': ['A property is at most 10 names with dots between them.'],
    })
  }
})

test('a name that looks like SQL is a name, and a path that does is a path', async () => {
  const path = `x'), ('{"y\\z`
  const response = await fetch(`${it.url}/event/ingest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ name: 'odd', userId: 'a', properties: { [path]: `'; drop table events; --` } }),
  })
  expect(response.status).toBe(204)
  const { id: odd } = await it.widget({ keyKind: 'CATEGORY' })
  await make('Odd', 'COUNT', { widgetId: odd, event: 'odd', breakdown: path })
  expect((await ask({}, odd)).keys).toEqual([`'; drop table events; --`])
})
