// Traces at a collector: whose part each span is, what the upstream is told, and what no span may say.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN } from '../_kit/app.ts'
import { type Collector, type ReceivedSpan, startCollector } from '../_kit/collector.ts'
import { saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const SECRETS = { key: 'PLANTED-secret-key', query: 'PLANTED-query', sql: 'PLANTED-sql', header: 'PLANTED-collector' }
let collector: Collector
let kit: SourcesKit
beforeAll(async () => {
  collector = await startCollector()
  kit = await startSourcesKit({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_HEADERS: `x-key=${SECRETS.header}%20two`,
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    OTEL_SERVICE_NAME: 'numbers',
    TRACES_PER_SECOND: '0',
  })
  kit.upstream.on('/numbers-of', (_request, reply) => json(reply, { items: [{ day: '2026-11-20', sales: 5 }] }))
  const numbers = {
    name: 'numbers',
    method: 'GET' as const,
    url: `${kit.upstream.url}/numbers-of?token={{ secrets.key }}&q=${SECRETS.query}`,
    headers: { authorization: 'Bearer {{ secrets.key }}' },
  }
  await kit.it.ask(saveSource, {
    input: { name: 'numbers', requests: [numbers] as never, secrets: { key: SECRETS.key } },
  })
})
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]()
  await collector?.[Symbol.asyncDispose]()
})

let made = 0
/** The client's own place in a trace: a new trace each time. */
function clientSpan(flags = '01') {
  const traceId = (++made).toString(16).padStart(32, 'a')
  const spanId = made.toString(16).padStart(16, 'b')
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-${flags}`, tracestate: 'vendor=kept' } }
}

async function ask(query: string, headers: Record<string, string>, path = '/graphql') {
  const reply = await fetch(`${kit.it.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, ...headers },
    body: JSON.stringify({ query }),
  })
  return (await reply.json()) as { data: never; errors?: unknown }
}

const named = (traceId: string, name: string) => (span: ReceivedSpan) => span.traceId === traceId && span.name === name
const linksTo = (from: ReceivedSpan, to: ReceivedSpan) =>
  from.links.some(link => link.traceId === to.traceId && link.spanId === to.spanId)

const pushOf = (widget: string) =>
  `mutation TheNumbers { push(input: { widgetId: "${widget}", rows: [{ key: "2026-11-20", values: [{ metric: "PLANTED-metric", value: "1" }] }] }) { receipt { points } } }`

test('a push is a part of the trace of its client, and names the round that wrote it, which names it', async () => {
  const { id } = await kit.it.widget({ title: 'PLANTED-title', keyKind: 'DATE' })
  const client = clientSpan()
  expect((await ask(pushOf(id), client.headers)).errors).toBeUndefined()
  const request = await collector.span(named(client.traceId, 'POST /graphql'))
  expect(request).toMatchObject({ parentSpanId: client.spanId, kind: 2 })
  expect(request.attributes).toMatchObject({ 'http.route': '/graphql', 'http.response.status_code': 200 })
  const operation = await collector.span(named(client.traceId, 'GraphQL mutation'))
  expect(operation).toMatchObject({ parentSpanId: request.spanId })
  expect(operation.attributes).toMatchObject({ 'graphql.operation.name': 'TheNumbers' })
  const push = await collector.span(named(client.traceId, 'push'))
  expect(push).toMatchObject({ parentSpanId: operation.spanId })
  const round = await collector.span(span => span.name === 'push round' && linksTo(span, push))
  expect(round.traceId).not.toBe(client.traceId)
  expect(linksTo(push, round)).toBe(true)
})

test("pushes in Cyfe's words are followed, too, without the key in their address", async () => {
  const { pushUrl } = await kit.it.widget({ title: 'By its address', keyKind: 'DATE' })
  const client = clientSpan()
  expect((await kit.it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: 3 }] }, client.headers)).status).toBe(200)
  const request = await collector.span(named(client.traceId, 'POST /api/push/:pushKey'))
  expect(await collector.span(named(client.traceId, 'push'))).toMatchObject({ parentSpanId: request.spanId })
  expect(collector.received.map(({ text }) => text).join()).not.toContain(pushUrl.split('/').at(-1))
})

test('a report is a part of the trace of its client, and its statement a part of it', async () => {
  const { id } = await kit.it.widget({ title: 'Read', keyKind: 'DATE' })
  await ask(pushOf(id), {})
  const client = clientSpan()
  await ask(`{ widget(id: "${id}") { report { metrics { headline } } } }`, client.headers)
  const operation = await collector.span(named(client.traceId, 'GraphQL query'))
  const reports = await collector.span(named(client.traceId, 'reports'))
  expect(reports).toMatchObject({ parentSpanId: operation.spanId })
  const statement = await collector.span(named(client.traceId, 'report statement'))
  expect(statement).toMatchObject({ parentSpanId: reports.spanId, kind: 3 })
})

