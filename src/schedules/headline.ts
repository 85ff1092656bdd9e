// The block HEADLINE: the numbers of a widget, each with its change.
import type { Report } from '../reports/report.ts'
import type { BlockResult } from './block-result.ts'
import { metricData, toMetricItem } from './metric-data.ts'

export function toHeadlineResult(report: Report, locale: string): BlockResult {
  const { period } = report.plan
  const numbers = report.metrics.map(metric => ({ name: metric.metric.name, data: metricData(metric, locale) }))
  const metrics = Object.fromEntries(numbers.map(({ name, data }) => [name, data]))
  const data = { title: report.widget.title, period: period.label, metrics }
  return {
    shown: [{ kind: 'metrics', items: numbers.map(({ name, data }) => toMetricItem(name, data)) }],
    scope: data,
    data,
    isEmpty: numbers.every(({ data }) => data.value === null),
    problems: [],
  }
}
