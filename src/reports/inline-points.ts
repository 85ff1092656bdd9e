// Reads a report from points that lie in memory, as the statement reads it from stored ones: rows of a query.
import { type Aggregate, aggregateValue } from '../core/aggregate.ts'
import type { TimedKeyKind } from '../core/calendar.ts'
import { joinAggregates } from '../core/series.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { InlinePoints } from '../widgets/widget.ts'
import { emptySeries, OTHER, type ReportData, type SeriesData } from './report-data.ts'
import type { ReportPlan, ReportSpec, TimeRange } from './report-plan.ts'

/** The points of the one widget that a report is about; `null`: they are stored. */
export function inlinePointsOf({ members }: ReportSpec): InlinePoints | null {
  return members[0]?.widget.points ?? null
}

export function readInline(plan: ReportPlan, points: InlinePoints): ReportData {
  const { keyKind, inputs } = plan.spec
  if (keyKind === 'CATEGORY') return readNames(plan, points)
  const positions = inputs.map(({ metric }) => metric.position)
  const byRange = plan.ranges.map(range => readRange(range, keyKind, points, positions))
  return { series: inputs.map((_, input) => byRange.map(found => found[input] ?? emptySeries)), categories: [] }
}

function readRange(
  { from, before, buckets }: TimeRange,
  keyKind: TimedKeyKind,
  { rows }: InlinePoints,
  positions: readonly number[],
): SeriesData[] {
  // Buckets begin at days or milliseconds, keys of instants are microseconds.
  const unit = keyKind === 'TIME' ? 1_000 : 1
  const found = positions.map(() => ({ series: new Map<number, Aggregate>(), lastKey: null as string | null }))
  let bucket = 0
  for (const { key, values } of rows) {
    const at = Number(key)
    if (at < Number(from)) continue
    if (at >= Number(before)) break
    while ((buckets.starts[bucket + 1] ?? Number.POSITIVE_INFINITY) * unit <= at) bucket++
    for (const [input, position] of positions.entries()) {
      const [value, own] = [values[position], found[input]]
      if (value === null || value === undefined || !own) continue
      own.series.set(bucket, joined(own.series.get(bucket), pointOf(value)))
      own.lastKey = key
    }
  }
  return found.map(({ series, lastKey }) => ({ series, lastKey, total: totalOf([...series.values()]) }))
}

/** Placed by the size of the first metric; those behind the top are one last place. */
function readNames({ spec }: ReportPlan, { rows }: InlinePoints): ReportData {
  const { inputs, top } = spec
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
  const categories = sized.slice(0, top).map(({ name }) => name)
  if (sized.length > top) categories.push(OTHER)
  const series = inputs.map((_, input) => {
    const ranked = new Map<number, Aggregate>()
    for (const [index, { own }] of sized.entries()) {
      const aggregate = own[input]
      const rank = Math.min(index, top)
      if (aggregate) ranked.set(rank, joined(ranked.get(rank), aggregate))
    }
    return [{ series: ranked, total: totalOf([...ranked.values()]), lastKey: null }]
  })
  return { series, categories }
}

const pointOf = (value: string): Aggregate => ({ sum: value, count: 1, minimum: value, maximum: value, latest: value })

const joined = (earlier: Aggregate | undefined, later: Aggregate) => (earlier ? joinAggregates(earlier, later) : later)

function totalOf(aggregates: readonly Aggregate[]): Aggregate | null {
  return aggregates.reduce<Aggregate | undefined>(joined, undefined) ?? null
}