test('a tool of agents is a part of its request, and what it reads is a part of it', async () => {
  const { id } = await kit.it.widget({ title: 'By agents', keyKind: 'DATE' })
  await ask(pushOf(id), {})
  const client = clientSpan()
  const params = { name: 'report', arguments: { widget: id, metrics: ['PLANTED-metric'] } }
  await fetch(`${kit.it.url}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, ...client.headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  })
  const request = await collector.span(named(client.traceId, 'POST /mcp'))
  const tool = await collector.span(named(client.traceId, 'tool report'))
  expect(tool).toMatchObject({ parentSpanId: request.spanId })
  expect(await collector.span(named(client.traceId, 'reports'))).toMatchObject({ parentSpanId: tool.spanId })
})

test('the upstream of a source is told the place of its own part', async () => {
  const client = clientSpan()
  expect((await ask('mutation { runSource(name: "numbers") { ok } }', client.headers)).errors).toBeUndefined()
  const call = await collector.span(named(client.traceId, 'source call'))
  const request = await collector.span(named(client.traceId, 'GET'))
  expect(request).toMatchObject({ parentSpanId: call.spanId, kind: 3 })
  expect(request.attributes).toMatchObject({ 'server.address': '127.0.0.1', 'server.port': kit.upstream.port })
  const [received] = kit.upstream.receivedAt('/numbers-of').slice(-1)
  expect(received?.headers).toMatchObject({
    traceparent: `00-${client.traceId}-${request.spanId}-01`,
    tracestate: 'vendor=kept',
  })
})

test('a run of a feed is a trace of its own, with its call and its push', async () => {
  const { id: widgetId } = await kit.it.widget({ title: 'Fed', keyKind: 'DATE' })
  const metrics = [{ name: 'Sales', value: 'sales' }]
  const { feed } = (
    await kit.it.ask(saveFeed, {
      input: { name: 'feed', source: 'numbers', widgetId, rows: 'items', key: 'day', metrics },
    })
  ).saveFeed
  expect((await ask(`mutation { runFeed(id: "${feed.id}") { points } }`, {})).errors).toBeUndefined()
  const run = await collector.span(span => span.name === 'feed run')
  expect(run.parentSpanId).toBe('')
  expect(await collector.span(named(run.traceId, 'source call'))).toMatchObject({ parentSpanId: run.spanId })
  expect(await collector.span(named(run.traceId, 'push'))).toMatchObject({ parentSpanId: run.spanId })
})

test('what the client does not keep is not kept here, and its upstream hears so', async () => {
  const client = clientSpan('00')
  await ask('mutation { runSource(name: "numbers") { ok } }', client.headers)
  const [received] = kit.upstream.receivedAt('/numbers-of').slice(-1)
  expect(received?.headers.traceparent).toMatch(new RegExp(`^00-${client.traceId}-[0-9a-f]{16}-00$`))
  const kept = clientSpan()
  await ask('{ __typename }', kept.headers)
  await collector.span(named(kept.traceId, 'POST /graphql'))
  expect(collector.spans().filter(({ traceId }) => traceId === client.traceId)).toEqual([])
})

test('who sends no traceparent, or a broken one, begins a trace', async () => {
  await ask('query Broken { __typename }', { traceparent: '00-zz-1-01' })
  const isBroken = ({ attributes }: ReceivedSpan) => attributes['graphql.operation.name'] === 'Broken'
  const operation = await collector.span(isBroken)
  const request = await collector.span(named(operation.traceId, 'POST /graphql'))
  expect(request.parentSpanId).toBe('')
})

test('SQL of users, what failed and jobs are there by their names', async () => {
  const client = clientSpan()
  const sql = `select '${SECRETS.sql}' as x`
  expect((await ask(`{ sql(query: ${JSON.stringify(sql)}) { rows } }`, client.headers)).errors).toBeUndefined()
  expect(await collector.span(named(client.traceId, 'SQL of a user'))).toMatchObject({ kind: 3, isFailed: false })
  const wrong = clientSpan()
  await ask(`{ sql(query: "select ${SECRETS.sql} from") { rows } }`, wrong.headers, `/graphql?q=${SECRETS.query}`)
  const failed = await collector.span(named(wrong.traceId, 'SQL of a user'))
  expect(failed).toMatchObject({ isFailed: true, attributes: { 'error.type': 'BAD_USER_INPUT' } })
  const operation = await collector.span(named(wrong.traceId, 'GraphQL query'))
  expect(operation).toMatchObject({ isFailed: true, attributes: { 'error.type': 'BAD_USER_INPUT' } })
  expect(await collector.span(span => span.name.startsWith('job '))).toMatchObject({ parentSpanId: '' })
})

test('no secret, token, address, query, text of SQL or of a document stands in what was sent', async () => {
  const sent = collector.received.map(({ text }) => text).join('\n')
  expect(sent.length).toBeGreaterThan(5_000)
  expect(sent).not.toMatch(/PLANTED/)
  expect(sent).not.toContain(ADMIN)
  expect(sent).not.toMatch(/numbers-of|__typename|headline|select /i)
  expect(sent).toContain('"numbers"')
  expect(sent).toContain('deployment.environment.name')
  expect(collector.received[0]?.headers).toMatchObject({
    'x-key': `${SECRETS.header} two`,
    'content-type': 'application/json',
  })
})
