// What a widget keeps of instants that it does not keep, and where that can be told apart.
import type { EpochMs } from '../core/calendar.ts'
import { dayAt, startOfDay } from '../core/zone.ts'

/** For so many days; null: for ever. */
export interface Retention {
  readonly keepInstantsDays: number | null
  readonly keepHoursDays: number | null
}

/** What a widget keeps of its instants by now: keys as they are stored. */
export interface KeptSums {
  /** Points before it are kept as sums of quarters of an hour, and nothing is pushed there any more. */
  readonly instantsFrom: string
  /** Before it there are sums of days of the zone alone; null: nowhere. */
  readonly hoursFrom: string | null
  readonly daysZone: string | null
}

export function toKeptSums(row: {
  readonly instants_from: string | null
  readonly hours_from: string | null
  readonly days_zone: string | null
}): KeptSums | null {
  const { instants_from: instantsFrom, hours_from: hoursFrom, days_zone: daysZone } = row
  return instantsFrom === null ? null : { instantsFrom, hoursFrom, daysZone }
}

/** A stored key of whole milliseconds as an instant. */
export const toEpochMs = (key: string): EpochMs => Number(BigInt(key) / 1_000n)

/** From when on there is more, for readers. */
export const keptFrom = (sums: KeptSums | undefined) => ({
  instantsFrom: sums ? toEpochMs(sums.instantsFrom) : null,
  hoursFrom: sums && sums.hoursFrom !== null ? toEpochMs(sums.hoursFrom) : null,
})

const QUARTER_MS = 900_000

/** Whether what is kept can be told apart on both sides of an instant. */
export function isKeptBound({ instantsFrom, hoursFrom, daysZone }: KeptSums, at: EpochMs): boolean {
  if (at >= toEpochMs(instantsFrom)) return true
  if (hoursFrom === null || daysZone === null || at >= toEpochMs(hoursFrom)) return at % QUARTER_MS === 0
  return startOfDay(dayAt(at, daysZone), daysZone) === at
}

/** The next instant, this one included, at which kept sums end. */
export function nextKeptBound(sums: KeptSums, at: EpochMs): EpochMs {
  if (isKeptBound(sums, at)) return at
  const { hoursFrom, daysZone } = sums
  if (hoursFrom === null || daysZone === null || at >= toEpochMs(hoursFrom))
    return Math.ceil(at / QUARTER_MS) * QUARTER_MS
  return startOfDay(dayAt(at, daysZone) + 1, daysZone)
}
