import type { Aggregate } from '../core/aggregate.ts'
import type { SparseSeries } from '../core/series.ts'

/** What was read for one plan. */
export interface ReportData {
  /** By input of the plan, then by range. Categories have one range, and names. */
  readonly series: readonly (readonly SeriesData[])[]
  /** The names of a CATEGORY widget, largest first. */
  readonly categories: readonly string[]
}

/** The points of one metric in one range. */
export interface SeriesData {
  readonly series: SparseSeries
  readonly total: Aggregate | null
  /** The greatest stored key with a point. */
  readonly lastKey: string | null
}

export const emptySeries: SeriesData = { series: new Map(), total: null, lastKey: null }

/** The rest of the categories behind the top. */
export const OTHER = 'Other'
