// OpenTelemetry's own exporters for metrics, unmodified: JSON and protobuf.
import { gzipSync } from 'node:zlib'
import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPMetricExporter as ProtoExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireCounters } from '../../src/push/expire-counters.job.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, type LossyGateway, lossyGateway, namedWidget, pointCount, pusher } from '../_kit/dialects.ts'

/** Of all gateways on one database. */
const SECRET = { PUSHGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }

let it: TestApp
let network: LossyGateway
beforeAll(async () => {
  it = await startTestApp(SECRET)
  network = await lossyGateway(it.url)
})
afterAll(async () => {
  await network?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

/** The database, which the other gateway does not take with it. */
const shared = () => ({ ...it.database, [Symbol.asyncDispose]: async () => {} })

const CUMULATIVE = 1
const DELTA = 0

function startProcess(
  Exporter: typeof JsonExporter | typeof ProtoExporter,
  temporality: number,
  token: string,
  service = 'shop',
) {
  const exporter = new Exporter({
    url: `${network.url}/v1/metrics`,
    headers: { authorization: `Bearer ${token}` },
    temporalityPreference: temporality,
    compression: 'gzip' as never,
  })
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
  const provider = new MeterProvider({
    readers: [reader],
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': service })),
  })
  return { provider, meter: provider.getMeter('test'), flush: () => provider.forceFlush() }
}

describe.each([
  ['JSON', 'cumulative', JsonExporter, CUMULATIVE],
  ['JSON', 'delta', JsonExporter, DELTA],
  ['protobuf', 'cumulative', ProtoExporter, CUMULATIVE],
  ['protobuf', 'delta', ProtoExporter, DELTA],
] as const)('as %s, %s,', (form, kind, Exporter, temporality) => {
  const prefix = `${form}.${kind}`.toLowerCase()

  test('what was counted, measured and spread is read back to the last digit, though each export comes twice', async () => {
    const { provider, meter, flush } = startProcess(Exporter, temporality, await pusher(it, true))
    const orders = meter.createCounter(`${prefix}.orders`, { unit: '{order}', description: 'Orders placed.' })
    const open = meter.createUpDownCounter(`${prefix}.carts`)
    const heat = meter.createGauge(`${prefix}.heat`)
    const spread = meter.createHistogram(`${prefix}.duration`, { unit: 's' })
    network.doubles = true
    for (const part of [0.1, 0.2, 0.7]) {
      orders.add(part, { country: 'DE', paid: true })
      orders.add(2, { country: 'FR', paid: false })
      open.add(3, { country: 'DE' })
      open.add(-1, { country: 'DE' })
      heat.record(20 + part, { room: 'a' })
      spread.record(part, { route: '/' })
      await flush()
    }
    network.doubles = false
    await provider.shutdown()
    expect(await namedWidget(it, `${prefix}.orders`)).toMatchObject({
      keyKind: 'TIME',
      dimensions: [{ name: 'country' }, { name: 'paid' }, { name: 'service.name' }],
      metrics: [{ name: `${prefix}.orders`, aggregation: 'SUM', format: { unit: null } }],
    })
    // A cumulative sum of doubles is what the exporter adds up: 0.1 + 0.2 + 0.7 in doubles.
    const total = kind === 'cumulative' ? String(0.1 + 0.2 + 0.7) : '1'
    expect(await headlines(it, `${prefix}.orders`, ['country', 'paid'])).toEqual([
      `${prefix}.orders DE/true: ${total}`,
      `${prefix}.orders FR/false: 6`,
    ])
    expect(await headlines(it, `${prefix}.carts`)).toEqual([`${prefix}.carts: 6`])
    expect(await headlines(it, `${prefix}.heat`)).toEqual([`${prefix}.heat: 20.7`])
    expect(await headlines(it, `${prefix}.duration`)).toEqual([
      `${prefix}.duration.count: 3`,
      `${prefix}.duration.sum: ${total}`,
    ])
  })
})

test('a process that begins anew counts on, and one beside it counts beside', async () => {
  const token = await pusher(it, true)
  for (const [service, counts] of [
    ['one', [5, 3]],
    ['one', [2]],
    ['two', [10]],
  ] as const) {
    const { provider, meter, flush } = startProcess(ProtoExporter, CUMULATIVE, token, service)
    const counter = meter.createCounter('restarted')
    for (const count of counts) {
      counter.add(count)
      await flush()
    }
    await provider.shutdown()
  }
  expect(await headlines(it, 'restarted', ['service.name'])).toEqual(['restarted one: 10', 'restarted two: 10'])
})

interface Point {
  start: number
  time: number
  value: string
}

const nanos = (second: number) => `${1_763_640_000 + second}000000000`
const sumOf = (name: string, points: readonly Point[], attributes: object[] = []) => ({
  name,
  sum: {
    aggregationTemporality: 'AGGREGATION_TEMPORALITY_CUMULATIVE',
    isMonotonic: true,
    dataPoints: points.map(({ start, time, value }) => ({
      attributes,
      startTimeUnixNano: start === 0 ? '0' : nanos(start),
      timeUnixNano: nanos(time),
      asDouble: value,
    })),
  },
})

async function post(body: unknown, headers: Record<string, string> = {}) {
  const reply = await fetch(`${it.url}/v1/metrics`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json', ...headers },
    body: (typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body) as BodyInit,
  })
  return { status: reply.status, type: reply.headers.get('content-type'), body: await reply.text() }
}

const metricsOf = (...metrics: unknown[]) => ({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] })

