// The way to the collector: OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp), each request with a deadline.
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'

export interface CollectorOptions {
  readonly endpoint: string
  /** May hold credentials. */
  readonly headers: Readonly<Record<string, string>>
  readonly contentType: string
  /** Of a batch, with all its tries. */
  readonly timeoutMs: number
}

export interface Collector {
  /** Rejects where it was not taken. The error says the status and nothing of the request. */
  post(body: Uint8Array, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** The standard names these: whatever else is answered will not become right. */
const RETRYABLE = new Set([429, 502, 503, 504])
const RETRY_MS = 1_000

export function createCollector({ endpoint, headers, contentType, timeoutMs }: CollectorOptions): Collector {
  const agent = new Agent({ connections: 1, connect: { timeout: Math.min(timeoutMs, 3_000) } })
  const postOnce = async (body: Uint8Array, signal: AbortSignal): Promise<{ status: number; waitMs: number }> => {
    const reply = await request(endpoint, {
      dispatcher: agent,
      method: 'POST',
      headers: { ...headers, 'content-type': contentType, 'user-agent': 'pushgraph' },
      body,
      signal,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    await reply.body.dump({ limit: 65_536, signal })
    const seconds = Number(reply.headers['retry-after'] ?? Number.NaN)
    return { status: reply.statusCode, waitMs: seconds >= 0 ? seconds * 1_000 : RETRY_MS }
  }
  return {
    async post(body, closing) {
      const startedAt = performance.now()
      const signal = AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)])
      for (;;) {
        // A collector that is away may come back: until the deadline it is asked again.
        const reply = await postOnce(body, signal).catch((error: unknown) => {
          if (signal.aborted) throw tooLate(closing, timeoutMs)
          return { error, waitMs: RETRY_MS }
        })
        if ('status' in reply && reply.status >= 200 && reply.status < 300) return
        const mayRetry = 'error' in reply || RETRYABLE.has(reply.status)
        if (!mayRetry || performance.now() + reply.waitMs - startedAt > timeoutMs) throw failureOf(reply)
        await sleep(reply.waitMs, undefined, { signal }).catch(() => {
          throw failureOf(reply)
        })
      }
    },
    close: () => agent.destroy(),
  }
}

function failureOf(reply: { readonly status: number } | { readonly error: unknown }): Error {
  if ('status' in reply) return new Error(`it answered with status ${reply.status}`)
  // The code alone: a message of the network holds addresses.
  const { code } = reply.error as { readonly code?: unknown }
  return new Error(typeof code === 'string' ? `it cannot be reached (${code})` : 'it cannot be reached')
}

const tooLate = (closing: AbortSignal, timeoutMs: number) =>
  new Error(
    closing.aborted ? 'the gateway ended before it answered' : `it did not answer within ${timeoutMs / 1_000} s`,
  )
