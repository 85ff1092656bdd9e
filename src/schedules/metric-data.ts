// A metric of a report as it is told: written for people, and exact for programs.
import { formatChange, formatNumber } from '../core/number-format.ts'
import type { MetricItem } from '../deliveries/message.ts'
import { firstComparison } from '../reports/comparison.ts'
import { exactHeadline, toExactRatio } from '../reports/exact-report.ts'
import { assertComputable, type MetricReport, toHeadline } from '../reports/metric-report.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'

/** What templates and webhooks get of a metric. */
export type MetricData = {
  readonly value: number | null
  /** Every digit. */
  readonly exact: string | null
  readonly text: string
  readonly change: string | null
  readonly change_percent: number | null
  readonly previous: number | null
  readonly previous_text: string | null
  readonly verdict: string | null
}

/** Throws CONFLICT where a formula has lost an operand. */
export function metricData(report: MetricReport, locale: string): MetricData {
  const { metric } = assertComputable(report)
  const format = numberFormatOf(metric)
  const value = toHeadline(report)
  const comparison = firstComparison(report)
  const previous = comparison?.previous.value() ?? null
  const percent = comparison?.change.percentChange ?? null
  return {
    value,
    exact: toExactRatio(exactHeadline(report)),
    text: formatNumber(value, format, locale),
    change: percent === null ? null : formatChange(percent, previous, locale),
    change_percent: percent,
    previous,
    previous_text: previous === null ? null : formatNumber(previous, format, locale),
    verdict: comparison?.change.verdict ?? null,
  }
}

/** `+12.3% from 1,204`. */
export function toMetricItem(label: string, { text, change, previous_text }: MetricData): MetricItem {
  return { label, value: text, change: change === null ? null : `${change} from ${previous_text}` }
}
