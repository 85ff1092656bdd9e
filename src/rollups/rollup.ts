import type { ProjectId, WidgetId } from '../base/id.ts'

/** A metric with so many instants is added up, */
export const MIN_POINTS = 20_000
/** where its newest ones lie in at most so many quarters of an hour: sums of one or two points each would save nothing. */
export const MAX_QUARTERS = 10_000
/** While points are changed by who marks nothing, and for so long after it was noticed, nothing is added up. */
export const QUIET_MS = 5 * 60_000
/** Points of a widget that one transaction adds up when they are added up for the first time: at least those of a day. */
export const CHUNK_POINTS = 200_000
/** Quarters of an hour, of all metrics of a widget together, that one transaction adds up anew. */
export const CHUNK_QUARTERS = 96

export interface RolledWidget {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
}

/** `rolledFrom`: before all and after all of time. */
export const EVERYTHING = '-9223372036854775808'
export const NOTHING = '9223372036854775807'
