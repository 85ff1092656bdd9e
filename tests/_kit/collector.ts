// A collector of OpenTelemetry that takes JSON (OTEL_EXPORTER_OTLP_PROTOCOL=http/json) and keeps what it gets.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

interface Attribute {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

export interface ReceivedSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  /** `''`: it is the first of its trace. */
  readonly parentSpanId: string
  readonly kind: number
  readonly attributes: Readonly<Record<string, unknown>>
  readonly links: readonly { traceId: string; spanId: string }[]
  readonly isFailed: boolean
}

export interface ReceivedRecord {
  readonly body: unknown
  readonly traceId: string | undefined
  readonly spanId: string | undefined
  readonly severity: number
  readonly attributes: Readonly<Record<string, unknown>>
}

export interface Collector extends AsyncDisposable {
  readonly endpoint: string
  /** Path, headers and text of every request. */
  readonly received: { path: string; headers: IncomingMessage['headers']; text: string }[]
  spans(): ReceivedSpan[]
  records(): ReceivedRecord[]
  /** Waits until one that it finds has come. */
  span(find: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan>
}

export type Answer = (reply: ServerResponse) => void
const take: Answer = reply => reply.end('{}')

export async function startCollector(answer: Answer = take): Promise<Collector> {
  const received: Collector['received'] = []
  const server = createServer(async (request, reply) => {
    let text = ''
    for await (const part of request.setEncoding('utf8')) text += part
    received.push({ path: request.url ?? '', headers: request.headers, text })
    answer(reply)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const spans = () => received.filter(({ path }) => path === '/v1/traces').flatMap(({ text }) => spansIn(text))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    spans,
    records: () => received.filter(({ path }) => path === '/v1/logs').flatMap(({ text }) => recordsIn(text)),
    async span(find) {
      for (const until = Date.now() + 10_000; Date.now() < until; await sleep(50)) {
        const found = spans().find(find)
        if (found) return found
      }
      throw new Error(`no such span came; these did: ${JSON.stringify(spans().map(({ name }) => name))}`)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Sent {
  readonly [name: string]: never
}

const each = (of: unknown, ...names: string[]): Sent[] =>
  names.reduce<Sent[]>((found, name) => found.flatMap(it => it[name] ?? []), [of as Sent])

const attributesOf = (attributes: readonly Attribute[] = []) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

function spansIn(text: string): ReceivedSpan[] {
  return each(JSON.parse(text), 'resourceSpans', 'scopeSpans', 'spans').map(span => ({
    ...(span as unknown as ReceivedSpan),
    parentSpanId: span.parentSpanId ?? '',
    links: span.links ?? [],
    attributes: attributesOf(span.attributes),
    isFailed: (span.status as { code?: number } | undefined)?.code === 2,
  }))
}

function recordsIn(text: string): ReceivedRecord[] {
  return each(JSON.parse(text), 'resourceLogs', 'scopeLogs', 'logRecords').map(record => ({
    body: Object.values((record.body as object | undefined) ?? {})[0],
    traceId: record.traceId,
    spanId: record.spanId,
    severity: record.severityNumber ?? 0,
    attributes: attributesOf(record.attributes),
  }))
}
