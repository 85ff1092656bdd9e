// Values of periods (aggregation PERIODIC): how they are pushed and stored, and who takes them away.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { createToken } from '../_kit/operations.ts'
import { periodReport } from '../_kit/period-operations.ts'
import { month, pushRows, refusal, storedPeriods } from '../_kit/periods.ts'
import { defaultWays, deletePoints, setDefaultWay } from '../_kit/push-operations.ts'
import { sqlQuery } from '../_kit/query-operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const users = (value: string) => [{ metric: 'Users', value }]
const PERIODIC = { metrics: [{ name: 'Users', aggregation: 'PERIODIC' }] }

async function metricOf(id: string, name: string) {
  const metrics = (await it.ask(defaultWays, { id })).widget?.metrics ?? []
  return metrics.find(metric => metric.name === name)?.id ?? ''
}

async function rest(path: string, body: object) {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify(body),
  })
  return (await response.json()) as { model?: Record<string, unknown>; data?: Record<string, unknown>[] }
}

describe('a push', () => {
  test('names the period of a value: a new metric is PERIODIC by it, and its widget has days', async () => {
    const { id } = await it.widget()
    const receipt = await pushRows(it, id, [
      { period: { month: '2026-11' }, values: users('1200') },
      { period: { week: '2026-W48' }, values: users('400.5') },
      { period: { quarter: '2026-Q4' }, values: users('3000') },
      { period: { year: '2026' }, values: users('9000') },
      { period: { days: { from: '2026-11-10', through: '2026-11-19' } }, values: users('7') },
      { period: { days: { from: '2026-11-10', through: '2026-11-10' } }, values: users('1') },
    ])
    expect(receipt).toMatchObject({ rows: 6, points: 6, created: 6, changed: 0 })
    expect(receipt.onDuplicate).toEqual([{ onDuplicate: 'REPLACE', metrics: ['Users'] }])
    expect(await storedPeriods(it, id)).toEqual([
      'Users 2026-01-01 365 9000',
      'Users 2026-10-01 92 3000',
      'Users 2026-11-01 30 1200',
      'Users 2026-11-10 1 1',
      'Users 2026-11-10 10 7',
      'Users 2026-11-23 7 400.5',
    ])
  })

  test('replaces the value of the same days, and no other; what it says of duplicates holds', async () => {
    const { id } = await it.widget()
    await pushRows(it, id, [month('2026-11', '10'), { period: { week: '2026-W45' }, values: users('5') }])
    const again = await pushRows(it, id, [
      { period: { days: { from: '2026-11-01', through: '2026-11-30' } }, values: users('12') },
    ])
    expect(again).toMatchObject({ created: 0, changed: 1 })
    await pushRows(it, id, [month('2026-11', '3')], { onDuplicate: 'ADD' })
    expect(await storedPeriods(it, id)).toEqual(['Users 2026-11-01 30 15', 'Users 2026-11-02 7 5'])
  })

  test('counts once under its idempotency key', async () => {
    const { id } = await it.widget()
    const rows = [month('2026-11', '10')]
    const options = { idempotencyKey: 'november', onDuplicate: 'ADD' }
    expect((await pushRows(it, id, rows, options)).replayed).toBe(false)
    expect((await pushRows(it, id, rows, options)).replayed).toBe(true)
    expect(await refusal(it, id, [month('2026-10', '10')], options)).toContain('another body')
    expect(await storedPeriods(it, id)).toEqual(['Users 2026-11-01 30 10'])
  })

  test('is refused as a whole, with each row that names no period', async () => {
    const { id } = await it.widget()
    expect(
      await refusal(it, id, [
        month('2026-13', '1'),
        { period: { week: '2025-W53' }, values: users('1') },
        { period: { quarter: '2026' }, values: users('1') },
        { period: { days: { from: '2026-11-02', through: '2026-11-01' } }, values: users('1') },
        { values: users('1') },
        { key: '2026-11-01', period: { year: '2026' }, values: users('1') },
        month('2026-12', '1'),
      ]),
    ).toEqual({
      'input.rows.0.period': ['Row 1: "2026-13" is no month: months go from 01 to 12.'],
      'input.rows.1.period': ['Row 2: "2025-W53" is no week: 2025 has the weeks W01 to W52.'],
      'input.rows.2.period': ['Row 3: "2026" is no quarter: write it as 2026-Q4.'],
      'input.rows.3.period': ['Row 4: through is before from.'],
      'input.rows.4.key': ['Row 5: it has no key and no period.'],
      'input.rows.5.period': ['Row 6: it has a key and a period: give one.'],
    })
    expect(await storedPeriods(it, id)).toEqual([])
  })

  test('of a period into a metric of another aggregation says what would be right', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await pushRows(it, id, [{ key: '2026-11-01', values: users('1') }])
    expect(await refusal(it, id, [month('2026-11', '1')])).toEqual({
      'input.rows.0.values.Users': [
        'Row 1, metric "Users": "2026-11" is a period, and the aggregation of this metric is not PERIODIC: updateMetric(aggregation: PERIODIC) makes it one of values of periods, which are never added up.',
      ],
    })
    await pushRows(it, id, [month('2026-11', '2')], PERIODIC)
    expect(await storedPeriods(it, id)).toEqual(['Users 2026-11-01 1 1', 'Users 2026-11-01 30 2'])
  })

  test.each(['CATEGORY', 'TIME'] as const)('of a period into a widget of %s keys is refused', async keyKind => {
    const { id } = await it.widget({ keyKind })
    const nouns = { CATEGORY: 'names', TIME: 'instants' }
    expect(await refusal(it, id, [month('2026-11', '1')])).toEqual({
      'input.rows.0.period': [
        `Row 1: Values of periods (aggregation PERIODIC) need keys that are days; those of this widget are ${nouns[keyKind]}. Push them into a widget of their own.`,
      ],
    })
  })
})

