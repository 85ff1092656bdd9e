import type { CalendarSpan } from '../core/calendar-unit.ts'
import type { ComparisonInput, ComparisonPreset } from '../core/comparison.ts'
import type { DayRange, PeriodInput } from '../core/period.ts'
import type { PeriodPreset } from '../core/preset.ts'

type Given<T> = T | null | undefined

/** GraphQL has made sure that exactly one field is given. */
export function toPeriodInput(
  input: Given<{
    preset?: Given<PeriodPreset>
    last?: Given<CalendarSpan>
    days?: Given<DayRange>
    instants?: Given<{ from: number; before: number }>
  }>,
): PeriodInput | null {
  if (!input) return null
  if (input.preset) return { preset: input.preset }
  if (input.last) return { last: input.last }
  if (input.days) return { days: input.days }
  return input.instants ? { instants: input.instants } : null
}

export function toComparisonInput(input: {
  to?: Given<ComparisonPreset>
  shift?: Given<CalendarSpan>
  days?: Given<DayRange>
}): ComparisonInput {
  if (input.shift) return { shift: input.shift }
  if (input.days) return { days: input.days }
  return { to: input.to ?? 'PREVIOUS_PERIOD' }
}
