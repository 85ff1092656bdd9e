import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { sha256 } from '../../src/base/seal.ts'
import { pushFile } from '../../src/cli/push.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { push, report, widgetMetrics } from '../_kit/operations.ts'
import { defaultWays, pushTelling, receiptTelling, setDefaultWay } from '../_kit/push-operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
const directory = mkdtempSync(join(tmpdir(), 'pushgraph-push-'))
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

const sumOf = async (id: string, metric?: string) => {
  const answer = await it.ask(report, {
    id,
    period: { preset: 'ALL_TIME' },
    compare: [],
    ...(metric && { metrics: [metric] }),
  })
  return answer.widget?.report.metrics.map(({ sum, count }) => ({ sum, count })) ?? []
}

test('64 clients that add 1 to the same day 1,000 times end at exactly 1,000', async () => {
  const { id, pushUrl } = await it.widget()
  let left = 1000
  const client = async () => {
    while (left-- > 0) {
      const reply = await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '1' }] })
      expect(reply.body.status).toBe('ok')
    }
  }
  await Promise.all(Array.from({ length: 64 }, client))
  expect(await sumOf(id)).toEqual([{ sum: 1000, count: 1 }])
})

test('"0.1" pushed ten times is 1', async () => {
  const { id, pushUrl } = await it.widget()
  for (let i = 0; i < 10; i++) await it.cyfe(pushUrl, { data: [{ Date: '20261120', Ratio: '0.1' }] })
  expect(await sumOf(id)).toEqual([{ sum: 1, count: 1 }])
})

test('the key column is the first one in the order of the text, also before integer-like names', async () => {
  const { id, pushUrl } = await it.widget()
  const reply = await it.cyfe(pushUrl, '{"data":[{"Dashboard_id":"x","7":"3","10":"1"}]}')
  expect(reply.status).toBe(200)
  const { widget } = await it.ask(widgetMetrics, { id })
  expect(widget).toMatchObject({ keyColumn: 'Dashboard_id', keyKind: 'CATEGORY' })
  expect(widget?.metrics.map(metric => metric.name)).toEqual(['7', '10'])
})

test('a day that does not exist is a 400 that names row and column, and nothing of the push is stored', async () => {
  const { id, pushUrl } = await it.widget()
  const reply = await it.cyfe(pushUrl, {
    data: [
      { Date: '20130228', Users: '1' },
      { Date: '20130230', Users: '1' },
    ],
  })
  expect(reply.status).toBe(400)
  expect(reply.body.message).toBe(
    'Row 2: column "Date": "20130230" is not a real day written as YYYYMMDD or YYYY-MM-DD.',
  )
  expect(reply.body.errors).toHaveProperty(['data.1'])
  const { widget } = await it.ask(widgetMetrics, { id })
  expect(widget).toMatchObject({ keyKind: null, metrics: [], lastPushAt: null })
})

test('digits beyond a double are kept through both doors', async () => {
  const { id, pushUrl } = await it.widget()
  await it.cyfe(pushUrl, '{"data":[{"Date":"20261120","Big":9007199254740993}]}')
  const rows = '[{"key":"2026-11-20","values":[{"metric":"Big","value":0.000000000000000000001}]}]'
  const body = `{"query":${JSON.stringify(push.toString())},"variables":{"input":{"widgetId":"${id}","rows":${rows}}}}`
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer the-administrator-of-the-tests-0001' },
    body,
  })
  expect(response.status).toBe(200)
  const stored = await it.app.gateway.pool.query('select value::text as value from points order by value desc limit 1')
  expect(stored.rows[0]).toEqual({ value: '9007199254740993.000000000000000000001' })
})

