import type { CalendarRules } from './calendar.ts'
import { isFiscal, startOfNextUnit } from './calendar-unit.ts'
import { type EpochDay, parseDay } from './day.ts'
import { fiscalLabel } from './fiscal-year.ts'
import type { BucketUnit } from './granularity.ts'
import { rangeLabel } from './label.ts'
import { namedLabel } from './named-calendar.ts'

/** What days are called among buckets of this unit: `Q1 FY 2026/27`, the label of a period of a named calendar, else as `rangeLabel` says. */
export function labelIn(unit: BucketUnit, firstDay: EpochDay, lastDay: EpochDay, rules: CalendarRules): string {
  const named = typeof unit === 'string' ? null : namedLabel(unit, firstDay, lastDay)
  const fiscal = typeof unit === 'string' && isFiscal(unit) ? fiscalLabel(firstDay, lastDay, rules.yearStart) : null
  return named ?? fiscal ?? rangeLabel(firstDay, lastDay, rules)
}

/** The label of a whole bucket by its key, where the key alone does not tell it: of fiscal units and named calendars. */
export function unitLabels(unit: BucketUnit, rules: CalendarRules): ((key: string) => string) | null {
  if (unit === 'HOUR' || (typeof unit === 'string' && !isFiscal(unit))) return null
  return key => {
    const firstDay = parseDay(key) ?? 0
    return labelIn(unit, firstDay, startOfNextUnit(firstDay, unit, rules) - 1, rules)
  }
}
