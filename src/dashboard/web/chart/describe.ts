import type { ChartReport } from '../../../pictures/chart/chart-report.ts'
import { toGroupedReport } from '../../../pictures/chart/groups.ts'
import { formatNumber, keyFormatter } from '../parts/format.ts'

/** What a chart shows, for those who do not see it: each metric from its first to its last value, and its ends. */
export function describeChart(title: string, report: ChartReport): string {
  const { keys, granularity, metrics } = toGroupedReport(report)
  const name = keyFormatter(granularity, true)
  const messages = metrics.map(({ metric, values }) => {
    const present = values.flatMap((value, at) => (value === null ? [] : [{ value, key: keys[at] ?? '' }]))
    const [first, last] = [present[0], present.at(-1)]
    if (!first || !last) return `${metric.name}: no values.`
    const format = (value: number) => formatNumber(value, metric.format)
    const least = Math.min(...present.map(({ value }) => value))
    const most = Math.max(...present.map(({ value }) => value))
    return `${metric.name}: ${present.length} values, ${format(first.value)} (${name(first.key)}) to ${format(last.value)} (${name(last.key)}), least ${format(least)}, most ${format(most)}.`
  })
  return [`Chart of ${title}.`, ...messages].join(' ')
}
