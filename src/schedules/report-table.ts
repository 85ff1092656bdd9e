// The block TABLE: a widget by its keys, or by the values of dimensions.
import { keyFormatter, partsOf } from '../core/key-label.ts'
import { columnFormatter, NO_NUMBER } from '../core/number-format.ts'
import type { JsonObject } from '../deliveries/message.ts'
import { exactValues } from '../reports/exact-report.ts'
import { assertComputable, type MetricReport } from '../reports/metric-report.ts'
import type { Report } from '../reports/report.ts'
import { bucketsOfReport } from '../reports/report-bucket.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import type { BlockResult } from './block-result.ts'
import { type MetricData, metricData } from './metric-data.ts'
import type { BlockOf } from './report-block.ts'
import { type Table, tableBlocks } from './table.ts'

/** What stands for rows without a value of a dimension. */
const NOT_SET = '(not set)'
const OTHER = 'Other'

interface Line {
  readonly names: readonly string[]
  /** One per metric. */
  readonly numbers: readonly Pick<MetricData, 'value' | 'exact' | 'text' | 'change'>[]
}

export function toTableResult(block: BlockOf<'TABLE'>, report: Report, locale: string): BlockResult {
  const { by } = report.plan.spec
  const isGrouped = by.length > 0
  const lines = isGrouped ? groupLines(report, locale) : keyLines(report, locale)
  const isCompared = isGrouped && report.plan.comparedPeriods.length > 0
  const heads = isGrouped ? by : [report.widget.keyColumn ?? (report.plan.granularity === null ? 'Name' : 'Date')]
  const metrics = report.metrics.map(({ metric }) => metric.name)
  const table = toTable({ heads, metrics, isCompared }, lines)
  const options = {
    title: block.title ?? null,
    maxRows: block.max_rows,
    fileName: block.attach ? (block.title ?? report.widget.title) : null,
  }
  const { blocks, problems } = tableBlocks(table, options)
  const rows = lines.map(line => ({
    ...Object.fromEntries(heads.map((head, at) => [head, line.names[at] ?? ''])),
    ...Object.fromEntries(metrics.map((name, at) => [name, line.numbers[at]?.exact ?? null])),
  }))
  const about = { title: report.widget.title, period: report.plan.period.label, count: rows.length }
  const shownRows = rows.slice(0, block.max_rows ?? 20)
  return {
    shown: blocks,
    scope: { ...about, rows: lines.map((line, at) => ({ ...rows[at], ...numbersOf(metrics, line) })) },
    data: { ...about, rows: shownRows } satisfies JsonObject,
    isEmpty: lines.every(({ numbers }) => numbers.every(({ value }) => value === null)),
    problems,
  }
}

const numbersOf = (metrics: readonly string[], line: Line) =>
  Object.fromEntries(metrics.map((name, at) => [name, line.numbers[at]?.value ?? null]))

function toTable(
  { heads, metrics, isCompared }: { heads: readonly string[]; metrics: readonly string[]; isCompared: boolean },
  lines: readonly Line[],
): Table {
  const names = isCompared ? metrics.flatMap(name => [name, 'Change']) : metrics
  return {
    columns: [...heads.map(label => ({ label, isNumber: false })), ...names.map(label => ({ label, isNumber: true }))],
    rows: lines.map(line => [
      ...line.names,
      ...line.numbers.flatMap(({ text, change }) => (isCompared ? [text, change ?? NO_NUMBER] : [text])),
    ]),
    exact: lines.map(line => [
      ...line.names,
      ...line.numbers.flatMap(({ exact, change }) => (isCompared ? [exact ?? '', change ?? ''] : [exact ?? ''])),
    ]),
  }
}

function groupLines(report: Report, locale: string): Line[] {
  return report.groups.map(({ values, isOther, metrics }) => ({
    names: values.map((value, at) => (isOther ? (at === 0 ? OTHER : '') : (value ?? NOT_SET))),
    numbers: metrics.map(metric => metricData(metric, locale)),
  }))
}

function keyLines(report: Report, locale: string): Line[] {
  const columns = report.metrics.map(metric => valuesOf(assertComputable(metric), locale))
  return keyNames(report, locale).map((name, at) => ({
    names: [name],
    numbers: columns.map(column => ({ ...(column[at] as NonNullable<(typeof column)[number]>), change: null })),
  }))
}

/** Days and hours in the language of the document, as its charts have them; others as the project calls them. */
function keyNames(report: Report, locale: string): readonly string[] {
  const { granularity } = report.plan
  if (granularity !== 'DAY' && granularity !== 'HOUR') return bucketsOfReport(report).map(({ label }) => label)
  return report.keys.map(keyFormatter(granularity, locale, partsOf(report.keys)))
}

function valuesOf(report: MetricReport, locale: string) {
  const values = report.current.values(report.keys.length)
  const exact = exactValues(report)
  const write = columnFormatter(values, numberFormatOf(report.metric), locale)
  return values.map((value, at) => ({ value, exact: exact[at] ?? null, text: write(value) }))
}