test('MIN and MAX keep the extreme, ADD adds, REPLACE replaces, also within one round', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const write = (value: string, onDuplicate: 'ADD' | 'REPLACE' | 'MIN' | 'MAX') =>
    it.ask(push, {
      input: { widgetId: id, onDuplicate, rows: [{ key: '2026-11-20', values: [{ metric: 'm', value }] }] },
    })
  await write('5', 'ADD')
  await Promise.all([write('7', 'ADD'), write('3', 'MIN'), write('9', 'MAX'), write('1', 'ADD')])
  expect(await sumOf(id)).toEqual([{ sum: 10, count: 1 }])
  await Promise.all([write('100', 'REPLACE'), write('0.5', 'ADD'), write('100.25', 'MIN')])
  expect(await sumOf(id)).toEqual([{ sum: 100.25, count: 1 }])
})

test('an idempotency key makes a push happen once, also when two come at once, and refuses another body', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const write = (value: string) =>
    it.send(push, {
      input: {
        widgetId: id,
        idempotencyKey: 'cron-1',
        rows: [{ key: '2026-11-20', values: [{ metric: 'm', value }] }],
      },
    })
  const replies = await Promise.all(Array.from({ length: 8 }, () => write('4')))
  const receipts = replies.map(reply => reply.data?.push.receipt)
  expect(new Set(receipts.map(receipt => receipt?.id)).size).toBe(1)
  expect(receipts.filter(receipt => !receipt?.replayed)).toHaveLength(1)
  expect(await sumOf(id)).toEqual([{ sum: 4, count: 1 }])
  const other = await write('5')
  expect(other).toMatchObject({ status: 409, errors: [{ extensions: { code: 'CONFLICT' } }] })
  expect(await sumOf(id)).toEqual([{ sum: 4, count: 1 }])
})

test('names such as __proto__, constructor and toString are ordinary metrics', async () => {
  const { id, pushUrl } = await it.widget()
  await it.cyfe(
    pushUrl,
    '{"data":[{"Date":"20261120","__proto__":"1","constructor":"2","toString":"3"}],"color":{"__proto__":"#010203"}}',
  )
  const { widget } = await it.ask(widgetMetrics, { id })
  expect(widget?.metrics.map(({ name, color }) => [name, color])).toEqual([
    ['__proto__', '#010203'],
    ['constructor', null],
    ['toString', null],
  ])
})

test('a TIME widget is keyed by instants and reported by the hour in the zone asked for', async () => {
  const { id } = await it.widget({ keyKind: 'TIME' })
  const rows = [
    { key: '2026-11-20T09:30:00Z', values: [{ metric: 'm', value: '1' }] },
    { key: '2026-11-20T15:15:00.123456+05:30', values: [{ metric: 'm', value: '2' }] },
    { key: String(Date.UTC(2026, 10, 20, 11)), values: [{ metric: 'm', value: '4' }] },
  ]
  await it.ask(push, { input: { widgetId: id, rows } })
  const period = { instants: { from: '2026-11-20T09:00:00Z', before: '2026-11-20T12:00:00Z' } }
  const answer = await it.ask(report, { id, period, timeZone: 'Asia/Kathmandu', granularity: 'HOUR' })
  expect(answer.widget?.report.keys).toEqual([
    '2026-11-20T14:00:00+05:45',
    '2026-11-20T15:00:00+05:45',
    '2026-11-20T16:00:00+05:45',
    '2026-11-20T17:00:00+05:45',
  ])
  expect(answer.widget?.report.metrics[0]?.values).toEqual([null, 3, 4, null])
})

test('a TIME widget takes pushes in the words of Cyfe, by a column of any name, the first time and after it', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'TIME' })
  for (const minute of ['30', '45']) {
    const pushed = await it.cyfe(pushUrl, { data: [{ Time: `2026-11-20T09:${minute}:00Z`, m: '2' }] })
    expect(pushed.body.message).toBe('Data pushed')
  }
  const period = { instants: { from: '2026-11-20T09:00:00Z', before: '2026-11-20T11:00:00Z' } }
  const answer = await it.ask(report, { id, period, granularity: 'HOUR' })
  expect(answer.widget?.report.metrics[0]?.values).toEqual([4, null])
  const other = await it.cyfe(pushUrl, { data: [{ Country: 'Chad', m: '2' }] })
  expect(other.status).toBe(400)
})

