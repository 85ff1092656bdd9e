// A gateway as a process: what it loads for OpenTelemetry, and the lines of its log at a collector.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN } from '../_kit/app.ts'
import { startCollector } from '../_kit/collector.ts'
import { createTestDatabase, type TestDatabase, urlOf } from '../_kit/database.ts'
import { SOURCES, startGateway } from '../_kit/process.ts'

/** Says which packages of OpenTelemetry are loaded; its API is one of prom-client's own, and does nothing by itself. */
const WATCH = `import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    const [name] = /@opentelemetry\\/[\\w-]+/.exec(url) ?? []
    if (name && name !== '@opentelemetry/api') process.stderr.write('loaded ' + name + '\\n')
    return next(url, context)
  },
})`

let database: TestDatabase
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'pushgraph-telemetry-'))
  const watch = join(folder, 'watch.mjs')
  writeFileSync(watch, WATCH)
  env = {
    DATABASE_URL: urlOf(database.connection),
    DATA_DIR: join(folder, 'data'),
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    NODE_OPTIONS: `--import ${watch}`,
    SHUTDOWN_DELAY_SECONDS: '0',
  }
})
afterAll(async () => {
  await database?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** From its sources: which packages are loaded is what is looked at. */
const start = (given: Parameters<typeof startGateway>[0]) => startGateway(given, [process.execPath, SOURCES])

test.each([
  ['without an endpoint', {}],
  ['disabled', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_SDK_DISABLED: 'true' }],
])('%s: no package of OpenTelemetry is loaded', async (_how, off) => {
  const gateway = await start({ ...env, ...off })
  await (await fetch(`${gateway.url}/graphql?query={__typename}`)).text()
  expect(await gateway.end('SIGTERM')).toBe(0)
  expect(gateway.output()).not.toContain('loaded @opentelemetry')
})

test('lines of the log arrive with the trace of their request, as they were printed', async () => {
  await using collector = await startCollector()
  const gateway = await start({
    ...env,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  })
  const traceId = 'c'.repeat(32)
  const headers = { traceparent: `00-${traceId}-${'d'.repeat(16)}-01` }
  await (await fetch(`${gateway.url}/nothing/here`, { headers })).text()
  expect(await gateway.end('SIGTERM')).toBe(0)
  expect(gateway.output()).toContain('loaded @opentelemetry/sdk-trace')
  const line = collector.records().find(record => record.traceId === traceId)
  expect(line).toMatchObject({ body: 'request', severity: 9 })
  expect(line?.attributes).toMatchObject({ method: 'GET', route: '/nothing/here', status: 404 })
  expect(collector.spans().find(span => span.traceId === traceId)).toMatchObject({ spanId: line?.spanId })
  const printed = JSON.parse(
    gateway
      .output()
      .split('\n')
      .find(text => text.includes(traceId)) ?? '{}',
  )
  expect(printed).toMatchObject({ trace_id: traceId, span_id: line?.spanId, trace_flags: '01', msg: 'request' })
  expect(collector.records().map(({ body }) => body)).toEqual(expect.arrayContaining(['listening']))
})

test('protobuf is what is sent where nothing else is said, and logs or traces may be left out', async () => {
  await using collector = await startCollector()
  const gateway = await start({
    ...env,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_SERVICE_NAME: 'by-its-name',
  })
  await (await fetch(`${gateway.url}/graphql?query={__typename}`)).text()
  expect(await gateway.end('SIGTERM')).toBe(0)
  expect(new Set(collector.received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']))
  const [first] = collector.received
  expect(first?.headers['content-type']).toBe('application/x-protobuf')
  expect(first?.text).toContain('by-its-name')
})

test('the process ends in time though the collector never answers', async () => {
  await using collector = await startCollector(() => {})
  const gateway = await start({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint })
  await (await fetch(`${gateway.url}/graphql?query={__typename}`)).text()
  expect(await gateway.end('SIGTERM')).toBe(0)
})
