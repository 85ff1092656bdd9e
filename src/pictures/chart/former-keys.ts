// What the buckets of a comparison are called.
import { dayToText, parseDay } from '../../core/day.ts'
import { keyFormatter } from '../../core/key-label.ts'
import type { ChartGranularity } from './chart-report.ts'

interface FormerPeriod {
  readonly label: string
  readonly firstDay?: string | null
}

/** The day of each value, where these are of days; of all others the period. */
export function formerKeys(
  { label, firstDay }: FormerPeriod,
  granularity: ChartGranularity | null,
  locale: string,
): (at: number) => string {
  const first = granularity === 'DAY' && firstDay ? parseDay(firstDay) : null
  if (first === null) return () => label
  const write = keyFormatter('DAY', locale, { withYear: true })
  return at => write(dayToText(first + at))
}
