// Metrics of values of periods: what does not go with them.
import { quote } from '../base/quote.ts'
import { type acrossOf, aggregationOf } from './metric.ts'
import type { KeyKind } from './widget.ts'

/** What tells whether a metric may be PERIODIC. */
export type PeriodicOptions = Parameters<typeof acrossOf>[0] & {
  /** It has a formula, or is counted from events. */
  readonly isComputed?: boolean
}

/** Why a metric of values of periods cannot be in a widget with these keys. */
export const periodsNeedDays = (keyKind: KeyKind): string =>
  `Values of periods (aggregation PERIODIC) need keys that are days; those of this widget are ${keyKind === 'TIME' ? 'instants' : 'names'}. Push them into a widget of their own.`

/** Why it cannot be a metric of values of periods; null: it can, or is none. */
export function periodicIssue(metric: PeriodicOptions, keyKind: KeyKind | null): string | null {
  if (aggregationOf(metric) !== 'PERIODIC') return null
  const name = quote(metric.name)
  if (metric.isComputed)
    return `The metric ${name} is computed: only pushed values can be of a period. PERIODIC goes with pushed metrics.`
  if (metric.across)
    return `The metric ${name} would be PERIODIC across series (${metric.across}): values of periods are never joined. Take null for across.`
  return keyKind === null || keyKind === 'DATE' ? null : periodsNeedDays(keyKind)
}

/** Nothing would show values of periods any more. */
export const wouldLosePeriods = (name: string): string =>
  `The metric ${quote(name)} has values of periods longer than a day, which no other aggregation shows. Delete them first, or push into another metric.`
