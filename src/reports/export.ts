import { csvLine, exactCsvLine } from '../base/csv.ts'
import { dayToCompactText } from '../core/day.ts'
import { spanOfKey, spanText } from '../core/day-span.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
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

/** For a spreadsheet, or rows alone that can be pushed again. */
export type ExportForm = 'spreadsheet' | 'rows'

const writerOf = (form: ExportForm) => (form === 'rows' ? exactCsvLine : csvLine)

export function headLine(widget: Widget, form: ExportForm): string {
  return writerOf(form)([keyColumnOf(widget), ...widget.dimensions, ...widget.metrics.map(metric => metric.name)])
}

const usualColumns: Readonly<Record<KeyKind, string>> = { DATE: 'Date', TIME: 'Time', CATEGORY: 'Category' }

/** A dimension may be called as a key usually is. */
export function keyColumnOf({ keyColumn, keyKind, dimensions }: Widget): string {
  const usual = usualColumns[keyKind ?? 'DATE']
  return keyColumn ?? (dimensions.includes(usual) ? 'Key' : usual)
}

export function rowLine(widget: Widget, row: ExportRow, form: ExportForm): string {
  const values = widget.dimensions.map((_name, index) => row.dimensions[index] ?? '')
  return writerOf(form)([
    keyText(widget, row.key),
    ...values,
    ...widget.metrics.map(metric => row.values.get(metric.metricId) ?? ''),
  ])
}

/** As a push writes it: `20261120`, a period as `2026-11`, an instant, or the category. */
function keyText(widget: Widget, key: string): string {
  if (widget.keyKind === 'DATE') return key.includes('/') ? spanText(spanOfKey(key)) : dayToCompactText(Number(key))
  if (widget.keyKind === 'CATEGORY') return key
  return Temporal.Instant.fromEpochNanoseconds(BigInt(key) * 1000n).toString()
}

/**
 * What of a row is of some of the values of a dimension: a value of a period that names none is of all of them together. `null`: nothing.
 */
export function rowOfPart(
  { dimensions, metrics }: Widget,
  row: ExportRow,
  part: readonly DimensionFilter[],
): ExportRow | null {
  const isWhole = part.some(({ dimension }) => (row.dimensions[dimensions.indexOf(dimension)] ?? null) === null)
  if (!isWhole) return row
  const periodic = new Set<string>(
    metrics.filter(({ aggregation }) => aggregation === 'PERIODIC').map(({ metricId }) => metricId),
  )
  const values = new Map([...row.values].filter(([metricId]) => !periodic.has(metricId)))
  return values.size > 0 ? { ...row, values } : null
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

export function optionLines(widget: Widget, form: ExportForm): string {
  if (form === 'rows') return ''
  return optionColumns
    .map(([name, read]) => ({ name, cells: widget.metrics.map(metric => read(metric) ?? '') }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
    .map(({ name, cells }) => csvLine([name, ...widget.dimensions.map(() => ''), ...cells]))
    .join('')
}
