// Puts the weights of points into the numbers that were read of them.
import type { Aggregate, Weighted } from '../core/aggregate.ts'
import { joinWeighted } from '../core/series.ts'
import type { GroupCells } from './group-data.ts'
import type { ReportData, SeriesData } from './report-data.ts'
import { type ReportPlan, readsSeries } from './report-plan.ts'

/** Of one input in one range: the points with a weight, of one group. */
export interface WeightCells {
  readonly plan: number
  readonly input: number
  readonly range: number
  /** As `GroupCells` have it. */
  readonly firstSeries: bigint
  /** By the index of the bucket that shows them. */
  readonly byBucket: ReadonlyMap<number, Weighted>
  /** The index of what the report does not show. */
  readonly rest: number
}

const NONE: Weighted = { products: '0', weights: '0', count: 0 }

/** Series of dimensions with their weights; the others as they are. */
export function weighGroups<Cells extends GroupCells>(
  plans: readonly ReportPlan[],
  cells: readonly Cells[],
  weights: readonly WeightCells[],
): readonly Cells[] {
  if (!plans.some(hasWeights)) return cells
  const nameOf = ({ plan, input, range, firstSeries }: Cells | WeightCells) =>
    `${plan}/${input}/${range}/${firstSeries}`
  const byName = new Map(weights.map(own => [nameOf(own), own]))
  return cells.map(cell => {
    const { spec } = plans[cell.plan] as ReportPlan
    const input = spec.inputs[cell.input]
    if (!input || input.metric.weightMetric === null || !readsSeries(spec, input)) return cell
    return { ...cell, data: weighSeries(cell.data, byName.get(nameOf(cell))) }
  })
}

/** Points of no series, and names, with their weights. */
export function weighData(
  plan: ReportPlan,
  data: ReportData,
  weights: readonly Omit<WeightCells, 'firstSeries'>[],
): ReportData {
  if (!hasWeights(plan)) return data
  const series = data.series.map((ranges, index) => {
    const input = plan.spec.inputs[index]
    if (!input || input.metric.weightMetric === null || readsSeries(plan.spec, input)) return ranges
    return ranges.map((own, range) =>
      weighSeries(
        own,
        weights.find(it => it.input === index && it.range === range),
      ),
    )
  })
  return { ...data, series }
}

export const hasWeights = ({ spec }: ReportPlan) => spec.inputs.some(({ metric }) => metric.weightMetric !== null)

function weighSeries(data: SeriesData, found: Pick<WeightCells, 'byBucket' | 'rest'> | undefined): SeriesData {
  const byBucket: ReadonlyMap<number, Weighted> = found?.byBucket ?? new Map<number, Weighted>()
  const weigh = (aggregate: Aggregate | null | undefined, weighted: Weighted) =>
    aggregate ? { ...aggregate, weighted } : null
  const series = new Map<number, Aggregate>()
  for (const bucket of data.series.keys()) {
    const own = weigh(data.series.get(bucket), byBucket.get(bucket) ?? NONE)
    if (own) series.set(bucket, own)
  }
  const all = [...byBucket.values()].reduce(joinWeighted, NONE)
  const total = weigh(data.total, all)
  const undrawn = weigh(data.undrawn, (found && byBucket.get(found.rest)) ?? NONE)
  // Weights go with pooled series alone: their number is that of all points.
  const reduced = data.reduced && { ...data.reduced, value: total }
  return { ...data, series, total, undrawn, reduced }
}
