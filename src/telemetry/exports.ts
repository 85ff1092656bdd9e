// What OpenTelemetry's packages do here: loaded where an endpoint is set, and else never.
import { randomUUID } from 'node:crypto'
import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, type ReadableSpan, TracerProvider } from '@opentelemetry/sdk-trace'
import type { SpanOptions, TraceContext } from '../base/tracing.ts'
import type { TelemetryConfig } from '../config/telemetry.ts'
import { MAX_LINKS, startKept, UnkeptSpan } from './kept-span.ts'
import { type LogRecord, toLogRecord } from './log-record.ts'

/** Of one value: names of the code are shorter, and what else comes into one is cut. */
const MAX_VALUE_LENGTH = 200
const SCOPE = { name: 'pushgraph' }

export interface Exports {
  startKept(name: string, options: SpanOptions, parent: TraceContext | null): ReturnType<typeof startKept>
  toUnkept(parent: TraceContext | null): UnkeptSpan
  serializeSpans(spans: readonly ReadableSpan[]): Uint8Array
  serializeLines(lines: readonly string[]): Uint8Array
}

export function createExports(
  { protocol, serviceName, resourceAttributes }: TelemetryConfig,
  version: string,
  onEnd: (span: ReadableSpan) => void,
): Exports {
  const resource = resourceFromAttributes({
    'service.name': serviceName,
    'service.version': version,
    'service.instance.id': randomUUID(),
    ...resourceAttributes,
  })
  const provider = new TracerProvider({
    resource,
    // Which traces are kept was decided before.
    sampler: new AlwaysOnSampler(),
    spanLimits: { attributeValueLengthLimit: MAX_VALUE_LENGTH, attributeCountLimit: 32, linkCountLimit: MAX_LINKS },
    spanProcessors: [{ onStart() {}, onEnd, forceFlush: async () => {}, shutdown: async () => {} }],
  })
  const tracer = provider.getTracer(SCOPE.name)
  const isJson = protocol === 'http/json'
  const spans = isJson ? JsonTraceSerializer : ProtobufTraceSerializer
  const logs = isJson ? JsonLogsSerializer : ProtobufLogsSerializer
  const toRecord = (line: string): LogRecord => toLogRecord(line, { resource, instrumentationScope: SCOPE })
  return {
    startKept: (name, options, parent) => startKept(tracer, name, options, parent),
    toUnkept: parent => new UnkeptSpan(parent),
    serializeSpans: items => written(spans.serializeRequest([...items])),
    serializeLines: lines => written(logs.serializeRequest(lines.map(toRecord))),
  }
}

function written(body: Uint8Array | undefined): Uint8Array {
  if (!body) throw new Error('the batch could not be written')
  return body
}
