// Request and exact reply of every case lie in golden/cyfe; what a client in the wild relies on is asserted here besides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { widgetMetrics } from '../_kit/operations.ts'
import { type CyfeCase, refusals, successes } from './cyfe.cases.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function run(one: CyfeCase) {
  const widget = await it.widget(one.dimensions && { dimensions: one.dimensions })
  for (const body of one.before ?? []) expect((await it.cyfe(widget.pushUrl, body)).status).toBe(200)
  const response = await fetch(widget.pushUrl, {
    method: one.method ?? 'POST',
    body: one.body as BodyInit,
    ...(one.headers && { headers: one.headers }),
  })
  const text = await response.text()
  const shownHeaders = ['content-type', 'access-control-allow-origin', 'allow', 'retry-after', 'idempotent-replayed']
  const headers = shownHeaders.flatMap(name =>
    response.headers.has(name) ? [`${name}: ${response.headers.get(name)}`] : [],
  )
  const sent = typeof one.body === 'string' ? one.body : `(bytes) ${one.body.toString('latin1')}`
  const golden = [
    `${one.method ?? 'POST'} /api/push/{pushKey}`,
    ...Object.entries(one.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    '',
    sent.length > 3000 ? `${sent.slice(0, 40)}… (${sent.length} characters)` : sent,
    '',
    `HTTP ${response.status}`,
    ...headers,
    '',
    text.replace(/"receipt_id":"\d+"/, '"receipt_id":"(an id)"'),
    '',
  ].join('\n')
  await expect(golden).toMatchFileSnapshot(`golden/cyfe/${one.name}.txt`)
  return { widget, status: response.status, body: JSON.parse(text) as Record<string, unknown> }
}

describe('a push that succeeds is exactly 200, status ok', () => {
  test.each(successes)('$name', async one => {
    const { status, body } = await run(one)
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'ok', message: 'Data pushed', code: 200, success: true })
  })
})

describe('a push that is refused says why, in JSON with status and message', () => {
  test.each(refusals)('$name', async one => {
    const { widget, status, body } = await run(one)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toMatchObject({ status: 'error', code: status, success: false })
    expect(typeof body.message).toBe('string')
    if (!one.before) {
      const after = await it.ask(widgetMetrics, { id: widget.id })
      expect(after.widget).toMatchObject({ metrics: [], keyKind: null })
    }
  })
})

test('an unknown push key is 400 Invalid widget key', async () => {
  const reply = await it.cyfe(`${it.url}/api/push/nobody`, { data: [] })
  expect(reply).toMatchObject({
    status: 400,
    body: { status: 'error', message: 'Invalid widget key', code: 400, success: false },
  })
})

test('options are remembered per metric, the last write wins, and they are visible in GraphQL', async () => {
  const { id, pushUrl } = await it.widget()
  const data = [{ Date: '20130320', Users: '1' }]
  const options = {
    color: { Users: '#FF0000' },
    type: { Users: 'Area Spline' },
    reverse: { Users: '1' },
    reversegraph: { Users: 1 },
    yaxis: { Users: 2 },
    yaxismin: { Users: '-2' },
    yaxismax: { Users: '10' },
    yaxisshow: { Users: '0' },
    labelshow: { Users: true },
    total: { Users: '99.5' },
    comparison: { Users: '-1' },
    average: { Users: '1' },
  }
  await it.cyfe(pushUrl, { data, ...options })
  await it.cyfe(pushUrl, { data, color: { Users: '#00ff00' } })
  const { widget } = await it.ask(widgetMetrics, { id })
  expect(widget?.metrics[0]).toMatchObject({
    aggregation: 'AVERAGE',
    color: '#00ff00',
    chartType: 'AREA_SPLINE',
    reverse: true,
    reverseGraph: true,
    yAxis: 2,
    yAxisMin: -2,
    yAxisMax: 10,
    yAxisShow: false,
    labelShow: true,
    headlineOverride: 99.5,
    comparisonOverride: -1,
  })
  await it.cyfe(pushUrl, { data, cumulative: { Users: 1 } })
  const aggregationNow = async () => (await it.ask(widgetMetrics, { id })).widget?.metrics[0]?.aggregation
  expect(await aggregationNow()).toBe('LATEST')
  await it.cyfe(pushUrl, { data, cumulative: { Users: 0 }, average: { Users: '0' } })
  expect(await aggregationNow()).toBe('SUM')
})

test('a colour of three digits or without #, a percent in comparison, and a slash behind the push key are read', async () => {
  const { id, pushUrl } = await it.widget()
  const data = { Date: '20130320', Users: '1', Visits: '2' }
  const options = { color: { Users: 'F0A', Visits: '52FF7F' }, comparison: { Users: '-12.5%' } }
  expect(await it.cyfe(`${pushUrl}/`, { data, ...options })).toMatchObject({ status: 200 })
  const { widget } = await it.ask(widgetMetrics, { id })
  expect(widget?.metrics).toMatchObject([
    { name: 'Users', color: '#ff00aa', comparisonOverride: -12.5 },
    { name: 'Visits', color: '#52ff7f' },
  ])
  const preflight = await fetch(`${pushUrl}/`, { method: 'OPTIONS' })
  expect([preflight.status, (await fetch(`${pushUrl}/`, { method: 'PUT' })).status]).toEqual([204, 405])
  expect((await it.cyfe(`${pushUrl}/x`, { data })).status).toBe(404)
})

test('a browser may push from any page, and learns nothing else', async () => {
  const { pushUrl } = await it.widget()
  const preflight = await fetch(pushUrl, { method: 'OPTIONS', headers: { origin: 'https://example.org' } })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  const graphql = await fetch(`${it.url}/graphql`, { method: 'POST', headers: { origin: 'https://example.org' } })
  expect(graphql.headers.get('access-control-allow-origin')).toBeNull()
})

test('the push key never shows in the log', async () => {
  const { pushUrl } = await it.widget()
  await it.cyfe(pushUrl, 'broken')
  await it.cyfe(pushUrl, { data: [] })
  const key = pushUrl.split('/').at(-1) as string
  expect(it.log.join('')).toContain('/api/push/:pushKey')
  expect(it.log.join('')).not.toContain(key)
})
