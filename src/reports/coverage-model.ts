// How much of a period has points, as REST says it.
import { z } from 'zod'
import { coverageOf, type MetricReport } from './metric-report.ts'

const describe = (description: string) => ({ description })
const instant = (description: string) => z.string().meta({ format: 'date-time', description }).nullable()

export const coverageModel = z.object({
  buckets: z.int().meta(describe('Buckets of the series.')),
  buckets_with_data: z.int().meta(describe('Buckets with at least one point.')),
  points_without_weight: z.int().meta(describe('Points that the mean leaves out; 0 without `weight_metric`.')),
  last_point_at: instant('The greatest key with a point.'),
  carried_from: instant('The key of the point before the period whose value is the first one here.'),
  instants_from: instant(
    'Points from here on are kept as they were pushed, earlier ones as sums of quarters of an hour.',
  ),
  hours_from: instant('Before it there are sums of whole days alone.'),
})

export function toCoverageModel(report: MetricReport): z.output<typeof coverageModel> {
  const coverage = coverageOf(report)
  const textOf = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    buckets: coverage.buckets,
    buckets_with_data: coverage.bucketsWithData,
    points_without_weight: coverage.pointsWithoutWeight,
    last_point_at: textOf(coverage.lastPointAt),
    carried_from: textOf(coverage.carriedFrom),
    instants_from: textOf(coverage.instantsFrom),
    hours_from: textOf(coverage.hoursFrom),
  }
}
