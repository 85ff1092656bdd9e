import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/' }
const telemetryOf = (env: Record<string, string>) => loadConfig({ ...ENDPOINT, ...env }).telemetry

test('nothing is sent without an endpoint, disabled, or without anything to send', () => {
  expect(loadConfig({ OTEL_SERVICE_NAME: 'numbers' }).telemetry).toBeNull()
  expect(telemetryOf({ OTEL_SDK_DISABLED: 'true' })).toBeNull()
  expect(telemetryOf({ OTEL_TRACES_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' })).toBeNull()
})

test('the variables mean what they mean elsewhere', () => {
  expect(
    telemetryOf({
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc=, x-org = one ,',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=by-attribute,host.name=a%2Cb',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    }),
  ).toMatchObject({
    endpoint: 'http://127.0.0.1:4318',
    headers: { authorization: 'Bearer abc=', 'x-org': 'one' },
    protocol: 'http/protobuf',
    timeoutMs: 10_000,
    serviceName: 'by-attribute',
    resourceAttributes: { 'host.name': 'a,b' },
    sampler: 'traceidratio',
    ratio: 0.25,
    tracesPerSecond: 10,
  })
  expect(telemetryOf({ OTEL_SERVICE_NAME: 'x', OTEL_RESOURCE_ATTRIBUTES: 'service.name=y' })?.serviceName).toBe('x')
})

test.each([
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', /is not an http or https URL/],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://user:PLANTED@collector', /without credentials/],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'PLANTED', /is not a list of name=value/],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'a=PLANTED%', /is not a list of name=value/],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'a=PLANTED%0d%0ab', /no header may have/],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', /OTEL_EXPORTER_OTLP_PROTOCOL/],
  ['OTEL_EXPORTER_OTLP_TIMEOUT', '10s', /milliseconds/],
  ['OTEL_TRACES_SAMPLER', 'jaeger_remote', /OTEL_TRACES_SAMPLER/],
  ['OTEL_TRACES_SAMPLER_ARG', '1.5', /from 0 to 1/],
  ['TRACES_PER_SECOND', 'many', /is not a whole number/],
])('%s=%s is refused without a word of what it holds', (name, value, expected) => {
  let message = ''
  try {
    telemetryOf({ [name]: value })
  } catch (error) {
    message = (error as Error).message
  }
  expect(message).toMatch(expected)
  expect(message).not.toContain('PLANTED')
})
