// The headers `traceparent` and `tracestate`: https://www.w3.org/TR/trace-context/
import type { TraceContext } from '../base/tracing.ts'

const PARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}(?:-.*)?$/
/** Of all that the version 00 has. */
const LENGTH = 55
const NO_TRACE = '0'.repeat(32)
const NO_SPAN = '0'.repeat(16)
const SAMPLED = 1
/** The standard asks to pass on this much. */
const MAX_STATE_LENGTH = 512
const STATE = /^[\x20-\x7e]*$/

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** `null`: the header is not there, or is none. A later version than ours is read as far as we know it. */
export function readTraceContext({ traceparent, tracestate }: Headers): TraceContext | null {
  const text = first(traceparent)
  // Most are of this length and have no state: what they say stands where it always does.
  const found = PARENT.test(text) ? text : text.trim()
  if (!PARENT.test(found)) return null
  const version = found.slice(0, 2)
  if (version === 'ff' || (version === '00' && found.length > LENGTH)) return null
  const traceId = found.slice(3, 35)
  const spanId = found.slice(36, 52)
  if (traceId === NO_TRACE || spanId === NO_SPAN) return null
  const isSampled = (Number.parseInt(found.slice(53, LENGTH), 16) & SAMPLED) === SAMPLED
  return { traceId, spanId, isSampled, traceState: tracestate === undefined ? '' : stateOf(joined(tracestate)) }
}

const stateOf = (state: string) => (state.length <= MAX_STATE_LENGTH && STATE.test(state) ? state : '')

const first = (header: string | string[] | undefined) => (Array.isArray(header) ? '' : (header ?? ''))
const joined = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(',') : (header ?? ''))

/** The headers that tell another service of the place. */
export function writeTraceContext({ traceId, spanId, isSampled, traceState }: TraceContext): Record<string, string> {
  const traceparent = `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
  return traceState === '' ? { traceparent } : { traceparent, tracestate: traceState }
}