describe('keys that are spelled as periods', () => {
  test('are read as such for PERIODIC metrics at every door, and replaced there too', async () => {
    const { id, pushUrl } = await it.widget({ keyKind: 'DATE' })
    await pushRows(it, id, [{ key: '2026-W48', values: users('1') }], PERIODIC)
    const rows = ['2026-11', '2026-Q4', '2026', '2026-11-01/2026-11-20', '20261105'].map(key => ({
      Date: key,
      Users: '2',
    }))
    const twice = { data: [...rows, ...rows] }
    expect((await it.cyfe(pushUrl, twice)).status).toBe(200)
    expect((await it.cyfe(pushUrl, twice)).status).toBe(200)
    const stored = [
      'Users 2026-01-01 365 2',
      'Users 2026-10-01 92 2',
      'Users 2026-11-01 20 2',
      'Users 2026-11-01 30 2',
      'Users 2026-11-05 1 2',
      'Users 2026-11-23 7 1',
    ]
    expect(await storedPeriods(it, id)).toEqual(stored)
    await it.cyfe(pushUrl, { data: [{ Date: '2026-11', Users: '3' }], onduplicate: { Users: 'add' } })
    const point = { metric: 'Users', key: '2026-Q4', value: '5' }
    await rest('/push/point', { widget_id: id, points: [point] })
    expect(await storedPeriods(it, id)).toEqual(
      stored.map(it =>
        it.includes(' 30 ') ? 'Users 2026-11-01 30 5' : it.includes(' 92 ') ? 'Users 2026-10-01 92 5' : it,
      ),
    )
  })

  test('are what they were for all other metrics', async () => {
    const days = await it.widget({ keyKind: 'DATE' })
    expect(await refusal(it, days.id, [{ key: '2026-11', values: users('1') }])).toEqual({
      'input.rows.0.key': [
        'Row 1: "2026-11" is not a real day written as YYYYMMDD or YYYY-MM-DD. Periods (2026-11, 2026-W48, 2026-Q4, 2026 or 2026-11-01/2026-11-30) are keys of metrics whose aggregation is PERIODIC.',
      ],
    })
    const names = await it.widget({ keyKind: 'CATEGORY' })
    await pushRows(it, names.id, [{ key: '2026-11', values: users('1') }])
    expect(await refusal(it, (await it.widget()).id, [{ key: '2026-11', values: users('1') }])).toEqual({
      'input.rows.0.key': [expect.stringContaining('can be a date in another spelling or a name')],
    })
  })
})

