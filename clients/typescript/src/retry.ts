import { isPassing } from './errors.js'

export interface RetryOptions {
  /** How often one request is tried before its error is given. Default: 6. */
  readonly attempts?: number
  /** The longest wait before the second attempt; each further one doubles. Default: 500. */
  readonly firstDelayMs?: number
  /** No wait is longer, unless the gateway asks for it with `Retry-After`. Default: 30,000. */
  readonly maxDelayMs?: number
}

export type Retry = Required<RetryOptions>

export const DEFAULT_RETRY: Retry = { attempts: 6, firstDelayMs: 500, maxDelayMs: 30_000 }

/** Half of the wait is drawn by lot: clients that lost one gateway together do not come back together. */
export function delayBefore(attempt: number, retry: Retry, error?: unknown): number {
  const most = Math.min(retry.maxDelayMs, retry.firstDelayMs * 2 ** (attempt - 2))
  const asked = isPassing(error) ? (error.retryAfter ?? 0) * 1000 : 0
  return Math.max(asked, most / 2 + (Math.random() * most) / 2)
}

/** Resolves after this time; rejects with the reason of the signal as soon as it aborts. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const abort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, ms)
    signal?.addEventListener('abort', abort, { once: true })
  })
}

export async function withRetries<T>(run: () => Promise<T>, retry: Retry, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= retry.attempts || !isPassing(error)) throw error
      await wait(delayBefore(attempt + 1, retry, error), signal)
    }
  }
}
