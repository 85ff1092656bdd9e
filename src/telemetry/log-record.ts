// A line of the log as OpenTelemetry has it: what is sent is what was printed, secrets cut out already.
import type { JsonLogsSerializer } from '@opentelemetry/otlp-transformer'
import { readTraceContext } from './trace-context.ts'

export type LogRecord = Parameters<typeof JsonLogsSerializer.serializeRequest>[0][number]

/** https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const SEVERITIES: Readonly<Record<string, number>> = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 }

interface Line {
  readonly level?: string
  readonly time?: string
  readonly msg?: string
  readonly trace_id?: string
  readonly span_id?: string
  readonly trace_flags?: string
  readonly [name: string]: unknown
}

export function toLogRecord(text: string, about: Pick<LogRecord, 'resource' | 'instrumentationScope'>): LogRecord {
  const { level = 'info', time, msg, trace_id, span_id, trace_flags, ...rest } = JSON.parse(text) as Line
  const at = toHrTime(Date.parse(time ?? ''))
  const traced = readTraceContext({ traceparent: `00-${trace_id}-${span_id}-${trace_flags}` })
  return {
    hrTime: at,
    hrTimeObserved: at,
    severityText: level,
    severityNumber: SEVERITIES[level] ?? 0,
    body: msg ?? '',
    attributes: attributesOf(rest),
    droppedAttributesCount: 0,
    ...(traced && {
      spanContext: { traceId: traced.traceId, spanId: traced.spanId, traceFlags: traced.isSampled ? 1 : 0 },
    }),
    ...about,
  }
}

const toHrTime = (ms: number): [number, number] =>
  Number.isNaN(ms) ? [0, 0] : [Math.floor(ms / 1_000), (ms % 1_000) * 1_000_000]

/** An error is three attributes by the names of the conventions; what else is no plain value is its JSON. */
function attributesOf({ err, ...rest }: Readonly<Record<string, unknown>>): LogRecord['attributes'] {
  const plain = Object.entries(rest).map(([name, value]) => [name, isPlain(value) ? value : JSON.stringify(value)])
  const { type, message, stack } = (err ?? {}) as Readonly<Record<string, unknown>>
  const exception = Object.entries({
    'exception.type': type,
    'exception.message': message,
    'exception.stacktrace': stack,
  }).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries([...plain, ...exception])
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