test('in whatever order the readings of two starts come, and however often, they add up to what was counted', async () => {
  const points: Point[] = [
    { start: 1, time: 10, value: '5' },
    { start: 1, time: 20, value: '8' },
    { start: 1, time: 30, value: '8.25' },
    { start: 31, time: 40, value: '2' },
    { start: 31, time: 50, value: '7' },
  ]
  const orders = [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [3, 0, 4, 2, 1, 1, 3],
    [0, 3, 2, 2, 4, 0],
  ]
  for (const [index, order] of orders.entries()) {
    for (const at of order) await post(metricsOf(sumOf(`order${index}`, [points[at] as Point])))
    expect(await headlines(it, `order${index}`)).toEqual([`order${index}: 15.25`])
  }
  await post(metricsOf(sumOf('together', [...points, ...points].reverse())))
  expect(await headlines(it, 'together')).toEqual(['together: 15.25'])
})

test('without a start the first reading is what others are measured by, and a fall is a new beginning', async () => {
  const values = ['100', '103', '2', '9']
  await post(
    metricsOf(
      sumOf(
        'unknown',
        values.map((value, index) => ({ start: 0, time: 10 * (index + 1), value })),
      ),
    ),
  )
  expect(await headlines(it, 'unknown')).toEqual(['unknown: 12'])
})

test('two gateways that hear of a counter at the same moment count it once', async () => {
  await using other = await startTestApp(SECRET, {}, shared())
  const send = (url: string, time: number, value: string) =>
    fetch(`${url}/v1/metrics`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      body: JSON.stringify(metricsOf(sumOf('raced', [{ start: 1, time, value }]))),
    })
  await post(metricsOf(sumOf('raced', [{ start: 900, time: 901, value: '0' }])))
  for (let time = 2; time < 12; time++) {
    const replies = await Promise.all([it.url, other.url, it.url, other.url].map(url => send(url, time, String(time))))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  }
  expect(await headlines(it, 'raced')).toEqual(['raced: 11'])
})

test('what was not read for long is forgotten, and what was is not', async () => {
  const { gateway } = it.app
  const point = { start: 1, time: 2, value: '5' }
  await post(metricsOf(sumOf('kept.counter', [point]), sumOf('old.counter', [point])))
  await gateway.pool.query(
    `update counters c set read_on = current_date - 402 from widgets w where w.widget_id = c.widget_id and w.push_name = 'old.counter'`,
  )
  await expireCounters.run(gateway, new AbortController().signal)
  const { rows } = await gateway.pool.query(
    `select push_name from counters join widgets using (project_id, widget_id) where push_name like '%.counter'`,
  )
  expect(rows).toEqual([{ push_name: 'kept.counter' }])
})

