// Where the points of a metric begin: windows before that are not whole.
import type { Metric } from '../widgets/metric.ts'
import { type MetricExpression, metricsOf } from './metric-expression.ts'
import type { LeadInPlan } from './rolling-plan.ts'

export interface Starts {
  /** Where the points of each metric begin, by its id. */
  readonly spans: ReadonlyMap<string, { readonly first: string }>
}

/**
 * The bucket that holds the first point of a metric, or behind the last one. Of a formula all of whose operands are needed the last of theirs,
 * the first where nothing is 0.
 */
export function firstBucketOf(
  read: Pick<LeadInPlan, 'plan'> & Starts,
  expression: MetricExpression,
  range: number,
): number {
  const firsts = [...new Set(metricsOf(expression))].map(metric => firstBucketOfMetric(read, metric, range))
  if (firsts.length === 0) return 0
  return read.plan.spec.fill === 'ZERO' ? Math.min(...firsts) : Math.max(...firsts)
}

function firstBucketOfMetric(read: Pick<LeadInPlan, 'plan'> & Starts, metric: Metric, range: number): number {
  const { plan, spans } = read
  const key = spans.get(metric.metricId)?.first
  const input = plan.spec.inputs.find(it => it.metric === metric)
  const kind = metric.eventCount ? 'TIME' : input?.keyKind
  const timed = kind === 'DATE' || kind === 'TIME' ? plan.rangesOf[kind][range] : undefined
  if (key === undefined || !timed) return Number.POSITIVE_INFINITY
  const { buckets, indexes } = timed
  const first = kind === 'TIME' ? Math.floor(Number(key) / 1_000) : Number(key)
  if (first < (buckets.starts[0] ?? buckets.end)) return 0
  const place = buckets.starts.findIndex((_, at) => first < (buckets.starts[at + 1] ?? buckets.end))
  if (place < 0) return Number.POSITIVE_INFINITY
  if (!indexes) return place
  return indexes.slice(place).find(index => index !== null) ?? Number.POSITIVE_INFINITY
}
