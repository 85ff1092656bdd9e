// A report as rows: one for each bucket, of each group, or one for each group.
import { parseDay } from '../core/day.ts'
import { groupNames } from '../core/group-name.ts'
import { instantToText, startOfDay } from '../core/zone.ts'
import { exactHeadline, exactValues, toExactRatio } from '../reports/exact-report.ts'
import { assertComputable, type MetricReport } from '../reports/metric-report.ts'
import type { Report } from '../reports/report.ts'
import type { ReportContent } from './data-content.ts'
import type { DataRequest } from './data-request.ts'
import { assertFits, type Cell, type CellKind, type DataColumn, type DataTable, toColumns } from './data-table.ts'

/** The whole, or a group. */
interface ReportPart {
  /** One for each dimension. */
  readonly values: readonly Cell[]
  readonly metrics: readonly MetricReport[]
}

/** Throws BAD_USER_INPUT for too many rows, CONFLICT where a formula has lost an operand. */
export function toReportTable(
  report: Report,
  { totals }: Pick<ReportContent, 'totals'>,
  { keysAreInstants }: Pick<DataRequest, 'keysAreInstants'>,
): DataTable {
  const parts = partsOf(report)
  const keys = totals ? null : keysOf(report, keysAreInstants)
  const columns = toColumns([
    ...(keys ? [keys.column] : []),
    ...report.spec.by.map(name => ({ name, kind: 'TEXT' as const })),
    ...report.metrics.map(({ metric }) => ({ name: metric.name, kind: 'NUMBER' as const })),
  ])
  assertFits(parts.length * (keys?.texts.length ?? 1), columns.length)
  const rows = keys ? parts.flatMap(part => bucketRows(part, keys.texts)) : parts.map(totalRow)
  return { columns, rows }
}

/** Rows without a value of a dimension have an empty cell there; the others together are called as charts call them. */
function partsOf({ spec, groups, metrics }: Report): ReportPart[] {
  if (spec.by.length === 0) return [{ values: [], metrics }]
  const names = groupNames(groups)
  return groups.map(({ values, isOther, metrics: own }, at) => ({
    values: isOther ? spec.by.map((_, index) => (index === 0 ? (names[at] ?? null) : null)) : values,
    metrics: own,
  }))
}

function bucketRows({ values, metrics }: ReportPart, keys: readonly string[]): Cell[][] {
  const series = metrics.map(metric => exactValues(assertComputable(metric)))
  return keys.map((key, at) => [key, ...values, ...series.map(numbers => numbers[at] ?? null)])
}

const totalRow = ({ values, metrics }: ReportPart): Cell[] => [
  ...values,
  ...metrics.map(metric => toExactRatio(exactHeadline(assertComputable(metric)))),
]

function keysOf({ plan, widget, keys }: Report, asInstants: boolean): { column: DataColumn; texts: readonly string[] } {
  const { granularity, period } = plan
  const isHours = granularity === 'HOUR'
  const kind: CellKind = granularity === null ? 'TEXT' : isHours || asInstants ? 'INSTANT' : 'DATE'
  const usual = { TEXT: 'Category', INSTANT: 'Time', DATE: 'Date' }[kind]
  // Dashboards that ask for instants name the column, whatever the widget calls its days.
  const column = { name: asInstants && kind === 'INSTANT' ? usual : (widget.keyColumn ?? usual), kind }
  if (kind !== 'INSTANT' || isHours) return { column, texts: keys }
  // The key names the whole bucket, also where the period begins inside of it.
  const begin = (key: string) => instantToText(startOfDay(parseDay(key) ?? 0, period.timeZone), period.timeZone)
  return { column, texts: keys.map(begin) }
}
