// Feeds into widgets with dimensions.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declareDimensions, seriesPoints } from '../_kit/dimensions.ts'
import { month, pushRows, storedPeriods } from '../_kit/periods.ts'
import { runFeed, saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

let kit: SourcesKit
let orders: unknown = []
beforeAll(async () => {
  kit = await startSourcesKit()
  kit.upstream.on('/orders', (_request, reply) => json(reply, JSON.stringify({ orders })))
  const request = { name: 'orders', method: 'GET' as const, url: `${kit.upstream.url}/orders`, retry: { attempts: 1 } }
  await kit.it.ask(saveSource, { input: { name: 'shop', requests: [request] } })
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const mapping = { source: 'shop', rows: 'orders', key: 'day', metrics: [{ name: 'Total', value: 'total' }] }
const newWidget = async () => (await kit.it.widget({ keyKind: 'DATE' })).id
const save = (name: string, widgetId: string, more: object = {}) =>
  kit.it.ask(saveFeed, { input: { name, widgetId, ...mapping, ...more } })
const run = async (name: string) => (await kit.it.ask(runFeed, { name })).runFeed

test('rows of dimensions are pushed by series, and a full history deletes by series what has vanished', async () => {
  const widgetId = await newWidget()
  const metrics = [{ name: 'Total', value: 'total' }]
  const order = (total: number, country?: unknown, day = '2026-11-20') => ({ day, total, address: { country } })
  await save('by country', widgetId, { metrics, history: 'FULL' })
  orders = [order(1), order(1, 'x', '2026-11-18'), order(1, 'x', '2026-11-19')]
  await run('by country')
  await declareDimensions(kit.it, widgetId, ['country', 'trial'])
  const dimensions = [{ name: 'country', value: 'address.country' }]
  await save('by country', widgetId, { metrics, dimensions, history: 'FULL' })
  orders = [order(2), order(2, 'DE'), order(3, ' DE'), order(4, 7.5), order(5, true), order(6, 'FR', '2026-11-19')]
  // Of the points from before, the one of the row that is there still has become a series; the others have vanished.
  expect(await run('by country')).toMatchObject({ rows: 5, points: 5, skipped: 0, error: null })
  expect(await seriesPoints(kit.it, widgetId)).toEqual([
    'Total ["7.5",null] 2026-11-20 4',
    'Total ["DE",null] 2026-11-20 5',
    'Total ["FR",null] 2026-11-19 6',
    'Total ["true",null] 2026-11-20 5',
    'Total [null,null] 2026-11-20 2',
  ])
  await save('by country', widgetId, {
    metrics,
    dimensions: [...dimensions, { name: 'trial', value: '= trial' }],
    history: 'FULL',
  })
  orders = [
    order(1, 'DE'),
    { ...order(8, 'DE'), trial: true },
    // Nobody knows which of those of the 19th it is.
    order(1, ['FR'], '2026-11-19'),
    order(1, 'x'.repeat(256), '2026-11-18'),
    { ...order(0, 'true'), total: 'n/a' },
  ]
  expect(await run('by country')).toMatchObject({
    rows: 2,
    skipped: 3,
    problems: [
      'Row 3: dimension "country": its value is no text, number or boolean.',
      'Row 4: dimension "country": its value is longer than 255 characters.',
      'Row 5: metric "Total": "n/a" is not a number.',
    ],
  })
  expect(await seriesPoints(kit.it, widgetId)).toEqual([
    'Total ["DE","true"] 2026-11-20 8',
    'Total ["DE",null] 2026-11-20 1',
    'Total ["FR",null] 2026-11-19 6',
    'Total ["true",null] 2026-11-20 5',
  ])
})

test('a feed names dimensions that its widget has, each once', async () => {
  const widgetId = await newWidget()
  await declareDimensions(kit.it, widgetId, ['country'])
  const dimensions = ['country', 'Country', 'country'].map(name => ({ name, value: name }))
  const { errors } = await kit.it.send(saveFeed, { input: { name: 'wrong', widgetId, ...mapping, dimensions } })
  expect(errors?.[0]?.extensions.fields).toEqual({
    'input.dimensions.1.name': [
      '"Country" is no dimension of the widget, which has "country": updateWidget(dimensions:) declares more.',
    ],
    'input.dimensions.2.name': ['It is given twice.'],
  })
})

test('keys are periods for metrics of periods: never added up, and a full history deletes what has vanished', async () => {
  const widgetId = await newWidget()
  await pushRows(kit.it, widgetId, [month('2026-09', '5')])
  const metrics = [{ name: 'Users', value: 'total' }]
  await save('users by month', widgetId, { metrics, history: 'FULL' })
  const of = (day: string, total: number) => ({ day, total })
  orders = [of('2026-10', 7), of('2026-11', 8), of('2026-11-05', 1), of('2026-11', 9), of('2026-13', 1)]
  expect(await run('users by month')).toMatchObject({
    rows: 3,
    skipped: 2,
    deleted: 1,
    problems: [
      'Row 4: metric "Users" has a value of this period already, and values of periods are not added.',
      'Row 5: "2026-13" is no month: months go from 01 to 12.',
    ],
  })
  const stored = ['Users 2026-10-01 31 7', 'Users 2026-11-01 30 8', 'Users 2026-11-05 1 1']
  expect(await storedPeriods(kit.it, widgetId)).toEqual(stored)
  await save('users by month', widgetId, { metrics, history: 'APPEND' })
  orders = [of('2026-10', 6)]
  expect(await run('users by month')).toMatchObject({ rows: 1, skipped: 0 })
  expect(await storedPeriods(kit.it, widgetId)).toEqual(['Users 2026-10-01 31 6', ...stored.slice(1)])
})
