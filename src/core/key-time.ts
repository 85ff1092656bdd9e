import type { EpochMs } from './calendar.ts'
import { dayToText, type EpochDay, pad2 } from './day.ts'
import { floorDivide, type KeySpelling } from './key-spelling.ts'
import { offsetSpanAt } from './offset.ts'
import { clockText, dayAt, instantOfWallClock, MS_PER_DAY, MS_PER_HOUR, startOfDay, wallClockAt } from './zone.ts'

const MICROS_PER_MS = 1_000

/** The day of a key in a zone; `null` where it is none. What a clock showed is of the day that it showed. */
export function dayOfSpelling(spelling: KeySpelling, zone: string): EpochDay | null {
  if (spelling.kind === 'DAY' || spelling.kind === 'CLOCK') return spelling.day
  return spelling.kind === 'INSTANT' ? dayAt(Number(floorDivide(spelling.micros, 1_000n)), zone) : null
}

/** Why a clock that showed this time tells no instant: it was put forward over it, or put back and showed it twice. */
export type ClockIssue =
  | { readonly issue: 'SKIPPED' }
  | { readonly issue: 'TWICE'; readonly first: EpochMs; readonly second: EpochMs }

/** Microseconds since 1970; a day is its beginning. `null` where the spelling tells no time. */
export function instantOfSpelling(spelling: KeySpelling, zone: string): bigint | ClockIssue | null {
  if (spelling.kind === 'INSTANT') return spelling.micros
  if (spelling.kind === 'DAY') return BigInt(startOfDay(spelling.day, zone)) * 1_000n
  if (spelling.kind !== 'CLOCK') return null
  const ms = Math.floor(spelling.sinceMidnight / MICROS_PER_MS)
  const wall = spelling.day * MS_PER_DAY + ms
  const place = spelling.zone ?? zone
  const first = instantOfWallClock(wall, place)
  if (wallClockAt(first, place) !== wall) return { issue: 'SKIPPED' }
  const { end } = offsetSpanAt(first, place)
  // Further ahead than a clock was ever put back: what begins later cannot show the same time.
  if (end - first <= 24 * MS_PER_HOUR) {
    const second = wall - offsetSpanAt(end, place).offset
    if (second >= end) return { issue: 'TWICE', first, second }
  }
  return BigInt(first) * 1_000n + BigInt(spelling.sinceMidnight - ms * MICROS_PER_MS)
}

/** `2026-11-20T09:30:00.000001Z`: the one way in which instants are written out, to the microsecond where there is one. */
export function microsToText(micros: bigint): string {
  const ms = Number(floorDivide(micros, 1_000n))
  const rest = Number(micros - BigInt(ms) * 1_000n)
  const day = Math.floor(ms / MS_PER_DAY)
  const sinceMidnight = ms - day * MS_PER_DAY
  const fraction = (sinceMidnight % 1_000) * 1_000 + rest
  const shown = fraction === 0 ? '' : `.${`${fraction}`.padStart(6, '0').replace(/0+$/, '')}`
  return `${dayToText(day)}T${clockText(sinceMidnight)}:${pad2(Math.floor(sinceMidnight / 1_000) % 60)}${shown}Z`
}
