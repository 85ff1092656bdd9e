// The headers `traceparent` and `tracestate`: https://www.w3.org/TR/trace-context/
import type { TraceContext } from '../base/tracing.ts'

const PARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/
const SAMPLED = 1
/** The standard asks to pass on this much. */
const MAX_STATE_LENGTH = 512
const STATE = /^[\x20-\x7e]*$/

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** `null`: the header is not there, or is none. A later version than ours is read as far as we know it. */
export function readTraceContext({ traceparent, tracestate }: Headers): TraceContext | null {
  const [, version, traceId = '', spanId = '', flags = '', rest] = PARENT.exec(first(traceparent).trim()) ?? []
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return null
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null
  const state = joined(tracestate)
  const isPassedOn = state.length <= MAX_STATE_LENGTH && STATE.test(state)
  const isSampled = (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED
  return { traceId, spanId, isSampled, traceState: isPassedOn ? state : '' }
}

const first = (header: string | string[] | undefined) => (Array.isArray(header) ? '' : (header ?? ''))
const joined = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(',') : (header ?? ''))

/** The headers that tell another service of the place. */
export function writeTraceContext({ traceId, spanId, isSampled, traceState }: TraceContext): Record<string, string> {
  const traceparent = `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
  return traceState === '' ? { traceparent } : { traceparent, tracestate: traceState }
}
