import { quote } from '../../base/quote.ts'
import { readFilterLines } from '../../request/dimension-parameter.ts'
import { dataOf, post } from '../client.ts'
import { mistake, type Print } from '../command.ts'
import type { Granularity, PeriodInput, PeriodPreset } from '../gql/graphql.ts'
import { show } from '../output.ts'
import { type Access, isUnknownWidget, noWidget } from '../widget-of.ts'
import { COMMAND, type QueryOptions } from './options.ts'
import { readReport } from './query-operations.ts'
import { seriesRows, summaryRows } from './report-rows.ts'

/** A table has what the metrics come to, CSV their series, JSON both. */
export async function showReport(
  { url, token }: Access,
  id: string,
  options: QueryOptions,
  print: Print,
): Promise<void> {
  const { period, granularity, metric, by = [], where, format } = options
  const reply = await post(url, token, readReport, {
    id,
    period: period === undefined ? null : readPeriod(period),
    granularity: (granularity ?? null) as Granularity | null,
    metrics: metric ? [...metric] : null,
    by: by.length > 0 ? [...by] : null,
    where: where ? readFilterLines(where.join('\n')) : null,
    hasGroups: by.length > 0,
  })
  if (isUnknownWidget(reply)) throw noWidget(id, ' (--report)')
  const { widget } = dataOf(reply)
  if (!widget?.report) throw noWidget(id, ' (--report)')
  const { title, report, keyColumn } = widget
  if (format === 'table') print(`${title}, ${report.period.label}\n`)
  show(print, format, { title, ...report }, () =>
    format === 'csv' ? seriesRows(report, by, keyColumn) : summaryRows(report, by),
  )
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/

function readPeriod(text: string): PeriodInput {
  const [, from, through] = DAYS.exec(text) ?? []
  if (from !== undefined && through !== undefined) return { days: { from, through } }
  const preset = text.toUpperCase()
  if (/^[A-Z]+(_[A-Z\d]+)*$/.test(preset)) return { preset: preset as PeriodPreset }
  throw mistake(`--period is LAST_30_DAYS and its like, or 2026-11-01..2026-11-30, not ${quote(text)}.`, COMMAND)
}
