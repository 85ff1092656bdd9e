import { csvLine } from '../base/csv.ts'
import { dayToCompactText } from '../core/day.ts'
import type { Metric } from '../widgets/metric.ts'
import type { Widget } from '../widgets/widget.ts'

export interface ExportRow {
  /** As it is stored: a day number, microseconds, or a category. */
  readonly key: string
  /** metric id -> decimal text */
  readonly values: ReadonlyMap<string, string>
}

export function headLine(widget: Widget): string {
  return csvLine([
    widget.keyColumn ?? (widget.keyKind === 'CATEGORY' ? 'Category' : widget.keyKind === 'TIME' ? 'Time' : 'Date'),
    ...widget.metrics.map(metric => metric.name),
  ])
}

export function rowLine(widget: Widget, row: ExportRow): string {
  return csvLine([keyText(widget, row.key), ...widget.metrics.map(metric => row.values.get(metric.metricId) ?? '')])
}

/** As a push writes it: `20261120`, an instant, or the category. */
function keyText(widget: Widget, key: string): string {
  if (widget.keyKind === 'DATE') return dayToCompactText(Number(key))
  if (widget.keyKind === 'CATEGORY') return key
  return Temporal.Instant.fromEpochNanoseconds(BigInt(key) * 1000n).toString()
}

type OptionColumn = readonly [name: string, read: (metric: Metric) => string | null]

const flag = (on: boolean | null) => (on ? '1' : null)

/** Cyfe's option rows: the name of the option where the key stands, and a cell per metric. Only options that are set. */
const optionColumns: readonly OptionColumn[] = [
  ['Color', metric => metric.color],
  ['Type', metric => metric.chartType?.toLowerCase().replaceAll('_', ' ') ?? null],
  ['Cumulative', metric => flag(metric.cumulative)],
  ['Average', metric => flag(metric.average)],
  ['Total', metric => metric.headlineOverride],
  ['Comparison', metric => metric.comparisonOverride],
  ['Reverse', metric => flag(metric.reverse)],
  ['ReverseGraph', metric => flag(metric.reverseGraph)],
  ['YAxis', metric => (metric.yAxis === null ? null : String(metric.yAxis))],
  ['YAxisMin', metric => metric.yAxisMin],
  ['YAxisMax', metric => metric.yAxisMax],
  ['YAxisShow', metric => (metric.yAxisShow ? null : '0')],
  ['LabelShow', metric => flag(metric.labelShow)],
]

export function optionLines(widget: Widget): string {
  return optionColumns
    .map(([name, read]) => [name, ...widget.metrics.map(metric => read(metric) ?? '')])
    .filter(([, ...cells]) => cells.some(cell => cell !== ''))
    .map(csvLine)
    .join('')
}