test('categories come largest first, and what is behind the top is joined exactly as Other', async () => {
  const { id, pushUrl } = await it.widget()
  const sizes = { Chad: '1.1', Peru: '5', Fiji: '2.2', Mali: '3.3' }
  await it.cyfe(pushUrl, { data: Object.entries(sizes).map(([Country, Users]) => ({ Country, Users, Visits: '1' })) })
  const all = await it.ask(report, { id })
  expect(all.widget?.report).toMatchObject({
    keys: ['Peru', 'Mali', 'Fiji', 'Chad'],
    granularity: null,
    comparedPeriods: [],
  })
  expect(all.widget?.report.metrics[0]).toMatchObject({
    headline: 11.6,
    values: [5, 3.3, 2.2, 1.1],
    count: 4,
    comparison: null,
  })
  const top = await it.ask(report, { id, top: 2 })
  expect(top.widget?.report.keys).toEqual(['Peru', 'Mali', 'Other'])
  expect(top.widget?.report.metrics.map(metric => metric.values)).toEqual([
    [5, 3.3, 3.3],
    [1, 1, 2],
  ])
})

const rowOf = (values: Record<string, string>, key = '2026-11-20') => ({
  key,
  values: Object.entries(values).map(([metric, value]) => ({ metric, value })),
})
const telling = async (id: string, values: Record<string, string>, more: object = {}) =>
  (await it.ask(pushTelling, { input: { widgetId: id, rows: [rowOf(values)], ...more } })).push.receipt
