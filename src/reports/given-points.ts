// Reads a report from points that lie in memory, as the statement reads it from stored ones: rows of a query.
import { type Aggregate, aggregateValue } from '../core/aggregate.ts'
import type { TimedKeyKind } from '../core/calendar.ts'
import { joinAggregates } from '../core/series.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { GivenPoints } from '../widgets/widget.ts'
import { emptySeries, OTHER, type ReportPlan, type ReportRequest, type SeriesData, type Stretch } from './report.ts'

/** As in ReportRows, of one plan. */
export interface GivenRows {
  readonly series: readonly (readonly SeriesData[])[]
  readonly categories: readonly string[]
}

/** The points of the one widget that a request is about; `null`: they are stored. */
export function givenPointsOf({ members }: ReportRequest): GivenPoints | null {
  return members[0]?.widget.points ?? null
}

export function readGiven(plan: ReportPlan, points: GivenPoints): GivenRows {
  const { keyKind, reads } = plan.request
  if (keyKind === 'CATEGORY') return readNames(plan, points)
  const positions = reads.map(({ metric }) => metric.position)
  const byStretch = plan.stretches.map(stretch => readStretch(stretch, keyKind, points, positions))
  return { series: reads.map((_, read) => byStretch.map(found => found[read] ?? emptySeries)), categories: [] }
}

function readStretch(
  { from, before, buckets }: Stretch,
  keyKind: TimedKeyKind,
  { rows }: GivenPoints,
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
    for (const [read, position] of positions.entries()) {
      const [value, own] = [values[position], found[read]]
      if (value === null || value === undefined || !own) continue
      own.series.set(bucket, joined(own.series.get(bucket), pointOf(value)))
      own.lastKey = key
    }
  }
  return found.map(({ series, lastKey }) => ({ series, lastKey, total: totalOf([...series.values()]) }))
}

/** Placed by the size of the first metric; those behind the top are one last place. */
function readNames({ request }: ReportPlan, { rows }: GivenPoints): GivenRows {
  const { reads, top } = request
  const byName = new Map<string, (Aggregate | undefined)[]>()
  for (const { key, values } of rows) {
    const own = byName.get(key) ?? []
    byName.set(key, own)
    for (const [read, { metric }] of reads.entries()) {
      const value = values[metric.position]
      if (value !== null && value !== undefined) own[read] = joined(own[read], pointOf(value))
    }
  }
  const first = reads[0]?.metric
  const sizeOf = (own: readonly (Aggregate | undefined)[]) =>
    (first && aggregateValue(own[0] ?? null, aggregationOf(first))) ?? Number.NEGATIVE_INFINITY
  const sized = [...byName].map(([name, own]) => ({ name, own, size: sizeOf(own) }))
  sized.sort((a, b) => (a.size === b.size ? (a.name < b.name ? -1 : 1) : a.size < b.size ? 1 : -1))
  const categories = sized.slice(0, top).map(({ name }) => name)
  if (sized.length > top) categories.push(OTHER)
  const series = reads.map((_, read) => {
    const places = new Map<number, Aggregate>()
    for (const [index, { own }] of sized.entries()) {
      const aggregate = own[read]
      const place = Math.min(index, top)
      if (aggregate) places.set(place, joined(places.get(place), aggregate))
    }
    return [{ series: places, total: totalOf([...places.values()]), lastKey: null }]
  })
  return { series, categories }
}

const pointOf = (value: string): Aggregate => ({ sum: value, count: 1, minimum: value, maximum: value, latest: value })

const joined = (earlier: Aggregate | undefined, later: Aggregate) => (earlier ? joinAggregates(earlier, later) : later)

function totalOf(aggregates: readonly Aggregate[]): Aggregate | null {
  return aggregates.reduce<Aggregate | undefined>(joined, undefined) ?? null
}
