// Geckoboard's own client, unmodified: data sets that it defines, fills, replaces and deletes.
import { Geckoboard } from 'geckoboard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, type LossyGateway, lossyGateway, namedWidget, pusher } from '../_kit/dialects.ts'
import { createToken } from '../_kit/operations.ts'

let it: TestApp
let network: LossyGateway
beforeAll(async () => {
  it = await startTestApp()
  network = await lossyGateway(it.url)
})
afterAll(async () => {
  await network?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

/** It reads where to push to from the environment. */
function client(token: string): Geckoboard {
  process.env.GECKOBOARD_API_HOST = network.url
  const made = new Geckoboard(token)
  delete process.env.GECKOBOARD_API_HOST
  return made
}

const fields = {
  day: { type: 'date', name: 'Day' },
  country: { type: 'string', name: 'Country' },
  orders: { type: 'number', name: 'Orders' },
  revenue: { type: 'money', name: 'Revenue', currency_code: 'EUR' },
  returned: { type: 'percentage', name: 'Returned', optional: true },
} as const

test('a data set is defined, filled and replaced, and rows that come twice count once', async () => {
  const geckoboard = client(await pusher(it, true))
  await geckoboard.ping()
  const orders = geckoboard.defineDataset({ id: 'shop.orders', fields, uniqueBy: ['day', 'country'] } as never)
  network.doubles = true
  await orders.create()
  await orders.append([
    { day: new Date('2026-11-19T12:00:00Z'), country: 'DE', orders: 3, revenue: 1999, returned: 0.125 },
    { day: '2026-11-20', country: 'DE', orders: 4, revenue: 250_000_000_002, returned: 0.25 },
    { day: '2026-11-20', country: 'FR', orders: 5, revenue: 1 },
  ] as never)
  await orders.append([{ day: '2026-11-20', country: 'FR', orders: 6, revenue: 2 }] as never, 'day' as never)
  expect(await namedWidget(it, 'shop.orders')).toMatchObject({
    keyKind: 'DATE',
    dimensions: [{ name: 'country' }],
    metrics: [
      { name: 'orders', aggregation: 'SUM' },
      { name: 'revenue', aggregation: 'SUM' },
      { name: 'returned', aggregation: 'AVERAGE' },
    ],
  })
  expect(await headlines(it, 'shop.orders', ['country'])).toEqual([
    'orders DE: 7',
    'orders FR: 6',
    'returned DE: 18.75',
    'returned FR: null',
    'revenue DE: 2500000020.01',
    'revenue FR: 0.02',
  ])
  await orders.replace([
    { day: '2026-11-20', country: 'DE', orders: 1, revenue: 100 },
    { day: '2026-11-21', country: 'IT', orders: 2, revenue: 200 },
  ] as never)
  network.doubles = false
  expect(await headlines(it, 'shop.orders', ['country'])).toEqual([
    'orders DE: 1',
    'orders IT: 2',
    'returned DE: null',
    'returned IT: null',
    'revenue DE: 1',
    'revenue IT: 2',
  ])
  await expect(orders.delete()).rejects.toThrow('lacks the scope manage')
  await client(ADMIN)
    .defineDataset({ id: 'shop.orders', fields, uniqueBy: [] } as never)
    .delete()
  await expect(orders.append([])).rejects.toThrow('There is no data set "shop.orders"')
})

test('without unique_by rows are added, and those that replace are added up first', async () => {
  const visits = client(ADMIN).defineDataset({
    id: 'visits',
    fields: { at: { type: 'datetime', name: 'At' }, visits: { type: 'number', name: 'Visits' } },
  } as never)
  await visits.create()
  const at = '2026-11-20T09:30:00Z'
  await visits.append([
    { at, visits: 1 },
    { at, visits: 2.5 },
  ] as never)
  await visits.append([{ at, visits: 4 }] as never)
  expect(await headlines(it, 'visits')).toEqual(['visits: 7.5'])
  await visits.replace([
    { at, visits: 1 },
    { at, visits: 2 },
    { at: '2026-11-21T00:00:00Z', visits: 3 },
  ] as never)
  expect(await headlines(it, 'visits')).toEqual(['visits: 6'])
  expect(await namedWidget(it, 'visits')).toMatchObject({ keyKind: 'TIME', dimensions: [] })
})

test('a data set of names and numbers is a widget of names', async () => {
  const staff = client(ADMIN).defineDataset({
    id: 'staff',
    fields: { team: { type: 'string', name: 'Team' }, people: { type: 'number', name: 'People' } },
    uniqueBy: ['team'],
  } as never)
  await staff.create()
  await staff.append([
    { team: 'Sales', people: 3 },
    { team: 'Support', people: 4 },
  ] as never)
  await staff.replace([{ team: 'Sales', people: 5 }] as never)
  expect(await headlines(it, 'staff')).toEqual(['people: 5'])
  expect(await namedWidget(it, 'staff')).toMatchObject({ keyKind: 'CATEGORY' })
})

test('the client hears what is wrong with fields, rows and tokens', async () => {
  const define = (id: string, given: object, token = ADMIN) =>
    client(token).defineDataset({ id, fields: given, uniqueBy: [] } as never)
  const number = { type: 'number', name: 'N' }
  const text = { type: 'string', name: 'T' }
  await expect(define('wrong', { a: { type: 'colour', name: 'A' } }).create()).rejects.toThrow('"a" has a type')
  await expect(define('wrong', { a: number }).create()).rejects.toThrow('date or datetime, or one string')
  await expect(define('wrong', { a: number, b: text, c: text }).create()).rejects.toThrow('date or datetime')
  await expect(define('wrong', { a: text }).create()).rejects.toThrow('has a number, money')
  await expect(define('wrong', { a: text, b: { type: 'money', name: 'B' } }).create()).rejects.toThrow('currency_code')
  await expect(define('wrong', { a: { ...text, name: {} }, n: number }).create()).rejects.toThrow('no text')
  await expect(define('wrong', { a: text, ['n'.repeat(201)]: number }).create()).rejects.toThrow('longer than 200')
  const times = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`t${index}`, { type: 'date', name: 'T' }]))
  await expect(define('wrong', { ...times, n: number }).create()).rejects.toThrow('7 texts and times at most')
  const right = define('right', { a: text, n: number })
  await right.create()
  await right.create()
  await expect(define('right', { a: text, n: { type: 'percentage', name: 'N' } }).create()).rejects.toThrow(
    'other fields',
  )
  await expect(right.append([{ a: 'x', z: 1 }] as never)).rejects.toThrow('data[0], "z" is no field')
  await expect(right.append([{ n: 1 }] as never)).rejects.toThrow('"a" is missing')
  await expect(right.append([{ a: 'x', n: 'many' }] as never)).rejects.toThrow('"many" is not a number')
  await expect(define('nobodys', { a: text, n: number }, await pusher(it, false)).create()).rejects.toThrow(
    'createWidget(input: { title, pushName: "nobodys" })',
  )
  await expect(define('x', {}, 'wrong').create()).rejects.toThrow('not known')
  const { secret } = (await it.ask(createToken, { input: { name: 'x', scopes: ['READ'] } })).createToken
  await expect(define('x', {}, secret).create()).rejects.toThrow('lacks the scope push')
})