const rest = async (path: string, body: object) => {
  const headers = { authorization: `Bearer ${ADMIN}` }
  const response = await fetch(`${it.url}/api/external/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return (await response.json()) as { code: number; message: string; errors?: object; model?: Record<string, unknown> }
}

test('a push that does not say it replaces snapshots and percentages, adds sums, and its receipt says so', async () => {
  const { id, pushUrl } = await it.widget()
  const metrics = [{ name: 'MRR', aggregation: 'LATEST' }]
  const values = { Users: '5', MRR: '100', CTR: '4%' }
  const way = [
    { onDuplicate: 'ADD', metrics: ['Users'] },
    { onDuplicate: 'REPLACE', metrics: ['MRR', 'CTR'] },
  ]
  await telling(id, values, { metrics })
  const again = await telling(id, values, { idempotencyKey: 'again' })
  expect(again).toMatchObject({ onDuplicate: way, warnings: [], replayed: false })
  expect((await it.ask(receiptTelling, { id: again.id })).receipt).toEqual({ onDuplicate: way, warnings: [] })
  expect(await telling(id, values, { idempotencyKey: 'again' })).toEqual({ ...again, replayed: true })
  expect((await sumOf(id)).map(({ sum }) => sum)).toEqual([10, 100, 4])

  const point = { metric: 'MRR', key: '2026-11-20', value: '120' }
  const pushed = await rest('push/point', { widget_id: id, points: [point] })
  expect(pushed.model).toMatchObject({ onduplicate: [{ way: 'REPLACE', metrics: ['MRR'] }], warnings: [] })
  expect(await sumOf(id, 'MRR')).toEqual([{ sum: 120, count: 1 }])
  const table = { columns: ['metric', 'key', 'value'], rows: [['MRR', '2026-11-20', '130%']], async: false }
  const imported = await rest('import/point', { widget_id: id, ...table })
  expect(imported.model).toMatchObject({ onduplicate: [{ way: 'REPLACE', metrics: ['MRR'] }] })

  // Cyfe's law is to add, on its route and in its shape.
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', MRR: '1' }] })
  const inItsShape = await rest('push/widget', { id, data: [{ Date: '20261120', MRR: '1' }] })
  expect(inItsShape.model).toMatchObject({ onduplicate: [{ way: 'ADD', metrics: ['MRR'] }] })
  expect(await sumOf(id, 'MRR')).toEqual([{ sum: 132, count: 1 }])
})

test('a metric from before goes on adding until it is told otherwise', async () => {
  const { id } = await it.widget()
  await telling(id, { MRR: '100' }, { metrics: [{ name: 'MRR', aggregation: 'LATEST' }] })
  // As the rows are that were there when the column came, and those that older gateways make.
  await it.app.gateway.pool.query('update metrics set default_on_duplicate = default where widget_id = $1', [
    idOf('Widget', id),
  ])
  it.app.gateway.services.catalogue.changed(DEFAULT_PROJECT_ID, idOf('Widget', id))
  const metric = async () => (await it.ask(defaultWays, { id })).widget?.metrics[0]
  await expect.poll(metric).toMatchObject({ aggregation: 'LATEST', defaultOnDuplicate: 'ADD' })
  await telling(id, { MRR: '100' })
  expect(await sumOf(id)).toEqual([{ sum: 200, count: 1 }])

  const metricId = (await metric())?.id ?? ''
  const listed = await rest('list/metric', { select: ['default_on_duplicate'], condition: [['id', '=', metricId]] })
  expect(listed).toMatchObject({ data: [{ default_on_duplicate: 'ADD' }] })
  await it.ask(setDefaultWay, { input: { metricId, defaultOnDuplicate: null } })
  expect(await metric()).toMatchObject({ defaultOnDuplicate: 'REPLACE' })
  const info = await rest('info/metric', { id: metricId })
  expect(info.model).toMatchObject({ aggregation: 'LATEST', default_on_duplicate: 'REPLACE' })
  await telling(id, { MRR: '90' })
  expect(await sumOf(id)).toEqual([{ sum: 90, count: 1 }])
})

test('a request that an older gateway took has the hash that it had: it counts once', async () => {
  const { id } = await it.widget()
  const rows = [rowOf({ Users: '5' })]
  const hashOf = async (idempotencyKey: string, more: object = {}) => {
    await it.ask(push, { input: { widgetId: id, rows, idempotencyKey, ...more } })
    const { rows: claims } = await it.app.gateway.pool.query(
      'select body_hash from idempotency_keys where idempotency_key = $1',
      [idempotencyKey],
    )
    return claims[0].body_hash as Buffer
  }
  const before = (onDuplicate: string | null, metrics: object[] = []) =>
    sha256(JSON.stringify([id, rows, onDuplicate, metrics]))
  expect(await hashOf('absent')).toEqual(before('ADD'))
  expect(await hashOf('said', { onDuplicate: 'ADD' })).toEqual(before('ADD'))
  expect(await hashOf('null', { onDuplicate: null })).toEqual(before(null))
  expect(await hashOf('replaced', { onDuplicate: 'REPLACE' })).toEqual(before('REPLACE'))
  const metrics = [{ aggregation: 'MAX', name: 'Users', onDuplicate: 'MAX' }]
  expect(await hashOf('options', { metrics })).toEqual(before('ADD', metrics))
  expect(await sumOf(id)).toEqual([{ sum: 5, count: 1 }])
})

test('an option of a metric that nobody has is refused where it would count twice, else told', async () => {
  const { id, pushUrl } = await it.widget()
  const named = (option: object) => telling(id, { Users: '1' }, { metrics: [{ name: 'Usrs', ...option }] })
  await expect(named({ onDuplicate: 'REPLACE' })).rejects.toThrow('input.metrics.0.onDuplicate')
  expect((await it.ask(defaultWays, { id })).widget?.metrics).toEqual([])
  expect((await named({ aggregation: 'MAX' })).warnings).toEqual([
    'The options of "Usrs" were ignored: neither the push nor the widget has this metric.',
  ])
  const data = [{ Date: '20261120', Users: '1', Visits: '' }]
  const body = { data, onduplicate: { Visits: 'replace', Usrs: 'replace' } }
  for (const reply of [(await it.cyfe(pushUrl, body)).body, await rest('push/widget', { id, ...body })])
    expect(reply).toMatchObject({ code: 400, errors: { 'onduplicate.Usrs': [expect.stringContaining('"Usrs"')] } })
  expect(await rest('push/widget', { id, data, color: { Usrs: '#fff' } })).toMatchObject({
    model: { warnings: [expect.stringContaining('"Usrs"')] },
  })
  // What was taken once is answered with its receipt, though the rules have changed since.
  const key = { idempotencyKey: 'taken' }
  const taken = await telling(id, { Users: '1' }, key)
  await it.app.gateway.pool.query("update metrics set calculation = '{}' where widget_id = $1", [idOf('Widget', id)])
  it.app.gateway.services.catalogue.changed(DEFAULT_PROJECT_ID, idOf('Widget', id))
  await expect(telling(id, { Users: '1' })).rejects.toThrow('calculated by a formula')
  expect(await telling(id, { Users: '1' }, key)).toEqual({ ...taken, replayed: true })
  await it.app.gateway.pool.query('update metrics set calculation = null where widget_id = $1', [idOf('Widget', id)])
})

test('names lose blanks at their ends; what was stored with them goes on receiving, and the reply says so', async () => {
  const { id } = await it.widget({ keyKind: 'CATEGORY' })
  const add = async (key: string, value = '1') =>
    (await it.ask(pushTelling, { input: { widgetId: id, rows: [rowOf({ ' Users ': value }, key)] } })).push.receipt
      .warnings
  const { pool, services } = it.app.gateway
  const widgetId = idOf('Widget', id)
  const stored = async () => {
    const { rows } = await pool.query(
      'select category as key, value::int as value from category_points where widget_id = $1 order by category collate "C"',
      [widgetId],
    )
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  }
  expect([await add(' Berlin'), await add('Berlin\u00a0'), await add('Paris')]).toEqual([[], [], []])
  expect(await stored()).toEqual({ Berlin: 2, Paris: 1 })
  expect((await it.ask(widgetMetrics, { id })).widget?.metrics.map(({ name }) => name)).toEqual(['Users'])

  // As a gateway of before stored it.
  for (const key of ['Rome ', ' Paris', '\u3000Oslo', 'Oslo '])
    await pool.query(
      `insert into category_points (project_id, widget_id, metric_id, category, written_as, value)
       select project_id, widget_id, metric_id, $2, 0, 10 from metrics where widget_id = $1`,
      [widgetId, key],
    )
  await pool.query("update metrics set name = 'Users ' where widget_id = $1", [widgetId])
  services.catalogue.changed(DEFAULT_PROJECT_ID, widgetId)
  const metrics = async () => (await it.ask(defaultWays, { id })).widget?.metrics
  await expect.poll(metrics).toMatchObject([{ name: 'Users ' }])
  expect(await add('Rome')).toEqual([
    'The metric "Users " has blanks at its ends, and goes on receiving what is pushed as "Users". Rename it to be rid of them.',
    'The key "Rome " has blanks at its ends, and goes on receiving what is pushed as "Rome". To be rid of them, delete its points and push them again.',
  ])
  for (const key of [' Rome', 'Paris', ' Paris', 'Paris ', 'Oslo', 'Oslo ', '\u3000Oslo']) await add(key)
  expect(await stored()).toEqual({ Berlin: 2, Paris: 3, ' Paris': 11, 'Rome ': 12, '\u3000Oslo': 11, 'Oslo ': 12 })

  // A file says it once, whatever the number of its parts.
  const file = join(directory, 'cities.csv')
  writeFileSync(file, 'city,Users\nRome,0\nRome,0\n')
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await pushFile({ url: it.url, token: ADMIN }, [file, '--widget', id, '--rows', '1'], () => {})
  const lines = written.mock.calls.map(([text]) => String(text)).filter(text => text.startsWith('The key'))
  written.mockRestore()
  expect(lines).toEqual([expect.stringContaining('"Rome "')])

  // Deleted under the name that pushes it, it comes back without blanks.
  await rest('delete/point', { widget_id: id, keys: ['Rome'] })
  await expect.poll(async () => (await add('Rome', '0')).length).toBe(1)
  await add('Rome ')
  expect(await stored()).toMatchObject({ Rome: 1, Paris: 3 })
  const metricId = (await metrics())?.[0]?.id ?? ''
  await it.ask(setDefaultWay, { input: { metricId, name: 'Users' } })
  expect(await add('Rome')).toEqual([])
})
