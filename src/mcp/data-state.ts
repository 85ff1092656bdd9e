// What is known of the data of a metric, beside the points of its report.
import type { Freshness } from '../lineage/freshness.ts'

/** The first and the last stored key, by the id of the metric. */
export type Spans = ReadonlyMap<string, { readonly first: string; readonly last: string }>

/** First and last instant of what a metric is made of, in epoch milliseconds: a formula has numbers where all its operands do. */
export interface StoredExtent {
  readonly first: number
  readonly last: number
}

/** What is known of the data of one metric. */
export interface StoredState {
  readonly extent: StoredExtent | null
  /** New data is late by its cadence. */
  readonly isLate: boolean
  /** The last instant with data, where more should have come. */
  readonly earlyEnd: number | null
}

export interface MetricState extends StoredState {
  readonly freshness: Freshness
}
