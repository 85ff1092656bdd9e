// Reads a report from points that lie in memory, as the statement reads it from stored ones: rows of a query.
import { type Aggregate, aggregateValue } from '../core/aggregate.ts'
import type { TimedKeyKind } from '../core/calendar.ts'
import { joinAggregates } from '../core/series.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { InlinePoints } from '../widgets/widget.ts'
import { joinGroups } from './group-join.ts'
import { readInlineGroups } from './inline-groups.ts'
import {
  dataOfSeries,
  emptySeries,
  nameOfRest,
  type ReportData,
  type SeriesData,
  type StoredPoint,
  toShown,
} from './report-data.ts'
import { namesToRead, type ReportPlan, type ReportSpec, readsSeries } from './report-plan.ts'
import { looksBack } from './report-query.ts'
import type { TimeRange } from './report-range.ts'
import { workedRows } from './working-edges.ts'

/** The points of the one widget that a report is about; `null`: they are stored. */
export function inlinePointsOf({ members }: ReportSpec): InlinePoints | null {
  return members[0]?.widget.points ?? null
}

export function readInline(plan: ReportPlan, points: InlinePoints): ReportData {
  const { keyKind, inputs } = plan.spec
  if (keyKind === 'CATEGORY') return readNames(plan, points)
  if (inputs.some(input => readsSeries(plan.spec, input))) {
    const empty = dataOfSeries(inputs.map(() => plan.ranges.map(() => emptySeries)))
    return joinGroups(plan, empty, readInlineGroups(plan, points))
  }
  const rows = workedRows(points.rows, keyKind, plan)
  const byRange = plan.ranges.map(range => readRange(range, plan.spec, keyKind, { rows }))
  const series = inputs.map((_, input) => byRange.map(found => found[input] ?? emptySeries))
  return dataOfSeries(series)
}

function readRange(
  { from, before, buckets, indexes }: TimeRange,
  { inputs, fill }: ReportSpec,
  keyKind: TimedKeyKind,
  { rows }: InlinePoints,
): SeriesData[] {
  // Buckets begin at days or milliseconds, keys of instants are microseconds.
  const unit = keyKind === 'TIME' ? 1_000 : 1
  const found = inputs.map(() => ({
    byBucket: new Map<number, Aggregate>(),
    lastKey: null as string | null,
    carried: null as StoredPoint | null,
  }))
  let bucket = 0
  for (const { key, values } of rows) {
    const at = Number(key)
    if (at >= Number(before)) break
    const isBefore = at < Number(from)
    while (!isBefore && (buckets.starts[bucket + 1] ?? Number.POSITIVE_INFINITY) * unit <= at) bucket++
    for (const [input, { metric }] of inputs.entries()) {
      const [value, own] = [values[metric.position], found[input]]
      if (value === null || value === undefined || !own) continue
      if (isBefore) {
        own.carried = looksBack(fill, aggregationOf(metric)) ? { key, value } : null
        continue
      }
      own.byBucket.set(bucket, joined(own.byBucket.get(bucket), pointOf(value)))
      own.lastKey = key
    }
  }
  return found.map(({ byBucket, lastKey, carried }) => {
    const total = totalOf([...byBucket.values()])
    return { ...toShown(byBucket, indexes), lastKey, carried, total, soFar: null, reduced: null }
  })
}

/** Placed by the size of the first metric; those behind the top are one last place. */
function readNames(plan: ReportPlan, { rows }: InlinePoints): ReportData {
  const { inputs } = plan.spec
  const top = namesToRead(plan)
  const byName = new Map<string, (Aggregate | undefined)[]>()
  for (const { key, values } of rows) {
    const own = byName.get(key) ?? []
    byName.set(key, own)
    for (const [input, { metric }] of inputs.entries()) {
      const value = values[metric.position]
      if (value !== null && value !== undefined) own[input] = joined(own[input], pointOf(value))
    }
  }
  const first = inputs[0]?.metric
  const sizeOf = (own: readonly (Aggregate | undefined)[]) =>
    (first && aggregateValue(own[0] ?? null, aggregationOf(first))) ?? Number.NEGATIVE_INFINITY
  const sized = [...byName].map(([name, own]) => ({ name, own, size: sizeOf(own) }))
  sized.sort((a, b) => (a.size === b.size ? (a.name < b.name ? -1 : 1) : a.size < b.size ? 1 : -1))
  const names = sized.slice(0, top).map(({ name }) => name)
  const series = inputs.map((_, input) => {
    const ranked = new Map<number, Aggregate>()
    for (const [index, { own }] of sized.entries()) {
      const aggregate = own[input]
      const rank = Math.min(index, top)
      if (aggregate) ranked.set(rank, joined(ranked.get(rank), aggregate))
    }
    return [{ ...emptySeries, series: ranked, total: totalOf([...ranked.values()]) }]
  })
  const hasRest = sized.length > top
  return {
    series,
    categories: hasRest ? [...names, nameOfRest(names)] : names,
    otherIndex: hasRest ? names.length : null,
    pushOrder: [...byName.keys()],
    groups: null,
  }
}

const pointOf = (value: string): Aggregate => ({ sum: value, count: 1, minimum: value, maximum: value, latest: value })

const joined = (earlier: Aggregate | undefined, later: Aggregate) => (earlier ? joinAggregates(earlier, later) : later)

function totalOf(aggregates: readonly Aggregate[]): Aggregate | null {
  return aggregates.reduce<Aggregate | undefined>(joined, undefined) ?? null
}
