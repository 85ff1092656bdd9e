// Traces and the log, sent to a collector of OpenTelemetry. Without an endpoint there is nothing here, and no package of theirs is loaded.
import type { Log } from '../base/log.ts'
import type { Meters } from '../base/meters.ts'
import { noTracing, type Tracing } from '../base/tracing.ts'
import type { TelemetryConfig } from '../config/telemetry.ts'
import { ExportQueue } from './export-queue.ts'
import { createSampler } from './sampler.ts'

/** A longer line of the log is printed and not sent. */
const MAX_LINE_LENGTH = 16_384

export interface Telemetry {
  readonly tracing: Tracing
  /** Takes each line of the log; `null`: nobody wants them. */
  readonly onLine: ((line: string) => void) | null
  /** From then on the log says when the collector does not take what is sent, and when it does again. */
  reportTo(log: Log): void
  /** Sends what waits, for two seconds at most. */
  close(): Promise<void>
}

const LIMITED = { signal: 'traces', outcome: 'limited' } as const

const off: Telemetry = { tracing: noTracing, onLine: null, reportTo() {}, async close() {} }

export async function createTelemetry(
  config: TelemetryConfig | null,
  { telemetry }: Pick<Meters, 'telemetry'>,
  version: string,
): Promise<Telemetry> {
  if (config === null) return off
  const { createExports } = await import('./exports.ts')
  const { createCollector } = await import('./collector.client.ts')
  let log: Log | undefined
  const queueOf = <Item>(signal: 'traces' | 'logs', serialize: (items: readonly Item[]) => Uint8Array) => {
    const collector = createCollector({
      endpoint: `${config.endpoint}/v1/${signal}`,
      headers: config.headers,
      timeoutMs: config.timeoutMs,
      contentType: config.protocol === 'http/json' ? 'application/json' : 'application/x-protobuf',
    })
    const queue = new ExportQueue<Item>({
      send: (items, closing) => collector.post(serialize(items), closing),
      count: (outcome, items) => telemetry.add({ signal, outcome }, items),
      onState: failure =>
        failure === null
          ? log?.info({ signal }, 'the collector takes what is sent again')
          : log?.warn({ signal, err: failure }, 'the collector does not take what is sent'),
    })
    return { queue, close: () => queue.close().finally(() => collector.close()) }
  }
  const spans = queueOf('traces', (items: readonly Parameters<typeof exports.serializeSpans>[0][number][]) =>
    exports.serializeSpans(items),
  )
  const exports = createExports(config, version, span => spans.queue.add(span))
  const lines = config.logs ? queueOf('logs', exports.serializeLines) : null
  const sampler = createSampler({
    ...config,
    sampler: config.traces ? config.sampler : 'always_off',
    onLimited: () => telemetry.add(LIMITED),
  })
  return {
    tracing: {
      isOn: true,
      start(name, { parent = null, ...options } = {}) {
        // A part of what is kept is kept.
        const isPart = options.links?.some(link => link.isRecording) ?? false
        // How many jobs and runs there are is bounded elsewhere: they take no request its place.
        const isKept = isPart || sampler.isKept(parent, options.kind === 'SERVER' ? performance.now() : null)
        return isKept ? exports.startKept(name, options, parent) : exports.toUnkept(parent)
      },
    },
    onLine:
      lines &&
      (line => {
        if (line.length > MAX_LINE_LENGTH) lines.queue.drop(1)
        else lines.queue.add(line)
      }),
    reportTo: to => {
      log = to
    },
    async close() {
      await Promise.all([spans.close(), lines?.close()])
    },
  }
}
