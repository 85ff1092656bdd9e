import type { Span } from '../base/tracing.ts'

/**
 * The span of one try, by the conventions for clients of HTTP: the host, and nothing of the path, query, headers or body, which may hold
 * secrets. https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 */
export function startRequestSpan(call: Span, method: string, url: string, attempt: number): Span {
  if (!call.isRecording) return call
  return call.child(method, {
    kind: 'CLIENT',
    attributes: {
      'http.request.method': method,
      ...addressOf(url),
      ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
    },
  })
}

export function noteReply(span: Span, status: number | null, errorCode: string | null): void {
  if (status !== null) span.set({ 'http.response.status_code': status })
  if (errorCode !== null) span.fail(errorCode)
}

/** A URL that is none is refused later. */
function addressOf(text: string): { 'server.address'?: string; 'server.port'?: number } {
  if (!URL.canParse(text)) return {}
  const { hostname, port, protocol } = new URL(text)
  return { 'server.address': hostname, 'server.port': Number(port) || (protocol === 'https:' ? 443 : 80) }
}
