// prom-client pushing to what it takes for a Pushgateway, and Debian's Prometheus writing to what it takes for a remote storage.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { Counter, Gauge, Histogram, Pushgateway, Registry } from 'prom-client'
import { compress } from 'snappyjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, type LossyGateway, lossyGateway, namedWidget, pointCount, pusher } from '../_kit/dialects.ts'
import { hasPrometheus, startPrometheus } from '../_kit/prometheus.ts'

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

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('prom-client', () => {
  test('pushes gauges, counters and histograms of a job, and what it pushes again counts once', async () => {
    const registers = [new Registry()]
    const [registry] = registers as [Registry]
    const rows = new Gauge({ name: 'rows_imported', help: 'Rows.', labelNames: ['table'], registers })
    const errors = new Counter({ name: 'import_errors_total', help: 'Errors.', labelNames: ['table'], registers })
    const took = new Histogram({ name: 'import_seconds', help: 'Seconds.', registers })
    const gateway = new Pushgateway(network.url, bearer(await pusher(it, true)), registry)
    const groupings = { instance: 'host a/b', zone: 'é' }
    network.doubles = true
    for (const part of [1, 2.5]) {
      rows.set({ table: 'orders' }, part * 10)
      errors.inc({ table: 'orders' }, part)
      took.observe(part)
      await gateway.pushAdd({ jobName: 'nightly', groupings })
    }
    await gateway.push({ jobName: 'nightly', groupings })
    await gateway.delete({ jobName: 'nightly', groupings })
    network.doubles = false
    expect(await headlines(it, 'rows_imported', ['instance', 'zone', 'table'])).toEqual([
      'rows_imported host a/b/é/orders: 25',
    ])
    expect(await headlines(it, 'import_errors_total')).toEqual(['import_errors_total: 3.5'])
    expect(await headlines(it, 'import_seconds')).toEqual(['import_seconds_count: 2', 'import_seconds_sum: 3.5'])
  })

  test('a process that begins anew and says since when counts on', async () => {
    for (const startedAt of [1_763_640_000, 1_763_640_100]) {
      const registers = [new Registry()]
      new Gauge({ name: 'process_start_time_seconds', help: 'Start.', registers }).set(startedAt)
      new Counter({ name: 'runs_total', help: 'Runs.', registers }).inc(5)
      await new Pushgateway(it.url, bearer(ADMIN), registers[0]).pushAdd({ jobName: 'batch' })
    }
    expect(await headlines(it, 'runs_total')).toEqual(['runs_total: 10'])
  })

  test('a token that may only push hears what to do', async () => {
    const registers = [new Registry()]
    new Gauge({ name: 'nobodys', help: 'x', registers }).set(1)
    const gateway = new Pushgateway(it.url, bearer(await pusher(it, false)), registers[0])
    await expect(gateway.push({ jobName: 'x' })).rejects.toThrow(/403/)
  })
})

const push = (path: string, body: string) =>
  fetch(`${it.url}/metrics/${path}`, { method: 'POST', headers: bearer(ADMIN).headers, body })

test('labels of the path come in base64, too, and win over those of the lines', async () => {
  const encoded = Buffer.from('a/b').toString('base64url')
  const lines = '# TYPE temperature gauge\ntemperature{job="other",room="kitchen \\"big\\""} 20.5\n'
  expect((await push(`job@base64/${encoded}/host@base64/=`, lines)).status).toBe(200)
  expect(await headlines(it, 'temperature', ['job', 'room'])).toEqual(['temperature a/b/kitchen "big": 20.5'])
})

test.each([
  ['a{', 'line 1: the labels are'],
  ['1a 2', 'line 1: "1a 2" begins with no name'],
  ['a', 'line 1: the value is missing'],
  ['a 1 2 3', 'line 1: behind the name stands no value with, at most, a time'],
  ['a{x="1",x="2"} 1', 'line 1: a label stands twice'],
  ['a 1\na 2', 'line 2: the series stands twice'],
  ['a{x="1"} many', '"many" is not a number'],
])('the lines %j are refused with the reason', async (lines, reason) => {
  const reply = await push('job/x', lines)
  expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining(reason)])
})

const sample = (labels: Record<string, string>, samples: readonly (readonly [number, number])[]) => {
  const series = new BinaryWriter()
  for (const [name, value] of Object.entries(labels))
    series.uint32(10).bytes(new BinaryWriter().uint32(10).string(name).uint32(18).string(value).finish())
  for (const [value, time] of samples)
    series.uint32(18).bytes(new BinaryWriter().uint32(9).double(value).uint32(16).int64(time).finish())
  return series.finish()
}

