// Numbers that count up from a start: what one reading adds to what was read before.
import { AppError } from '../base/errors.ts'
import { compareDecimals, decimalFromNumeric, decimalToText, subtractDecimals } from '../core/number.ts'

/** A number as it stood at a time, and what it is of. */
export interface CounterReading {
  /** What is counted, and by whom: the same text for the same counter. */
  readonly stream: string
  /** When it began at 0, in nanoseconds since 1970; 0: that is not known. */
  readonly startedAt: bigint
  /** Nanoseconds since 1970. */
  readonly time: bigint
  /** Whether the first reading counts from 0, where no start says so: else it is what others are measured by. */
  readonly countsFirst?: boolean
  /** It may fall without having begun anew, as the sum of a histogram does. */
  readonly isSigned?: boolean
}

/** Nanoseconds are kept in 64 bits: from the year 1678 until 2262. */
export const isCounterTime = (nanos: bigint): boolean => BigInt.asIntN(64, nanos) === nanos

/** Where a counter stood, checked. */
export interface PlannedCounter {
  readonly metric: string
  /** Of those that the push writes to, from 0; null: of a widget without dimensions. */
  readonly series: number | null
  readonly key: string
  readonly value: string
  readonly reading: CounterReading
}

/** How long a counter is remembered that is not read. One that comes after it counts as one that was never read. */
export const COUNTER_DAYS = 400

/** Starts of counters that are remembered of a widget. */
export const MAX_COUNTERS = 100_000

export const tooManyCounters = () =>
  new AppError(
    'BAD_USER_INPUT',
    `The widget has ${MAX_COUNTERS} counters, each start of a process counted by itself, and can have no more. Nothing was written. Leave attributes out of the resource that are new at each start and tell nothing apart, such as service.instance.id; counters that are not read are forgotten after ${COUNTER_DAYS} days.`,
  )

/** What is kept of each start of a counter. */
export interface CounterState {
  readonly time: bigint
  readonly value: string
}

/**
 * What the reading adds to the metric, at its time; null: nothing, for it is the first one, or no newer than what is kept. Each start is a
 * counter of its own, so that in whatever order readings come, and however often, all of them together add what was counted.
 */
export function increaseOf(kept: CounterState | null, reading: CounterReading, value: string): string | null {
  const { startedAt, time } = reading
  if (kept === null) return reading.countsFirst || (startedAt !== 0n && startedAt < time) ? value : null
  if (!isNewer(kept, reading, value)) return null
  const [now, before] = [decimalFromNumeric(value), decimalFromNumeric(kept.value)]
  const hasBegunAnew = !reading.isSigned && compareDecimals(now, before) < 0
  return hasBegunAnew ? value : decimalToText(subtractDecimals(now, before))
}

/** What is kept after the reading. */
export function stateAfter(kept: CounterState | null, reading: CounterReading, value: string): CounterState {
  return kept && !isNewer(kept, reading, value) ? kept : { time: reading.time, value }
}

/** Clocks of senders may stand still between two readings: of the same time the greater one is the newer. */
function isNewer(kept: CounterState, { time, isSigned }: CounterReading, value: string): boolean {
  if (time !== kept.time) return time > kept.time
  return !isSigned && compareDecimals(decimalFromNumeric(value), decimalFromNumeric(kept.value)) > 0
}
