// Charts of very many names: the first ones are drawn, and what the others are together.
import type { ChartMetric, ChartMetricReport, ChartReport, ChartStyle } from './chart-report.ts'

/** So many bars have names that can be read. */
const MOST_NAMES = 11
const MOST_NAMES_OF_CARD = 7

export interface FewNames extends ChartReport {
  /** The index of the others. */
  readonly restAt?: number
}

/** Names come with the largest first. A sum of the others is drawn only of what may be summed. */
export function toFewNames(report: ChartReport, { compact }: Pick<ChartStyle, 'compact'>): FewNames {
  const most = compact ? MOST_NAMES_OF_CARD : MOST_NAMES
  const { keys, granularity, metrics } = report
  if (granularity !== null || keys.length <= most) return report
  const kept = most - 1
  const others = keys.length - kept
  const rest = isAdditive(metrics) ? `Other (${others})` : `${others} more`
  return {
    ...report,
    restAt: kept,
    keys: [...keys.slice(0, kept), rest],
    metrics: metrics.map(each => shorter(each, kept)),
  }
}

const isAdditive = (metrics: readonly ChartMetricReport[]) => metrics.some(({ metric }) => isSummed(metric))

function shorter(report: ChartMetricReport, kept: number): ChartMetricReport {
  const { metric, values, comparison } = report
  const cut = (all: readonly (number | null)[]) => [...all.slice(0, kept), restOf(all.slice(kept), metric)]
  return {
    ...report,
    values: cut(values),
    ...(comparison && { comparison: { ...comparison, values: cut(comparison.values) } }),
  }
}

const isSummed = ({ aggregation }: ChartMetric) => (aggregation ?? 'SUM') === 'SUM'

function restOf(values: readonly (number | null)[], metric: ChartMetric): number | null {
  const present = values.filter(value => value !== null)
  return isSummed(metric) && present.length > 0 ? present.reduce((sum, value) => sum + value, 0) : null
}

/** The bar of the others is grey; of several metrics each keeps its colour. */
export function withGreyRest<Series extends { readonly data?: unknown }>(
  series: readonly Series[],
  { restAt, metrics }: FewNames,
  { muted }: Pick<ChartStyle, 'muted'>,
): Series[] {
  if (restAt === undefined || metrics.length > 1) return [...series]
  const grey = (value: unknown, at: number) =>
    at === restAt ? { value, itemStyle: { color: muted, opacity: 0.5 } } : value
  return series.map(each => ({ ...each, data: (each.data as readonly unknown[]).map(grey) }))
}
