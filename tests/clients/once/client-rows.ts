// What is sent by clients as they were published.
import { setTimeout as sleep } from 'node:timers/promises'
import { InfluxDB, Point, setLogger } from '@influxdata/influxdb-client'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { MeterProvider, MetricReader, type ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { CloudEvent, HTTP as EVENTS, emitterFor, httpTransport, Mode } from 'cloudevents'
import { Configuration, DefaultApi } from 'databox'
import { Geckoboard } from 'geckoboard'
import { Counter, Gauge, Pushgateway, Registry } from 'prom-client'
import { ADMIN } from '../../_kit/app.ts'
import { connectAgent } from '../../_kit/mcp.ts'
import { type Message, type OnceRow, type Place, posted } from './row.ts'

const authorization = { authorization: `Bearer ${ADMIN}` }

/** Two messages of the same kind, new beside each other. */
const twoOf =
  (message: (place: Place, nth: number) => Message): OnceRow['messages'] =>
  async place => [message(place, 1), message(place, 2)]

const mcpRows: readonly OnceRow[] = [
  {
    ...{ dialect: 'mcp', sent: 'the tool `push`, which needs a key', by: '`@modelcontextprotocol/client`' },
    ...{ identity: '`idempotency_key`', counts: 'exactly once' },
    messages: async place => {
      const { id } = await place.it.widget({ title: place.name, pushName: place.name })
      // It says hello before: what is lost is the reply to a call.
      const agent = place.stack.use(await connectAgent(place, ADMIN))
      return twoOf(({ name }, nth) => async () => {
        const points = [{ metric: 'Sales', key: '2026-11-20', value: String(3 * nth) }]
        const args = { widget: id, points, on_duplicate: 'ADD', idempotency_key: `${name}-${nth}` }
        const reply = await agent.call('push', args)
        if (reply.isError) throw new Error(reply.text)
      })(place)
    },
  },
]

const source = '/once'
const time = '2026-11-20T12:00:00Z'
const eventOf = ({ name }: Place, nth: number, more: object = {}) =>
  new CloudEvent({ type: name, id: `${name}-${nth}`, source, time, subject: 'ada', data: { nth }, ...more })
const emitted = (mode: typeof Mode.BINARY | typeof Mode.STRUCTURED) =>
  twoOf((place, nth) => {
    const emit = emitterFor(httpTransport(`${place.url}/events/cloud`), { mode })
    return () => emit(eventOf(place, nth), { headers: authorization })
  })

const cloudEventRow = {
  dialect: 'cloudevents',
  by: '`cloudevents`',
  identity: '`source` and `id`',
  counts: 'exactly once',
  stores: 'events',
} as const
const cloudEventRows: readonly OnceRow[] = [
  { ...cloudEventRow, sent: 'a binary event', messages: emitted(Mode.BINARY) },
  { ...cloudEventRow, sent: 'a structured event', messages: emitted(Mode.STRUCTURED) },
  {
    ...cloudEventRow,
    sent: 'a batch',
    messages: posted((place, nth) => ({
      path: '/events/cloud',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: `[${['a', 'b'].map(part => EVENTS.structured(eventOf(place, nth, { id: `${place.name}-${nth}${part}` })).body)}]`,
    })),
  },
]

const databox = (date: string | null) =>
  twoOf(({ name, url }, nth) => {
    const api = new DefaultApi(new Configuration({ basePath: `${url}/databox`, username: ADMIN }))
    const pushData = [{ key: name, value: 3 * nth, ...(date && { date: `${date}${nth}` }) }]
    return () => api.dataPost({ pushData })
  })

const databoxRow = { dialect: 'databox', by: '`databox`' } as const
const databoxRows: readonly OnceRow[] = [
  {
    ...{ ...databoxRow, sent: 'values with a date', identity: 'metric, attributes and date', counts: 'exactly once' },
    messages: databox('2026-11-2'),
  },
  {
    ...{ ...databoxRow, sent: 'values without a date', identity: null, counts: 'at least once' },
    messages: databox(null),
  },
]

/** It reads where to push to from the environment. */
function geckoboardOf(url: string): Geckoboard {
  process.env.GECKOBOARD_API_HOST = url
  const made = new Geckoboard(ADMIN)
  delete process.env.GECKOBOARD_API_HOST
  return made
}

const geckoboard =
  (uniqueBy: readonly string[], method: 'append' | 'replace'): OnceRow['messages'] =>
  async place => {
    const define = (url: string) =>
      geckoboardOf(url).defineDataset({
        id: place.name,
        fields: { day: { type: 'date', name: 'Day' }, orders: { type: 'number', name: 'Orders' } },
        uniqueBy,
      } as never)
    await define(place.it.url).create()
    const dataset = define(place.url)
    const rows = (nth: number) => [
      { day: '2026-11-20', orders: 3 * nth },
      { day: `2026-11-2${nth}`, orders: 4 },
    ]
    return [() => dataset[method](rows(1) as never), () => dataset[method](rows(2) as never)]
  }

const geckoboardRow = { dialect: 'geckoboard', by: '`geckoboard`' } as const
const geckoboardRows: readonly OnceRow[] = [
  {
    ...{ ...geckoboardRow, sent: '`append` with `unique_by`', identity: 'the key and the dimensions' },
    ...{ counts: 'exactly once', messages: geckoboard(['day'], 'append') },
  },
  {
    ...{ ...geckoboardRow, sent: '`append` without `unique_by`', identity: null },
    ...{ counts: 'at least once', messages: geckoboard([], 'append') },
  },
  {
    ...{ ...geckoboardRow, sent: '`replace`', identity: 'it is all that there is' },
    ...{ counts: 'exactly once', messages: geckoboard([], 'replace') },
  },
]

// It tells the console of what it is refused, as it should.
const quietly = { error: () => {}, warn: () => {} }
const influx = (hasTime: boolean) =>
  twoOf(({ name, url }, nth) => {
    const point = new Point(name).tag('host', 'a').intField('jobs', 3 * nth)
    if (hasTime) point.timestamp(`176364000${nth}000000000`)
    // Else the client says when it is now.
    else point.timestamp('')
    return async () => {
      setLogger(quietly)
      const writeOptions = { maxRetries: 0, flushInterval: 0 }
      const api = new InfluxDB({ url, token: ADMIN, writeOptions }).getWriteApi('org', 'bucket', 'ns')
      api.writePoint(point)
      await api.close()
    }
  })

const influxRow = { dialect: 'influx', by: '`@influxdata/influxdb-client`' } as const
const influxRows: readonly OnceRow[] = [
  {
    ...{ ...influxRow, sent: 'lines with a time', identity: 'series and time', counts: 'exactly once' },
    messages: influx(true),
  },
  {
    ...{ ...influxRow, sent: 'lines without a time', identity: null, counts: 'at least once' },
    messages: influx(false),
  },
]

class Collector extends MetricReader {
  protected async onForceFlush() {}
  protected async onShutdown() {}
}

type Instrument = 'counter' | 'gauge' | 'histogram'

/** What an app has measured at two times, each exported until it is answered. */
const otlp =
  (instrument: Instrument, temporality: 'cumulative' | 'delta'): OnceRow['messages'] =>
  async ({ name, url }) => {
    const exporter = new OTLPMetricExporter({
      url: `${url}/v1/metrics`,
      headers: authorization,
      temporalityPreference: temporality === 'delta' ? 0 : 1,
    })
    const reader = new Collector({
      aggregationTemporalitySelector: type => exporter.selectAggregationTemporality(type),
    })
    const meter = new MeterProvider({ readers: [reader] }).getMeter('once')
    const add = measured(meter, name, instrument)
    const collect = async (value: number): Promise<Message> => {
      add(value)
      const { resourceMetrics } = await reader.collect()
      // Its clock has milliseconds, and what a series has at one time is one value.
      await sleep(2)
      return () => exported(exporter, resourceMetrics)
    }
    return [await collect(3), await collect(4)]
  }

function measured(meter: ReturnType<MeterProvider['getMeter']>, name: string, instrument: Instrument) {
  if (instrument === 'counter') {
    const counter = meter.createCounter(name)
    return (value: number) => counter.add(value)
  }
  const spread = instrument === 'gauge' ? meter.createGauge(name) : meter.createHistogram(name)
  return (value: number) => spread.record(value)
}

const exported = (exporter: OTLPMetricExporter, metrics: ResourceMetrics) =>
  new Promise<void>((resolve, reject) =>
    exporter.export(metrics, ({ code, error }) => (code === 0 ? resolve() : reject(error ?? new Error('refused')))),
  )

const otlpRow = {
  dialect: 'otlp',
  by: '`@opentelemetry/exporter-metrics-otlp-proto`',
  identity: 'series, start and time',
  counts: 'exactly once',
} as const
const otlpRows: readonly OnceRow[] = [
  { ...otlpRow, sent: 'a cumulative counter', messages: otlp('counter', 'cumulative') },
  { ...otlpRow, sent: 'a delta counter', messages: otlp('counter', 'delta') },
  { ...otlpRow, sent: 'a gauge', messages: otlp('gauge', 'cumulative') },
  { ...otlpRow, sent: 'a histogram', messages: otlp('histogram', 'delta') },
]

const pushgateway = (Metric: typeof Counter | typeof Gauge) =>
  twoOf(({ name, url }, nth) => {
    const registry = new Registry()
    const metric = new Metric({ name, help: 'x', registers: [registry] })
    metric.inc(3 * nth)
    const gateway = new Pushgateway(url, { headers: authorization }, registry)
    return () => gateway.pushAdd({ jobName: 'nightly' })
  })

const pushgatewayRow = { dialect: 'prometheus', by: '`prom-client`' } as const
const pushgatewayRows: readonly OnceRow[] = [
  {
    ...{ ...pushgatewayRow, sent: 'Pushgateway, a counter', identity: 'series and value' },
    ...{ counts: 'exactly once', suffix: '_total', messages: pushgateway(Counter) },
  },
  {
    ...{ ...pushgatewayRow, sent: 'Pushgateway, a gauge', identity: null },
    ...{ counts: 'at least once', messages: pushgateway(Gauge) },
  },
]

export const clientRows: readonly OnceRow[] = [
  ...mcpRows,
  ...cloudEventRows,
  ...databoxRows,
  ...geckoboardRows,
  ...influxRows,
  ...otlpRows,
  ...pushgatewayRows,
]
