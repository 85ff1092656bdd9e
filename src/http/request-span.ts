// The span of a request, in the trace of whoever asked.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noSpan, type Span, type Tracing } from '../base/tracing.ts'
import { readTraceContext } from '../telemetry/trace-context.ts'
import { routeOf } from './path-mask.ts'
import { followSpan } from './request-log.ts'

declare module 'fastify' {
  interface FastifyRequest {
    span: Span | null
  }
}

/** Probes and scrapes come every few seconds, and tell nobody anything. */
const UNTRACED: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz', '/metrics'])

export const spanOf = ({ span }: FastifyRequest): Span => span ?? noSpan

/**
 * Begins a span with each request: `traceparent` says whose part it is. Its attributes are those of the conventions that hold no word of
 * the client's: https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function traceRequests(app: FastifyInstance, tracing: Tracing): void {
  app.decorateRequest('span', null)
  if (!tracing.isOn) return
  app.addHook('onRequest', (request, _reply, done) => {
    if (!UNTRACED.has(request.routeOptions.url)) {
      const { traceparent } = request.headers
      const parent = traceparent === undefined ? null : readTraceContext(request.headers)
      request.span = tracing.start(request.method, { kind: 'SERVER', parent })
      followSpan(request.log, request.span)
    }
    done()
  })
  app.addHook('onResponse', (request, { statusCode }, done) => {
    const { span, method } = request
    if (span?.isRecording) {
      const route = request.is404 ? 'none' : routeOf(request)
      span.rename(`${method} ${route}`)
      span.set({
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': statusCode,
        'pushgraph.request.id': request.id,
      })
      if (statusCode >= 500) span.fail(String(statusCode))
    }
    span?.end()
    done()
  })
}
