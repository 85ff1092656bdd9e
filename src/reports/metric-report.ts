import { aggregateValue, type Change, changeOf, exactValue } from '../core/aggregate.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { ratioOf } from '../core/ratio.ts'
import { startOfDay } from '../core/zone.ts'
import { type Aggregation, aggregationOf } from '../widgets/metric.ts'
import type { MetricData, Report, ReportPlan, SeriesData } from './report.ts'

/** One metric of a report; everything asked of it is computed when it is asked for. */
export interface MetricReport extends MetricData {
  readonly plan: ReportPlan
  readonly keys: readonly string[]
  readonly aggregation: Aggregation
  valueIn(data: SeriesData): number | null
  averageIn(data: SeriesData): number | null
}

export function toMetricReports({ plan, keys, metrics }: Report): MetricReport[] {
  return metrics.map(data => {
    const aggregation = aggregationOf(data.metric)
    return {
      ...data,
      plan,
      keys,
      aggregation,
      valueIn: series => aggregateValue(series.total, aggregation),
      averageIn: series => aggregateValue(series.total, 'AVERAGE'),
    }
  })
}

/** Rule 8: the override, else the aggregation over the period; null when there is no point. */
export function toHeadline(report: MetricReport): number | null {
  const { headlineOverride } = report.metric
  return headlineOverride === null ? report.valueIn(report.current) : Number(headlineOverride)
}

/** Rule 9. A pushed headline is what is compared. */
export function toChange(report: MetricReport, previous: SeriesData): Change {
  const { metric, aggregation, current } = report
  const override = metric.headlineOverride
  const now = override === null ? exactValue(current.total, aggregation) : ratioOf(decimalFromNumeric(override))
  const before = exactValue(previous.total, aggregation)
  return changeOf(now, before, { reverse: metric.reverse, override: metric.comparisonOverride })
}

export interface Coverage {
  readonly buckets: number
  readonly bucketsWithData: number
  readonly lastPointAt: number | null
}

export function coverageOf({ current, keys, plan }: MetricReport): Coverage {
  return { buckets: keys.length, bucketsWithData: current.series.size, lastPointAt: lastPointAt(current, plan) }
}

function lastPointAt({ lastKey }: SeriesData, plan: ReportPlan): number | null {
  if (lastKey === null) return null
  if (plan.request.widget.keyKind === 'TIME') return Math.floor(Number(lastKey) / 1000)
  return startOfDay(Number(lastKey), plan.period.timeZone)
}
