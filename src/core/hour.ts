import type { EpochMs } from './calendar.ts'
import { offsetSpanAt } from './offset.ts'
import { MS_PER_HOUR } from './zone.ts'

/**
 * The instant at which the hour of the zone's clock began that holds an instant. A new hour begins when the clock
 * strikes one and whenever it is put forward or back: so every hour has one offset, the hour repeated in autumn is two,
 * and where the clock moves by 30 minutes (Lord Howe) one hour of that day is half an hour long.
 */
export function startOfHour(at: EpochMs, zone: string): EpochMs {
  const span = offsetSpanAt(at, zone)
  return Math.max(span.start, Math.floor((at + span.offset) / MS_PER_HOUR) * MS_PER_HOUR - span.offset)
}

/** The instant at which the next hour begins, by the same rule. */
export function startOfNextHour(at: EpochMs, zone: string): EpochMs {
  const span = offsetSpanAt(at, zone)
  return Math.min(span.end, (Math.floor((at + span.offset) / MS_PER_HOUR) + 1) * MS_PER_HOUR - span.offset)
}
