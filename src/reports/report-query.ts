import type { Aggregation } from '../core/aggregate.ts'
import type { ComparisonInput } from '../core/comparison.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Granularity } from '../core/granularity.ts'
import type { PeriodInput } from '../core/period.ts'
import type { ProfileBy } from '../core/profile.ts'
import type { Fill } from '../core/series.ts'
import type { MetricSelection } from '../widgets/metric-selection.ts'
import type { Widget } from '../widgets/widget.ts'

export const reportFills = ['NULL', 'ZERO', 'PREVIOUS', 'BY_AGGREGATION'] as const

/** BY_AGGREGATION: PREVIOUS for metrics that show their latest value, NULL for all others. */
export type ReportFill = (typeof reportFills)[number]

export function fillFor(fill: ReportFill, aggregation: Aggregation): Fill {
  if (fill !== 'BY_AGGREGATION') return fill
  return aggregation === 'LATEST' ? 'PREVIOUS' : 'NULL'
}

/** Whether the last value before the period is its first: a level holds until it is measured anew, a sum does not. */
export function looksBack(fill: ReportFill, aggregation: Aggregation): boolean {
  return aggregation === 'LATEST' && fillFor(fill, aggregation) === 'PREVIOUS'
}

export const onlyDays = ['ALL', 'WORKING'] as const

/** Which points count: those of every day, or those of the project's working days. */
export type OnlyDays = (typeof onlyDays)[number]

export const NAMES_HAVE_NO_DAYS = 'Names have no days: only widgets with days or instants for keys know working days.'

/** From the first day to the last one that a report of working days reads, its comparisons included: about a century. */
export const MAX_WORKING_SPAN = 36_600
/** How far such a report looks back for a last value of a working day; earlier ones count whatever their day. */
export const WORKING_LOOK_BACK_DAYS = 3_653

/** A report as it is asked for, before defaults. Several widgets share the period and the keys. */
export interface ReportQuery {
  readonly widgets: readonly Widget[]
  readonly period: PeriodInput | null
  readonly compare: readonly ComparisonInput[] | null
  readonly granularity: Granularity | null
  /** The name of a calendar, whose periods are the buckets. */
  readonly calendarGranularity: string | null
  readonly fill: ReportFill
  readonly timeZone: string | null
  /** `null`: all metrics. */
  readonly metrics: MetricSelection | null
  readonly top: number | null
  /** Which series are read: those that pass all of them. */
  readonly where: readonly DimensionFilter[]
  /** The dimensions whose values make groups; empty: none are asked for. */
  readonly by: readonly string[]
  /** The order of names, or of groups; `null`: the largest of the first metric first. */
  readonly orderBy: GroupOrder | null
  readonly profile: ProfileBy | null
  readonly onlyDays: OnlyDays
}

export const groupOrders = ['VALUE', 'NAME', 'KEY'] as const
export const sortDirections = ['ASC', 'DESC'] as const

/** How names and groups are ordered: by the value of a metric (`null`: the first), by themselves, or by when each was pushed first. */
export interface GroupOrder {
  readonly by: (typeof groupOrders)[number]
  readonly metric: string | null
  readonly direction: (typeof sortDirections)[number]
}

export const DEFAULT_TOP = 1_000
/** Of groups by dimensions. */
export const DEFAULT_TOP_GROUPS = 20
export const MAX_GROUP_DIMENSIONS = 3
/** Groups that a change is split into, besides the others as one. */
export const DEFAULT_DRIVERS = 10
export const MAX_DRIVERS = 100
export const MAX_FILTERS = 20
/** Values of all filters of a report together. */
export const MAX_FILTER_VALUES = 1_000
/** Combinations of values of properties that groups are chosen from, where all have to be known. */
export const MAX_EVENT_GROUPS = 10_000
/** Groups times buckets times metrics times periods. */
export const MAX_GROUP_CELLS = 200_000
export const MAX_TOP = 1_000
/** Buckets of a trailing window. */
export const MAX_WINDOW_BUCKETS = 400
/** What does not add up over a window is read by windows that lie side by side, once for each bucket of one: so often in a report. */
export const MAX_WINDOW_READS = 200
export const MAX_COMPARISONS = 10
/** Names that are ordered otherwise than by the first metric are ordered here, and not by the database: so many of them at most. */
export const MAX_ORDERED_NAMES = 10_000
/** So many values of them: names times metrics times periods. */
export const MAX_ORDERED_VALUES = 200_000
