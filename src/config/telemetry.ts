// The variables of OpenTelemetry that Pushgraph reads: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
import { z } from 'zod'

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

export interface TelemetryConfig {
  /** Without the path of a signal and without a slash at the end. */
  readonly endpoint: string
  /** May hold credentials. */
  readonly headers: Readonly<Record<string, string>>
  readonly protocol: 'http/protobuf' | 'http/json'
  /** Of a batch, with all its tries. */
  readonly timeoutMs: number
  readonly serviceName: string
  readonly resourceAttributes: Readonly<Record<string, string>>
  readonly traces: boolean
  readonly logs: boolean
  readonly sampler: (typeof samplers)[number]
  /** Of the samplers by ratio. */
  readonly ratio: number
  /** New traces a second at most; 0: no limit. */
  readonly tracesPerSecond: number
}

const PAIR = /^\s*([^\s=,;]+)\s*=\s*([^,;]*?)\s*$/

/** `name=value,name=value` with values as in a URL, as W3C's baggage has it; `null`: it is not that. */
function readPairs(text: string): Record<string, string> | null {
  const pairs: Record<string, string> = {}
  for (const part of text.split(',').filter(each => each.trim() !== '')) {
    const [, name, value = ''] = PAIR.exec(part) ?? []
    if (name === undefined) return null
    try {
      pairs[decodeURIComponent(name)] = decodeURIComponent(value)
    } catch {
      return null
    }
  }
  return pairs
}

const pairs = z
  .string()
  .refine(text => readPairs(text) !== null, 'is not a list of name=value, separated by commas, with values as in a URL')
  .transform(text => readPairs(text) ?? {})

/** A header's name is a token, and its value has no line breaks. */
const areHeaders = (headers: Record<string, string>) =>
  Object.entries(headers).every(([name, value]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value))

const isRatio = (text: string) => /^(0|1|0?\.\d+|[01]\.\d+)$/.test(text) && Number(text) <= 1

export const telemetryEnv = {
  OTEL_SDK_DISABLED: z.enum(['true', 'false']).default('false'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^\s?#@]+$/, 'is not an http or https URL without credentials and query')
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: pairs.refine(areHeaders, 'has a name or a value that no header may have').optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.enum(['http/protobuf', 'http/json']).default('http/protobuf'),
  OTEL_EXPORTER_OTLP_TIMEOUT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number of milliseconds up to 99999')
    .transform(Number)
    .refine(ms => ms >= 100, 'is shorter than 100 ms')
    .default(10_000),
  OTEL_SERVICE_NAME: z.string().min(1, 'is empty').max(200, 'is longer than 200 characters').optional(),
  OTEL_RESOURCE_ATTRIBUTES: pairs.optional(),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none']).default('otlp'),
  OTEL_LOGS_EXPORTER: z.enum(['otlp', 'none']).default('otlp'),
  OTEL_TRACES_SAMPLER: z.enum(samplers).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.string().refine(isRatio, 'is not a number from 0 to 1').transform(Number).optional(),
  TRACES_PER_SECOND: z
    .string()
    .regex(/^\d{1,6}$/, 'is not a whole number')
    .transform(Number)
    .default(10),
}

/** `null`: nothing is sent, and nothing is loaded for it. */
export function toTelemetryConfig(it: z.output<z.ZodObject<typeof telemetryEnv>>): TelemetryConfig | null {
  const traces = it.OTEL_TRACES_EXPORTER === 'otlp'
  const logs = it.OTEL_LOGS_EXPORTER === 'otlp'
  const endpoint = it.OTEL_EXPORTER_OTLP_ENDPOINT
  if (endpoint === undefined || it.OTEL_SDK_DISABLED === 'true' || !(traces || logs)) return null
  const { 'service.name': named, ...resourceAttributes } = it.OTEL_RESOURCE_ATTRIBUTES ?? {}
  return {
    endpoint,
    headers: it.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    protocol: it.OTEL_EXPORTER_OTLP_PROTOCOL,
    timeoutMs: it.OTEL_EXPORTER_OTLP_TIMEOUT,
    serviceName: it.OTEL_SERVICE_NAME ?? named ?? 'pushgraph',
    resourceAttributes,
    traces,
    logs,
    sampler: it.OTEL_TRACES_SAMPLER,
    ratio: it.OTEL_TRACES_SAMPLER_ARG ?? 1,
    tracesPerSecond: it.TRACES_PER_SECOND,
  }
}