describe('in a widget with dimensions', () => {
  test('a value is of its period and its series, and is taken over from before a declaration', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await pushRows(it, id, [month('2026-11', '10'), month('2026-10', '9')])
    await declareDimensions(it, id, ['country'])
    await pushRows(it, id, [month('2026-11', '6', { country: 'DE' })])
    const receipt = await pushRows(it, id, [month('2026-11', '11'), month('2026-12', '1')])
    expect(receipt).toMatchObject({ created: 1, changed: 1 })
    await declareDimensions(it, id, ['country', 'plan'])
    const later = await pushRows(it, id, [month('2026-11', '7', { country: 'DE' }), month('2026-10', '8')])
    expect(later).toMatchObject({ created: 0, changed: 2 })
    expect(await storedPeriods(it, id)).toEqual([
      'Users ["DE",null] 2026-11-01 30 7',
      'Users [null,null] 2026-10-01 31 8',
      'Users [null] 2026-11-01 30 11',
      'Users [null] 2026-12-01 31 1',
    ])
  })
})

test('ALL_TIME of a token for some rows goes from the first to the last period that it sees', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await declareDimensions(it, id, ['country'])
  await pushRows(it, id, [
    month('2026-03', '3', { country: 'DE' }),
    month('2026-05', '5', { country: 'DE' }),
    month('2025-01', '1', { country: 'FR' }),
    // Of all countries, and so of no rows without a country.
    month('2024-01', '9'),
    { key: '2026-12-24', values: users('9') },
  ])
  const keysFor = async (filter: object) => {
    const input = {
      name: 'Some',
      scopes: ['READ' as const],
      widgetIds: [id],
      where: [{ dimension: 'country', ...filter }],
    }
    const { secret } = (await it.ask(createToken, { input })).createToken
    const period = { preset: 'ALL_TIME' as const }
    const asked = { id, period, granularity: 'MONTH' as const, onlyDays: 'ALL' as const, window: 1 }
    return (await it.send(periodReport, asked, secret)).data?.widget?.report?.keys
  }
  const keys = ['2026-03-01', '2026-04-01', '2026-05-01']
  expect(await keysFor({ in: ['DE'] })).toEqual(keys)
  expect(await keysFor({ in: ['DE', null] })).toEqual(keys)
  expect(await keysFor({ notIn: ['FR'] })).toEqual(keys)
})

test('a push that was planned in a gateway that has not heard that a metric is no longer PERIODIC writes nothing', async () => {
  const [{ id }, other] = [await it.widget({ keyKind: 'DATE' }), await it.widget({ keyKind: 'DATE' })]
  for (const widget of [id, other.id]) await pushRows(it, widget, [month('2026-10', '1')])
  const { pool } = it.app.gateway
  const change = (aggregation: string) =>
    pool.query('update metrics set aggregation = $2 where widget_id = $1', [idOf('Widget', id), aggregation])
  await change('SUM')
  const [refused, taken] = await Promise.all([
    refusal(it, id, [month('2026-11', '1')]),
    pushRows(it, other.id, [month('2026-11', '1')]),
  ])
  expect(JSON.stringify(refused)).toContain('have just changed. Nothing was written.')
  expect(taken).toMatchObject({ created: 1 })
  await change('PERIODIC')
  expect(await storedPeriods(it, id)).toEqual(['Users 2026-10-01 31 1'])
})

