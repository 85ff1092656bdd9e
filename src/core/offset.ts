import type { EpochMs } from './calendar.ts'

/**
 * A stretch of time in which a zone keeps one offset: [start, end), the offset east of UTC in milliseconds.
 * The first stretch of a zone starts at -Infinity, the last ends at Infinity.
 */
export interface OffsetSpan {
  readonly start: EpochMs
  readonly end: EpochMs
  readonly offset: number
}

const utc: OffsetSpan = { start: -Infinity, end: Infinity, offset: 0 }

// Asking Temporal costs microseconds and a report asks for a hundred days, so the spans found are remembered.
// They are facts of the time zone database, so this memory cannot change a result. Both bounds keep it below a few MB.
const maximumZones = 600
const maximumSpans = 256
interface ZoneMemory {
  spans: OffsetSpan[]
  last: OffsetSpan | null
}
const memory = new Map<string, ZoneMemory>()

/** The stretch of unchanged offset that holds an instant. Throws a RangeError for an unknown zone. */
export function offsetSpanAt(at: EpochMs, zone: string): OffsetSpan {
  if (zone === 'UTC') return utc
  let known = memory.get(zone)
  if (known === undefined) {
    if (memory.size >= maximumZones) memory.clear()
    known = { spans: [], last: null }
    memory.set(zone, known)
  }
  if (known.last !== null && at >= known.last.start && at < known.last.end) return known.last
  const found = searchSpan(known, at) ?? addSpan(known, readSpan(at, zone))
  known.last = found
  return found
}

function searchSpan(known: ZoneMemory, at: EpochMs): OffsetSpan | undefined {
  const span = known.spans[lowerIndex(known.spans, at)]
  return span !== undefined && at < span.end ? span : undefined
}

/** Index of the last span that starts at or before the instant, -1 when there is none. */
function lowerIndex(spans: readonly OffsetSpan[], at: EpochMs): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.start ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function addSpan(known: ZoneMemory, span: OffsetSpan): OffsetSpan {
  if (known.spans.length >= maximumSpans) known.spans = []
  known.spans.splice(lowerIndex(known.spans, span.start) + 1, 0, span)
  return span
}

function readSpan(at: EpochMs, zone: string): OffsetSpan {
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone)
  const offset = moment.offsetNanoseconds
  // The database also lists changes of name or rule that leave the offset alone: those end no span.
  let next = moment.getTimeZoneTransition('next')
  while (next !== null && next.offsetNanoseconds === offset) next = next.getTimeZoneTransition('next')
  let start = -Infinity
  let previous = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  while (previous !== null) {
    if (previous.subtract({ nanoseconds: 1 }).offsetNanoseconds !== offset) {
      start = previous.epochMilliseconds
      break
    }
    previous = previous.getTimeZoneTransition('previous')
  }
  return { start, end: next?.epochMilliseconds ?? Infinity, offset: offset / 1_000_000 }
}
