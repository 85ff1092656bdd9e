import { issueOf } from '../reports/metric-expression.ts'
import { type MetricReport, toAlignedValues, toHeadline } from '../reports/metric-report.ts'
import type { Report } from '../reports/report.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import type { ChartMetric, ChartMetricReport, ChartReport } from './chart/chart-report.ts'

/** As the report comes through GraphQL. A calculated metric that has lost an operand is left out: the others can be drawn. */
export function toChartReport({ keys, plan, metrics }: Report): ChartReport {
  const computable = metrics.filter(({ expression }) => issueOf(expression) === null)
  return { keys, granularity: plan.granularity, metrics: computable.map(toChartMetricReport) }
}

function toChartMetricReport(report: MetricReport): ChartMetricReport {
  const { keys, plan, current, compared } = report
  const period = plan.comparedPeriods[0]
  const former = compared[0]
  return {
    metric: toChartMetric(report),
    headline: toHeadline(report),
    values: current.values(keys.length, plan.spec.fill),
    comparison:
      period && former ? { period: { label: period.label }, values: toAlignedValues(report, former, 0) } : null,
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
