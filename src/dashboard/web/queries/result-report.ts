// A result of SQL as a chart: its first column that is no number gives the keys, its numbers are the metrics.
import { type ChartReport, plainMetric } from '../../../pictures/chart/chart-report.ts'

export interface ResultColumn {
  readonly name: string
  readonly type: string
}

const MOST_KEYS = 500
const MOST_METRICS = 8

/** `null` where there is nothing to draw. */
export function toReport(
  columns: readonly ResultColumn[],
  rows: readonly Record<string, unknown>[],
): ChartReport | null {
  const numbers = columns.filter(({ type }) => type === 'integer' || type === 'number').slice(0, MOST_METRICS)
  const keyColumn = columns.find(column => !numbers.includes(column))
  if (numbers.length === 0 || rows.length === 0) return null
  const visibleRows = rows.slice(0, MOST_KEYS)
  return {
    keys: visibleRows.map((row, at) => (keyColumn ? textOf(row[keyColumn.name]) : String(at + 1))),
    granularity: null,
    metrics: numbers.map(({ name }) => {
      const values = visibleRows.map(row => numberOf(row[name]))
      return {
        metric: { ...plainMetric, name },
        headline: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
        values,
      }
    }),
  }
}

/** Numbers that a double cannot hold come as text. */
function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