describe('stored values of periods', () => {
  async function several() {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await declareDimensions(it, id, ['country'])
    await pushRows(it, id, [
      month('2026-11', '10'),
      month('2026-10', '9'),
      month('2026-11', '6', { country: 'DE' }),
      { period: { year: '2026' }, values: users('90') },
      { key: '2026-11-05', values: [...users('1'), { metric: 'Sales', value: '3' }] },
    ])
    return id
  }
  const all = [
    'Sales [null] 2026-11-05 1 3',
    'Users ["DE"] 2026-11-01 30 6',
    'Users [null] 2026-01-01 365 90',
    'Users [null] 2026-10-01 31 9',
    'Users [null] 2026-11-01 30 10',
    'Users [null] 2026-11-05 1 1',
  ]
  const deleted = async (widgetId: string, input: object) =>
    (await it.ask(deletePoints, { input: { widgetId, ...input } })).deletePoints.deleted

  test('are deleted by the days that they lie in as a whole, by their own keys, by series and by metric', async () => {
    const id = await several()
    expect(await storedPeriods(it, id)).toEqual(all)
    expect(await deleted(id, { days: { from: '2026-11-02', through: '2026-12-31' }, metrics: ['Users'] })).toBe(1)
    expect(await deleted(id, { keys: ['2026-11'], where: [{ dimension: 'country', in: ['DE'] }] })).toBe(1)
    expect(await deleted(id, { keys: ['2026', '2026-11-05'] })).toBe(2)
    expect(await deleted(id, { days: { from: '2026-10-01', through: '2026-11-29' } })).toBe(1)
    expect(await storedPeriods(it, id)).toEqual(['Users [null] 2026-11-01 30 10'])
    expect(await deleted(id, { days: { from: '2026-11-01', through: '2026-11-30' } })).toBe(1)
  })

  test('are listed with their first and last days, and read by SQL as such', async () => {
    const id = await several()
    const order = ['key ASC', 'last_day ASC', 'value ASC']
    const select = ['metric', 'key', 'last_day', 'dimensions', 'value']
    const listed = (await rest('/list/point', { widget_id: id, select, order })).data?.map(row => Object.values(row))
    expect(listed).toEqual([
      ['Users', '2026-01-01', '2026-12-31', {}, 90],
      ['Users', '2026-10-01', '2026-10-31', {}, 9],
      ['Users', '2026-11-01', '2026-11-30', { country: 'DE' }, 6],
      ['Users', '2026-11-01', '2026-11-30', {}, 10],
      ['Users', '2026-11-05', '2026-11-05', {}, 1],
      ['Sales', '2026-11-05', '2026-11-05', {}, 3],
    ])
    const sql = `select key, day, firstDay, lastDay, dimensions.country as country, value from points
      where widgetId = ${idOf('Widget', id)} and metric = 'Users' order by firstDay, lastDay, value`
    const { rows } = (await it.ask(sqlQuery, { query: sql, variables: {} })).sql
    expect((rows as object[]).map(row => Object.values(row))).toEqual([
      ['2026-01-01/2026-12-31', null, '2026-01-01', '2026-12-31', null, 90],
      ['2026-10-01/2026-10-31', null, '2026-10-01', '2026-10-31', null, 9],
      ['2026-11-01/2026-11-30', null, '2026-11-01', '2026-11-30', 'DE', 6],
      ['2026-11-01/2026-11-30', null, '2026-11-01', '2026-11-30', null, 10],
      ['2026-11-05', '2026-11-05', '2026-11-05', '2026-11-05', null, 1],
    ])
  })

  test('are exported under keys that can be pushed again', async () => {
    const id = await several()
    const get = (headers = {}) =>
      fetch(`${it.url}/widgets/${id}.csv`, { headers: { authorization: `Bearer ${ADMIN}`, ...headers } })
    const reply = await get()
    const lines = (await reply.text()).trim().split('\r\n')
    expect(lines).toEqual([
      'Date,country,Users,Sales',
      '20261105,,1,3',
      '2026,,90,',
      '2026-10,,9,',
      '2026-11,,10,',
      '2026-11,DE,6,',
    ])
    const etag = reply.headers.get('etag') ?? ''
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
    await pushRows(it, id, [month('2026-11', '11')])
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
    const again = await it.widget({ keyKind: 'DATE' })
    await declareDimensions(it, again.id, ['country'])
    await pushRows(it, again.id, [month('2020-01', '0')])
    const [head = '', ...rows] = lines.map(line => line.split(','))
    const data = rows.map(cells => Object.fromEntries(cells.map((cell, at) => [head[at], cell])))
    expect((await it.cyfe(again.pushUrl, { data })).status).toBe(200)
    expect((await storedPeriods(it, again.id)).filter(line => !line.includes('2020'))).toEqual(all)
  })

  test('keep their metric PERIODIC and the keys of their widget days', async () => {
    const id = await several()
    const metricId = await metricOf(id, 'Users')
    const change = async (input: object) =>
      (await it.send(setDefaultWay, { input: { metricId, ...input } })).errors?.[0]?.extensions.fields
    expect(await change({ aggregation: 'SUM' })).toEqual({
      'input.aggregation': [
        'The metric "Users" has values of periods longer than a day, which no other aggregation shows. Delete them first, or push into another metric.',
      ],
    })
    expect(await change({ across: 'SUM' })).toEqual({
      'input.across': [
        'The metric "Users" would be PERIODIC across series (SUM): values of periods are never joined. Take null for across.',
      ],
    })
    const sum = { metrics: [{ name: 'Users', aggregation: 'SUM' }] }
    expect(await refusal(it, id, [{ key: '2026-11-05', values: users('1') }], sum)).toContain('Delete them first')
    expect(await storedPeriods(it, id)).toEqual(all)
  })
})
