// Reads a report by dimensions from points that lie in memory, as the statement reads it from stored series.
import type { Aggregate } from '../core/aggregate.ts'
import { passesFilter } from '../core/dimension-filter.ts'
import { joinAggregates } from '../core/series.ts'
import type { InlinePoints } from '../widgets/widget.ts'
import { type GroupCells, REST } from './group-data.ts'
import { bucketCount, rulesOf, type SeriesRules, shownBuckets } from './group-rules.ts'
import { reduceSeries, type SeriesStep } from './inline-reduction.ts'
import type { GroupValues } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import type { TimeRange } from './report-range.ts'
import { workedRows } from './working-edges.ts'

/** The numbers of each group that has any. */
export function readInlineGroups(plan: ReportPlan, points: InlinePoints): GroupCells[] {
  const { spec } = plan
  const { groups, groupOf } = inlineGroups(plan, points)
  return plan.ranges.flatMap((range, rangeIndex) => {
    const rules = spec.inputs.map(({ metric }) => rulesOf(spec, metric))
    return stepsOf(plan, range, points, { groupOf, rules }).flatMap((byGroup, input) =>
      [...byGroup].map(([group, series]): GroupCells => {
        const data = reduceSeries([...series.values()], rules[input] as SeriesRules, bucketCount(plan))
        const firstSeries = BigInt(groupOf.indexOf(group))
        return { plan: 0, input, range: rangeIndex, group: groups[group] as GroupCells['group'], firstSeries, data }
      }),
    )
  })
}

interface InlineGroups {
  readonly groups: readonly GroupCells['group'][]
  /** By series the index of its group; `null`: it does not pass the filters. */
  readonly groupOf: readonly (number | null)[]
}

function inlineGroups({ spec, groups: listed }: ReportPlan, { series = [[]] }: InlinePoints): InlineGroups {
  const { where, by, inputs } = spec
  const dimensions = inputs[0]?.dimensions ?? []
  const places = new Map(listed?.map((values, index) => [JSON.stringify(values), index]))
  const groups: GroupCells['group'][] = []
  const indexes = new Map<string | number, number>()
  const groupOf = series.map(own => {
    const valueIn = (name: string) => own[dimensions.indexOf(name)] ?? null
    if (!where.every(filter => passesFilter(valueIn(filter.dimension), filter))) return null
    const values: GroupValues = by.map(valueIn)
    const key = JSON.stringify(values)
    const group = listed ? (places.get(key) ?? REST) : values
    const name = listed ? (places.get(key) ?? REST) : key
    const known = indexes.get(name)
    if (known !== undefined) return known
    indexes.set(name, groups.length)
    return groups.push(group) - 1
  })
  return { groups, groupOf }
}

interface SeriesChoice extends Pick<InlineGroups, 'groupOf'> {
  readonly rules: readonly SeriesRules[]
}

/** The steps of a series by where they are shown. */
type Steps = Map<number, SeriesStep>

/** By input: of each group the steps of each of its series. Bucket 0 is the point that is carried into the range. */
function stepsOf(
  plan: ReportPlan,
  range: TimeRange,
  { rows }: InlinePoints,
  { groupOf, rules }: SeriesChoice,
): Map<number, Map<number, Steps>>[] {
  const { inputs, keyKind } = plan.spec
  // Buckets begin at days or milliseconds, keys of instants are microseconds.
  const unit = keyKind === 'TIME' ? 1_000 : 1
  const { starts } = range.buckets
  const shown = shownBuckets(plan, range)
  const rest = bucketCount(plan) + 1
  const found = inputs.map(() => new Map<number, Map<number, Steps>>())
  let bucket = -1
  const worked = keyKind === 'CATEGORY' ? rows : workedRows(rows, keyKind, plan)
  for (const { key, values, series = 0 } of worked) {
    const at = Number(key)
    if (at >= Number(range.before)) break
    const isBefore = at < Number(range.from)
    while (!isBefore && (starts[bucket + 1] ?? Number.POSITIVE_INFINITY) * unit <= at) bucket++
    const group = groupOf[series] ?? null
    if (group === null) continue
    const place = isBefore ? 0 : (shown[bucket] ?? rest)
    for (const [input, { metric }] of inputs.entries()) {
      const value = values[metric.position]
      if (value === null || value === undefined || (isBefore && !rules[input]?.looksBack)) continue
      const steps = seriesIn(found[input] as Map<number, Map<number, Steps>>, group, series)
      const known = place === 0 ? undefined : steps.get(place)
      steps.set(
        place,
        known ? joinPoint(known, key, value) : { bucket: place, key, aggregate: pointOf(value), last: pointOf(value) },
      )
    }
  }
  return found
}

function seriesIn(byGroup: Map<number, Map<number, Steps>>, group: number, series: number): Steps {
  const own = byGroup.get(group) ?? new Map<number, Steps>()
  byGroup.set(group, own)
  const steps: Steps = own.get(series) ?? new Map<number, SeriesStep>()
  own.set(series, steps)
  return steps
}

/** Rows come in the order of their keys. */
function joinPoint({ bucket, key: last, aggregate, last: atLast }: SeriesStep, key: string, value: string): SeriesStep {
  const point = pointOf(value)
  return {
    bucket,
    key,
    aggregate: joinAggregates(aggregate, point),
    last: key === last ? joinAggregates(atLast, point) : point,
  }
}

const pointOf = (value: string): Aggregate => ({ sum: value, count: 1, minimum: value, maximum: value, latest: value })
