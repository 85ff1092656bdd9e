import { unitOf } from '../core/granularity.ts'
import { comparedValues, firstComparison } from '../reports/comparison.ts'
import { issueOf } from '../reports/metric-expression.ts'
import { type MetricReport, type ReportGroup, toHeadline } from '../reports/metric-report.ts'
import type { Report } from '../reports/report.ts'
import { partialIndexesOf } from '../reports/report-bucket.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import type { ChartGroup, ChartMetric, ChartMetricReport, ChartReport } from './chart/chart-report.ts'

/** As the report comes through GraphQL. A calculated metric that has lost an operand is left out: the others can be drawn. */
export function toChartReport(report: Report): ChartReport {
  const { keys, plan, groups } = report
  const metrics = toChartMetrics(report.metrics)
  const granularity = unitOf(plan.granularity)
  // Names that were pushed have no period; those that are counted from events do.
  const hasPeriod = granularity !== null || metrics.some(({ comparison }) => comparison)
  return {
    keys,
    granularity,
    ...(hasPeriod && { period: { label: plan.period.label } }),
    partialIndexes: partialIndexesOf(report),
    metrics,
    ...(groups.length > 0 && { groups: groups.map(toChartGroup) }),
  }
}

function toChartGroup({ values, isOther, metrics }: ReportGroup): ChartGroup {
  return { values: values.map(value => ({ value })), isOther, metrics: toChartMetrics(metrics) }
}

function toChartMetrics(metrics: readonly MetricReport[]): ChartMetricReport[] {
  return metrics.filter(({ expression }) => issueOf(expression) === null).map(toChartMetricReport)
}

function toChartMetricReport(report: MetricReport): ChartMetricReport {
  const { keys, current } = report
  const comparison = firstComparison(report)
  return {
    metric: toChartMetric(report),
    headline: toHeadline(report),
    values: current.values(keys.length),
    comparison: comparison && {
      period: { label: comparison.period.label },
      values: comparedValues(comparison),
    },
  }
}

function toChartMetric({ metric }: MetricReport): ChartMetric {
  const number = (text: string | null) => (text === null ? null : Number(text))
  return {
    ...metric,
    format: numberFormatOf(metric),
    yAxisMin: number(metric.yAxisMin),
    yAxisMax: number(metric.yAxisMax),
  }
}
