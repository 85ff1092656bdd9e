// Refuses new requests while the process cannot keep up: a client that waits in line for a second gets nothing sooner by waiting longer.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../base/errors.ts'

/** Health answers however busy the process is. */
const ALWAYS = new Set(['/healthz', '/readyz'])
/** The event loop's delay is the mean over this long: one slow moment refuses nobody. */
const WINDOW_MS = 1_000
const RESOLUTION_MS = 10

/** `maxDelayMs`: how late the event loop may be, on average; 0: nothing is refused. */
export function shedLoad(server: FastifyInstance, maxDelayMs: number): void {
  if (maxDelayMs === 0) return
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  let isOverloaded = false
  const timer = setInterval(() => {
    const delayMs = histogram.count === 0 ? WINDOW_MS : histogram.mean / 1e6 - RESOLUTION_MS
    histogram.reset()
    const was = isOverloaded
    isOverloaded = delayMs > maxDelayMs
    if (isOverloaded && !was) server.log.warn({ delayMs: Math.round(delayMs) }, 'overloaded: new requests are refused')
  }, WINDOW_MS).unref()
  server.addHook('onClose', (_server, done) => {
    clearInterval(timer)
    histogram.disable()
    done()
  })
  server.addHook('onRequest', (request, _reply, done) => {
    if (!isOverloaded || ALWAYS.has(request.url)) return done()
    done(new AppError('UNAVAILABLE', 'The gateway is overloaded. Try again.', { retryAfter: 1 }))
  })
}