test('points that are none are left out and named; the others are written', async () => {
  const gauge = (values: unknown[]) => ({
    name: 'partly.right',
    gauge: { dataPoints: values.map((asDouble, index) => ({ timeUnixNano: nanos(index), asDouble })) },
  })
  const { status, body } = await post(
    metricsOf(gauge(['NaN', 1.5, 'Infinity']), {
      name: 'odd',
      sum: { dataPoints: [{ timeUnixNano: nanos(1), asInt: '1' }] },
    }),
  )
  expect([status, JSON.parse(body)]).toEqual([
    200,
    { partialSuccess: { rejectedDataPoints: '3', errorMessage: expect.stringContaining('"NaN" is not a number') } },
  ])
  expect(body).toContain('aggregationTemporality has to be DELTA or CUMULATIVE')
  expect(await headlines(it, 'partly.right')).toEqual(['partly.right: 1.5'])
})

test('a token that may only push hears what to do, in the form that it sent', async () => {
  const token = await pusher(it, false)
  const { status, body } = await post(metricsOf(sumOf('nobodys', [{ start: 1, time: 2, value: '1' }])), {
    authorization: `Bearer ${token}`,
  })
  expect([status, JSON.parse(body)]).toEqual([
    403,
    { code: 7, message: expect.stringContaining('createWidget(input: { title, pushName: "nobodys" })') },
  ])
  const wrong = await post(Buffer.from([1]), {
    authorization: 'Bearer wrong',
    'content-type': 'application/x-protobuf',
  })
  expect([wrong.status, wrong.type]).toEqual([401, 'application/x-protobuf'])
})

describe('what is hostile is refused', () => {
  const binary = { 'content-type': 'application/x-protobuf' }

  test('a bomb in gzip', async () => {
    const { status } = await post(gzipSync(Buffer.alloc(200_000_000)), { ...binary, 'content-encoding': 'gzip' })
    expect(status).toBe(413)
  })

  test('attributes inside of attributes, and lengths beyond the end', async () => {
    let value = new BinaryWriter().uint32(10).string('x').finish()
    for (let depth = 0; depth < 5_000; depth++) {
      const list = new BinaryWriter().uint32(10).bytes(value).finish()
      value = new BinaryWriter().uint32(42).bytes(list).finish()
    }
    const attribute = new BinaryWriter().uint32(10).string('a').uint32(18).bytes(value).finish()
    const wrap = (bytes: Uint8Array, ...tags: number[]) =>
      tags.reduce((inner, tag) => new BinaryWriter().uint32(tag).bytes(inner).finish(), bytes)
    const deep = await post(Buffer.from(wrap(attribute, 10, 10, 10)), binary)
    expect([deep.status, deep.body]).toEqual([
      400,
      expect.stringContaining('more than 32 messages inside of each other'),
    ])
    for (const bytes of [[10, 255, 255, 255, 255, 15], [10], [11, 11, 11], [255], [8, 255, 255]])
      expect([bytes, (await post(Buffer.from(bytes), binary)).status]).toEqual([bytes, 400])
    const nested = `${'{"resourceMetrics":['.repeat(50_000)}`
    expect((await post(nested)).status).toBe(400)
    for (const odd of [
      { resourceMetrics: 1 },
      { resourceMetrics: [1] },
      [],
      'x',
      { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ gauge: 1 }] }] }] },
    ])
      expect([odd, (await post(typeof odd === 'string' ? odd : JSON.stringify(odd))).status]).toEqual([odd, 400])
  })

  test('more series than a widget may have, of which none is made', async () => {
    await using small = await startTestApp({ ...SECRET, MAX_SERIES: '100' }, {}, shared())
    const points = Array.from({ length: 101 }, (_, index) => ({
      attributes: [{ key: 'id', value: { intValue: index } }],
      timeUnixNano: nanos(1),
      asInt: '1',
    }))
    const before = await pointCount(it)
    const reply = await fetch(`${small.url}/v1/metrics`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      body: JSON.stringify(metricsOf({ name: 'exploding', gauge: { dataPoints: points } })),
    })
    expect([reply.status, await reply.json()]).toEqual([
      200,
      { partialSuccess: { rejectedDataPoints: '101', errorMessage: expect.stringContaining('would have 101 series') } },
    ])
    expect(await pointCount(it)).toBe(before)
  })
})
