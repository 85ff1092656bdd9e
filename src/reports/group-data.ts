// Series of dimensions that were added up, and how those of several groups become one.
import type { Aggregate } from '../core/aggregate.ts'
import { joinAggregates } from '../core/series.ts'
import type { GroupValues, ReducedSeries, SeriesData } from './report-data.ts'

/** The group of what is in none of those that a plan tells apart. */
export const REST = -1
/** Not a group: everything, of what does not add up from groups. */
export const WHOLE = -2

/** The series of one input in one range that are of one group. */
export interface GroupCells {
  readonly plan: number
  readonly input: number
  readonly range: number
  /** The index of a group of the plan, REST or WHOLE; or the values of a group where the plan tells none apart. */
  readonly group: number | GroupValues
  /** The first series of the group that was made; null: it has none. It means nothing where groups are told apart. */
  readonly firstSeries: bigint | null
  readonly data: SeriesData
}

/** All series of both: no point is in two groups. */
export function joinSeries(a: SeriesData, b: SeriesData): SeriesData {
  if (!a.reduced) return b
  if (!b.reduced) return a
  return {
    series: joinBuckets(a, b),
    total: join(a.total, b.total),
    undrawn: join(a.undrawn, b.undrawn),
    lastKey: laterOf(a.lastKey, b.lastKey),
    carried:
      a.carried && b.carried
        ? BigInt(a.carried.key) < BigInt(b.carried.key)
          ? b.carried
          : a.carried
        : (a.carried ?? b.carried),
    soFar: null,
    reduced: joinReduced({ ...a, reduced: a.reduced }, { ...b, reduced: b.reduced }),
  }
}

interface Reduced {
  readonly reduced: ReducedSeries
  readonly lastKey: string | null
}

function joinReduced(a: Reduced, b: Reduced): ReducedSeries {
  return {
    aggregation: a.reduced.aggregation,
    hasMeans: a.reduced.hasMeans,
    value: join(a.reduced.value, b.reduced.value),
    filled: joinLists(a.reduced.filled, b.reduced.filled),
    soFar: joinLists(a.reduced.soFar, b.reduced.soFar),
    latest: latestOf(a, b),
  }
}

function latestOf(a: Reduced, b: Reduced): ReducedSeries['latest'] {
  if (a.reduced.latest === 'VALUE' || b.reduced.latest === 'VALUE') return 'VALUE'
  if (a.lastKey === b.lastKey) return join(a.reduced.latest, b.reduced.latest)
  return laterOf(a.lastKey, b.lastKey) === a.lastKey ? a.reduced.latest : b.reduced.latest
}

function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return BigInt(a) < BigInt(b) ? b : a
}

function joinBuckets(a: SeriesData, b: SeriesData): ReadonlyMap<number, Aggregate> {
  const joined = new Map<number, Aggregate>()
  for (const { series } of [a, b])
    for (const bucket of series.keys()) {
      const both = join(joined.get(bucket) ?? null, series.get(bucket) ?? null)
      if (both) joined.set(bucket, both)
    }
  return joined
}

type AggregateList = readonly (Aggregate | null)[] | null

function joinLists(a: AggregateList, b: AggregateList): AggregateList {
  return a && b ? a.map((aggregate, index) => join(aggregate, b[index] ?? null)) : (a ?? b)
}

function join(a: Aggregate | null, b: Aggregate | null): Aggregate | null {
  return a && b ? joinAggregates(a, b) : (a ?? b)
}
