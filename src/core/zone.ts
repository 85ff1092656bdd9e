import type { EpochMs } from './calendar.ts'
import { dayToText, type EpochDay, pad2 } from './day.ts'
import { offsetSpanAt } from './offset.ts'

const MS_PER_MINUTE = 60_000
export const MS_PER_HOUR = 3_600_000
export const MS_PER_DAY = 86_400_000

/** Further east than any zone has ever been (Juneau before 1867 kept 15:02). */
const furthestEast = 16 * MS_PER_HOUR

/**
 * Milliseconds on a zone's wall clock: what the clock shows, counted as if it were UTC.
 * `day * MS_PER_DAY` is that day's midnight on the clock.
 */
export type WallMs = number

/** The name of a time zone as the runtime spells it (`europe/berlin` is `Europe/Berlin`), or null when it is none. */
export function parseTimeZone(name: string): string | null {
  // Offsets such as `+02:00` are no IANA names: they know no daylight saving, and a project deserves a place.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name)) return null
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId
  } catch {
    return null
  }
}

/** Whether the runtime knows a zone of this IANA name, links such as `US/Eastern` included; false for offsets. */
export function isTimeZone(name: string): boolean {
  return parseTimeZone(name) !== null
}

/** What the wall clock of a zone shows at an instant. */
export function wallClockAt(at: EpochMs, zone: string): WallMs {
  return at + offsetSpanAt(at, zone).offset
}

/**
 * The first instant at which the wall clock of a zone shows this time or a later one: of a repeated time the earlier,
 * of a skipped time the moment the clock was put forward.
 */
export function instantOfWallClock(wall: WallMs, zone: string): EpochMs {
  let span = offsetSpanAt(wall - furthestEast, zone)
  for (;;) {
    const candidate = Math.max(span.start, wall - span.offset)
    if (candidate < span.end) return candidate
    span = offsetSpanAt(span.end, zone)
  }
}

/**
 * The instant at which a day begins: the first at which the clock shows its midnight or later. So where midnight is
 * skipped the day begins at 01:00; where midnight comes twice the first one counts, and the minutes the clock then
 * repeats belong to the day that has begun. A day a zone left out (2011-12-30 in Pacific/Apia) begins where the next
 * day begins and has no length. The rule is that of `Temporal.PlainDate.toZonedDateTime`.
 */
export function startOfDay(day: EpochDay, zone: string): EpochMs {
  return instantOfWallClock(day * MS_PER_DAY, zone)
}

/** The day an instant belongs to: the last one that has begun. `startOfDay(d) <= at < startOfDay(d + 1)`. */
export function dayAt(at: EpochMs, zone: string): EpochDay {
  let day = Math.floor(wallClockAt(at, zone) / MS_PER_DAY)
  while (startOfDay(day + 1, zone) <= at) day++
  return day
}

/**
 * The instant as RFC 3339 in the zone's offset: `2026-11-01T01:00:00-04:00`, milliseconds only when there are any.
 * Local mean times of the 19th century have seconds in their offset, which RFC 3339 cannot write: there the offset is
 * cut to whole minutes and the clock time follows, so that the text still names the same instant.
 */
export function instantToText(at: EpochMs, zone: string): string {
  const minutes = Math.trunc(offsetSpanAt(at, zone).offset / MS_PER_MINUTE)
  const wall = at + minutes * MS_PER_MINUTE
  const day = Math.floor(wall / MS_PER_DAY)
  const rest = wall - day * MS_PER_DAY
  const milliseconds = rest % 1000
  const fraction = milliseconds === 0 ? '' : `.${`${milliseconds}`.padStart(3, '0')}`
  const seconds = pad2(Math.floor(rest / 1000) % 60)
  return `${dayToText(day)}T${clockText(rest)}:${seconds}${fraction}${offsetText(minutes)}`
}

/** `15:20` of the milliseconds since midnight. */
export function clockText(sinceMidnight: number): string {
  const minutes = Math.floor(sinceMidnight / MS_PER_MINUTE)
  return `${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad2(Math.floor(size / 60))}:${pad2(size % 60)}`
}
