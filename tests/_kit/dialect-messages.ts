// What clients of several protocols send, as messages that may come late, twice and in any order.
import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { compress } from 'snappyjs'
import { ADMIN } from './app.ts'

/** Instants of the first samples: milliseconds. */
export const START = 1_763_640_000_000

/** Sends it to a gateway; the same each time. */
export type Message = (url: string) => Promise<void>

export const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' }
export const post = async (url: string, path: string, body: string | Buffer, more: Record<string, string> = {}) => {
  const reply = await fetch(url + path, { method: 'POST', headers: { ...headers, ...more }, body: body as BodyInit })
  const text = await reply.text()
  if (!reply.ok || text.includes('partialSuccess')) throw new Error(`${path}: ${reply.status} ${text}`)
}

export const decimal = (hundredths: number) => (hundredths / 100).toFixed(2)
export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
export const climbing = (steps: readonly number[]) => steps.map((_, index) => sum(steps.slice(0, index + 1)))

export function otlpMessages(name: string, starts: readonly (readonly number[])[]): Message[] {
  return starts.flatMap((steps, run) =>
    climbing(steps).map((value, index) => {
      const nanos = (ms: number) => `${START + run * 10_000 + ms}000000`
      const point = { startTimeUnixNano: nanos(0), timeUnixNano: nanos(index + 1), asDouble: value / 100 }
      const metric = { name, sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point] } }
      const body = JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }] })
      return url => post(url, '/v1/metrics', body)
    }),
  )
}

/** Prometheus keeps the samples of a series in order, and sends a batch again until it is taken. */
export function prometheusMessages(name: string, starts: readonly (readonly number[])[], from = START): Message[] {
  return starts.flatMap(climbing).map((value, index) => {
    const label = new BinaryWriter().uint32(10).string('__name__').uint32(18).string(name).finish()
    const sample = new BinaryWriter()
      .uint32(9)
      .double(value / 100)
      .uint32(16)
      .int64(from + index)
    const series = new BinaryWriter().uint32(10).bytes(label).uint32(18).bytes(sample.finish()).finish()
    const body = Buffer.from(compress(new BinaryWriter().uint32(10).bytes(series).finish()))
    return url =>
      post(url, '/api/v1/write', body, { 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' })
  })
}

/** What each reading adds to the one before it, by itself where it is less. */
export function grown(starts: readonly (readonly number[])[]): number {
  const values = starts.flatMap(climbing)
  return sum(
    values.slice(1).map((value, index) => (value < (values[index] ?? 0) ? value : value - (values[index] ?? 0))),
  )
}

/** Each message once to three times, in any order. */
export function delivered(messages: readonly Message[], next: () => number): Message[] {
  const copies = messages.flatMap(message => Array.from({ length: 1 + (next() % 3) }, () => message))
  return copies
    .map(message => ({ message, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ message }) => message)
}