const write = (series: readonly Uint8Array[], body?: Buffer) => {
  const writer = new BinaryWriter()
  for (const each of series) writer.uint32(10).bytes(each)
  return fetch(`${it.url}/api/v1/write`, {
    method: 'POST',
    headers: { ...bearer(ADMIN).headers, 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' },
    body: (body ?? Buffer.from(compress(writer.finish()))) as BodyInit,
  })
}

const START = 1_763_640_000_000

describe('remote write', () => {
  test('counters add what they grew by, each sample once; staleness, infinity and buckets are left out and counted', async () => {
    const stale = Buffer.from('020000000000f07f', 'hex').readDoubleLE()
    const of = (name: string, more: object = {}) => ({ __name__: name, job: 'api', ...more })
    const batch = [
      sample(of('http_requests_total', { code: '200' }), [
        [100, START],
        [107.5, START + 1],
        [2, START + 2],
        [stale, START + 3],
      ]),
      sample(of('queue_length'), [
        [7, START],
        [Number.POSITIVE_INFINITY, START + 1],
      ]),
      sample(of('took_bucket', { le: '1' }), [[7, START]]),
      sample(of('took_sum'), [
        [1.5, START],
        [4, START + 1],
      ]),
      sample(of('took_count'), [
        [1, START],
        [3, START + 1],
      ]),
    ]
    for (let time = 0; time < 2; time++) {
      const reply = await write(time === 0 ? batch : batch.toReversed())
      expect([reply.status, reply.headers.get('pushgraph-ignored')]).toEqual([204, '3'])
    }
    expect(await headlines(it, 'http_requests_total', ['code'])).toEqual(['http_requests_total 200: 9.5'])
    expect(await headlines(it, 'queue_length')).toEqual(['queue_length: 7'])
    expect(await headlines(it, 'took')).toEqual(['took_count: 2', 'took_sum: 2.5'])
  })

  test('bombs, and what is neither snappy nor protobuf, are refused', async () => {
    const huge = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x00])
    expect((await write([], huge)).status).toBe(413)
    expect((await write([], Buffer.from(compress(Buffer.alloc(5_000_000))))).status).toBe(413)
    for (const body of [[0xff], [5, 0], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], [200, 1, 0xff, 0xff]])
      expect([body, (await write([], Buffer.from(body))).status]).toEqual([body, 400])
    expect((await write([], Buffer.from(compress(Buffer.from([10, 200]))))).status).toBe(400)
    const reply = await fetch(`${it.url}/v1/metrics`, {
      method: 'POST',
      headers: { 'content-encoding': 'snappy', ...bearer(ADMIN).headers },
      body: 'x',
    })
    expect(reply.status).toBe(415)
  })
})

describe.skipIf(!hasPrometheus)('Prometheus', () => {
  test('writes what it scrapes: a counter through a reset, and a level', { timeout: 120_000 }, async () => {
    let page = ''
    const server = createServer((_request, reply) => void reply.setHeader('content-type', 'text/plain').end(page))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const token = await pusher(it, true)
    const show = (phase: number, orders: string) => {
      page = `# TYPE shop_phase gauge\nshop_phase ${phase}\n# TYPE shop_orders_total counter\nshop_orders_total ${orders}\n`
    }
    const kept = `select trim_scale(c.value)::text as value from counters c join widgets using (project_id, widget_id) where push_name = 'shop_orders_total'`
    /** What it wrote last is there, and the counter is read up to here. */
    const reached = async (phase: number, orders: string) => {
      for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
        const seen = await headlines(it, 'shop_phase').catch(() => [])
        const { rows } = await it.app.gateway.pool.query(kept)
        if (seen[0] === `shop_phase: ${phase}` && rows[0]?.value === orders) return
      }
      throw new Error(`phase ${phase} never came`)
    }
    show(1, '1000')
    const more = `
  - job_name: shop
    static_configs: [{ targets: [${JSON.stringify(target)}] }]
remote_write:
  - url: ${it.url}/api/v1/write
    authorization: { credentials: ${token} }
    write_relabel_configs: [{ source_labels: [__name__], regex: 'shop_.*', action: keep }]
`
    try {
      await using _prometheus = await startPrometheus(it.url, 'none', more)
      await reached(1, '1000')
      show(2, '1012.5')
      await reached(2, '1012.5')
      show(3, '4')
      await reached(3, '4')
      expect(await headlines(it, 'shop_orders_total', ['job'])).toEqual(['shop_orders_total shop: 16.5'])
      expect(await namedWidget(it, 'shop_orders_total')).toMatchObject({
        dimensions: [{ name: 'instance' }, { name: 'job' }],
        metrics: [{ name: 'shop_orders_total', aggregation: 'SUM' }],
      })
      expect(await pointCount(it)).toBeGreaterThan(0)
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})
