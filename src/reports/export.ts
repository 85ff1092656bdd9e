import { csvLine } from '../base/csv.ts'
import { dayToCompactText } from '../core/day.ts'
import type { SeriesValues } from '../widgets/dimension.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'

export interface ExportRow {
  /** As it is stored: a day number, microseconds, or a category. */
  readonly key: string
  /** Those of its series, as many as there were dimensions when it was made; null: without a value. */
  readonly dimensions: SeriesValues
  /** metric id -> decimal text */
  readonly values: ReadonlyMap<string, string>
}

export function headLine(widget: Widget): string {
  return csvLine([keyColumnOf(widget), ...widget.dimensions, ...widget.metrics.map(metric => metric.name)])
}

const usualColumns: Readonly<Record<KeyKind, string>> = { DATE: 'Date', TIME: 'Time', CATEGORY: 'Category' }

/** A dimension may be called as a key usually is. */
function keyColumnOf({ keyColumn, keyKind, dimensions }: Widget): string {
  const usual = usualColumns[keyKind ?? 'DATE']
  return keyColumn ?? (dimensions.includes(usual) ? 'Key' : usual)
}

export function rowLine(widget: Widget, row: ExportRow): string {
  const values = widget.dimensions.map((_name, index) => row.dimensions[index] ?? '')
  return csvLine([
    keyText(widget, row.key),
    ...values,
    ...widget.metrics.map(metric => row.values.get(metric.metricId) ?? ''),
  ])
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
    .map(([name, read]) => ({ name, cells: widget.metrics.map(metric => read(metric) ?? '') }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
    .map(({ name, cells }) => csvLine([name, ...widget.dimensions.map(() => ''), ...cells]))
    .join('')
}
