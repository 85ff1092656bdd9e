// A collector that is away, slow, silent or refuses costs requests nothing: what it does not take is dropped and counted.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { type Answer, startCollector } from '../_kit/collector.ts'

const more = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', TRACES_PER_SECOND: '0' }
/** More than the queue holds (2,048), and what is under way besides. */
const REQUESTS = 1_500

let stack: AsyncDisposableStack
beforeEach(() => {
  stack = new AsyncDisposableStack()
})
afterEach(() => stack.disposeAsync())

async function startBeside(answer: Answer, env: Record<string, string> = {}) {
  const collector = stack.use(await startCollector(answer))
  const it = await startTestApp({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, ...more, ...env })
  return { it, collector }
}

const ask = (it: TestApp) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    // Made anew: an answer that is given again has fewer spans.
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${ADMIN}`,
      'cache-control': 'no-cache',
    },
    body: '{"query":"{ __typename }"}',
  }).then(async reply => {
    await reply.text()
    return reply.status
  })

/** How many spans became what. */
async function spansOf(it: TestApp): Promise<Record<string, number>> {
  const text = await (await fetch(`${it.url}/metrics`)).text()
  const lines = text.matchAll(/^pushgraph_telemetry_items_total\{signal="traces",outcome="(\w+)"\} (\d+)/gm)
  return Object.fromEntries([...lines].map(([, outcome = '', count]) => [outcome, Number(count)]))
}

async function askMany(it: TestApp, requests: number): Promise<Set<number>> {
  const seen = new Set<number>()
  for (let sent = 0; sent < requests; sent += 50)
    for (const status of await Promise.all(Array.from({ length: 50 }, () => ask(it)))) seen.add(status)
  return seen
}

const closedWithin = async (it: TestApp) => {
  const startedAt = performance.now()
  await it[Symbol.asyncDispose]()
  return performance.now() - startedAt
}

test('one that never answers: every request is answered, memory is bounded, and the end waits a second for it', async () => {
  const { it, collector } = await startBeside(() => {}, { OTEL_EXPORTER_OTLP_TIMEOUT: '90000' })
  expect(await askMany(it, REQUESTS)).toEqual(new Set([200]))
  expect(collector.received.length).toBe(1)
  const { dropped = 0, sent = 0 } = await spansOf(it)
  // Two spans a request; what waits and the batch under way are not yet lost.
  expect(sent).toBe(0)
  expect(dropped).toBeGreaterThanOrEqual(2 * REQUESTS - 2_048 - 256)
  expect(await closedWithin(it)).toBeLessThan(9_000)
  expect(await spansAfter(it)).toBe(0)
})

/** Nothing is counted as sent by the end either. */
async function spansAfter(it: TestApp): Promise<number> {
  const text = await it.app.gateway.meters.text()
  return Number(/items_total\{signal="traces",outcome="sent"\} (\d+)/.exec(text)?.[1] ?? 0)
}

test('one that is not there is said once, with the reason and nothing of where it is', async () => {
  const collector = await startCollector()
  await collector[Symbol.asyncDispose]()
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_EXPORTER_OTLP_TIMEOUT: '100' }
  const it = stack.use(await startTestApp({ ...more, ...env }))
  await ask(it)
  await expect.poll(async () => (await spansOf(it)).dropped ?? 0, { timeout: 10_000 }).toBeGreaterThan(0)
  await ask(it)
  const first = (await spansOf(it)).dropped ?? 0
  await expect.poll(async () => (await spansOf(it)).dropped ?? 0, { timeout: 10_000 }).toBeGreaterThan(first)
  const said = it.log.filter(line => line.includes('the collector does not take'))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('ECONNREFUSED')
  expect(said[0]).not.toContain('127.0.0.1')
})

test('one that refuses loses its batches, and one that takes them again is said', async () => {
  let status = 401
  const { it } = await startBeside(reply => {
    reply.statusCode = status
    reply.end('{}')
  })
  stack.defer(() => it[Symbol.asyncDispose]())
  await ask(it)
  await expect.poll(async () => (await spansOf(it)).dropped ?? 0, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(it.log.join()).toContain('it answered with status 401')
  status = 200
  await ask(it)
  await expect.poll(async () => (await spansOf(it)).sent ?? 0, { timeout: 10_000 }).toBeGreaterThan(0)
  await expect.poll(() => it.log.join()).toContain('the collector takes what is sent again')
})

test('what waits when the gateway ends is sent', async () => {
  const { it, collector } = await startBeside(reply => reply.end('{}'))
  await ask(it)
  await it[Symbol.asyncDispose]()
  expect(collector.spans().map(({ name }) => name)).toContain('POST /graphql')
})

test('of many new traces a second only as many as are allowed are kept, whatever their clients ask for', async () => {
  const { it } = await startBeside(reply => reply.end('{}'), { TRACES_PER_SECOND: '1' })
  stack.defer(() => it[Symbol.asyncDispose]())
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const startedAt = Date.now()
  for (let time = 0; time < 200; time++)
    await (await fetch(`${it.url}/graphql?query={__typename}`, { headers: { traceparent } })).text()
  const most = 2 + Math.ceil((Date.now() - startedAt) / 1_000)
  expect((await spansOf(it)).limited).toBeGreaterThanOrEqual(200 - most)
})
