import type { Aggregate, Aggregation } from '../core/aggregate.ts'
import type { DaySpan } from '../core/day-span.ts'
import { joinAggregates, type SparseSeries } from '../core/series.ts'

/** What was read for one plan. */
export interface ReportData {
  /** By input of the plan, then by range. Categories have one range, and names. */
  readonly series: readonly (readonly SeriesData[])[]
  /** The names of a CATEGORY widget, in their order; the rest behind the top is the last one, where there is one. */
  readonly categories: readonly string[]
  /** Where the rest stands. */
  readonly otherIndex: number | null
  /** The names were read in the order that the plan asks for. */
  readonly isInOrder?: true
  /** Names in the order in which they were pushed first, where the plan asks for it. */
  readonly pushOrder: readonly string[]
  /** Of a report by dimensions, the others last; `null`: not asked for. */
  readonly groups: readonly GroupData[] | null
}

/** The points of one metric in one range. */
export interface SeriesData {
  readonly series: SparseSeries
  readonly total: Aggregate | null
  /** The points in buckets that the report does not show: they count in the total. */
  readonly undrawn: Aggregate | null
  /** The greatest stored key with a point. */
  readonly lastKey: string | null
  /** The last point before the range, where the plan looks back. */
  readonly carried: StoredPoint | null
  /** Of what does not add up: the number from the range's start through each bucket with points, by index. */
  readonly soFar: ReadonlyMap<number, string> | null
  /** Of the series of dimensions: their numbers joined; `null`: it is one series. */
  readonly reduced: ReducedSeries | null
  /** Of a PERIODIC metric alone: all else is empty then. */
  readonly periods?: StoredPeriods
}

/** The values of a group, one per dimension asked for; null: without a value. */
export type GroupValues = readonly (string | null)[]

/** One group of a report. */
export interface GroupData {
  readonly values: GroupValues
  /** All that is in none of the other groups. */
  readonly isOther: boolean
  /** By input of the plan, then by range. */
  readonly series: readonly (readonly SeriesData[])[]
}

/** The numbers of series that have become one: each bucket, and the whole, by the same aggregation. */
export interface ReducedSeries {
  readonly aggregation: Aggregation
  /** Each series is a mean by itself, which may have digits without end: they are cut where more are kept than are shown. */
  readonly hasMeans: boolean
  /** Of the whole range. */
  readonly value: Aggregate | null
  /** Of each bucket, series without a point in it as they were before; `null`: not asked for. */
  readonly filled: readonly (Aggregate | null)[] | null
  /** From the start through each bucket; `null`: the buckets add up to it. */
  readonly soFar: readonly (Aggregate | null)[] | null
  /** What stands at the greatest key; `VALUE`: a level, which is the number of the whole range. */
  readonly latest: Aggregate | 'VALUE' | null
}

/** Why a number is of no one combination of values, of which values of periods are. */
export type PartIssue = 'JOINED_GROUPS' | 'GROUP_WITHOUT_VALUE' | 'SEVERAL_COMBINATIONS'

/** What answers for a range of a PERIODIC metric, as decimal texts; and what is stored of it at all. */
export interface StoredPeriods {
  /** The days that are asked for. */
  readonly span: DaySpan
  readonly whole: string | null
  /** By the index of the bucket in the report. */
  readonly byBucket: ReadonlyMap<number, string>
  /** The first day of the last period that answers for a bucket. */
  readonly lastKey: string | null
  /** Of the same combination of values: of each length the newest period. */
  readonly lengths: readonly DaySpan[]
  /** The metric has values, be it of other combinations. */
  readonly isEmpty: boolean
  /** Why no one combination of values is meant; `null`: one is. */
  readonly issue: PartIssue | null
}

export interface StoredPoint {
  readonly key: string
  readonly value: string
}

export const emptySeries: SeriesData = {
  series: new Map(),
  total: null,
  undrawn: null,
  lastKey: null,
  carried: null,
  soFar: null,
  reduced: null,
}

/** The aggregates of the buckets that the report shows, by their index there, and of the others together. */
export function toShown(
  byBucket: ReadonlyMap<number, Aggregate>,
  indexes: readonly (number | null)[] | null,
): Pick<SeriesData, 'series' | 'undrawn'> {
  if (!indexes) return { series: byBucket, undrawn: null }
  const series = new Map<number, Aggregate>()
  const hidden: [bucket: number, aggregate: Aggregate][] = []
  for (const [bucket, aggregate] of byBucket) {
    const shown = indexes[bucket] ?? null
    if (shown === null) hidden.push([bucket, aggregate])
    else series.set(shown, aggregate)
  }
  hidden.sort(([a], [b]) => a - b)
  const undrawn = hidden.reduce<Aggregate | null>((sum, [, it]) => (sum ? joinAggregates(sum, it) : it), null)
  return { series, undrawn }
}

const OTHER = 'Other'

/** What the rest of the names is called: never as one of those that are shown. */
export function nameOfRest(shown: readonly string[]): string {
  const taken = new Set(shown)
  if (!taken.has(OTHER)) return OTHER
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${OTHER} (rest)` : `${OTHER} (rest ${count})`
    if (!taken.has(name)) return name
  }
}

/** Of a plan without names. */
export function dataOfSeries(series: ReportData['series']): ReportData {
  return { series, categories: [], otherIndex: null, pushOrder: [], groups: null }
}
