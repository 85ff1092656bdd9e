// The means of trailing windows as lines of their own, over what they are the means of.
import type { ChartMetricReport } from '../../../pictures/chart/chart-report.ts'
import type { GroupedReportFragment } from '../gql/graphql.ts'

type Granularity = GroupedReportFragment['granularity']

/** `7 days`. */
export function windowName(count: number, granularity: Granularity): string {
  return `${count} ${granularity === null ? 'bucket' : granularity.toLowerCase().replaceAll('_', ' ')}s`
}

/** Each metric and behind them their means, where they were asked for and there is one. */
export function withAverageLines(report: GroupedReportFragment, count: number | null): GroupedReportFragment {
  if (count === null || report.granularity === null || report.groups.length > 0) return report
  const lines = report.metrics.flatMap(each => {
    const { metric, movingAverage } = each
    if (!movingAverage || metric.chartType === 'NUMBER' || metric.chartType === 'TABLE') return []
    if (movingAverage.every(value => value === null)) return []
    const name = `${metric.name}, average of ${windowName(count, report.granularity)}`
    const drawn = { ...metric, name, color: null, chartType: 'LINE', labelShow: false } as const
    return [{ ...each, metric: drawn, values: movingAverage, comparison: null } satisfies ChartMetricReport]
  })
  return { ...report, metrics: [...report.metrics, ...lines] }
}
