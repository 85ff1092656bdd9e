// A report as rows: for people what its metrics come to, for CSV the series behind it.
import { DEFAULT_LOCALE, formatNumber } from '../../core/number-format.ts'
import type { WithoutErrors } from '../../graphql/without-errors.ts'
import type { CliReportQuery } from '../gql/graphql.ts'
import { changeText, inTerminal } from '../number-text.ts'
import type { Rows } from '../output.ts'
import { sparkline } from '../table.ts'

type ReportAnswer = NonNullable<NonNullable<WithoutErrors<CliReportQuery>['widget']>['report']>

/** A part of the report: the whole, or a group with the values that make it. */
interface Part {
  readonly values: readonly string[]
  readonly metrics: ReportAnswer['metrics']
}

const OTHERS = '(others)'

function partsOf({ metrics, groups }: ReportAnswer): readonly Part[] {
  if (!groups) return [{ values: [], metrics }]
  return groups.map(({ isOther, values, metrics: own }) => ({
    values: values.map(({ value }) => (isOther ? OTHERS : (value ?? ''))),
    metrics: own,
  }))
}

/** A row for each metric, of each group. */
export function summaryRows(report: ReportAnswer, by: readonly string[]): Rows {
  const compared = report.comparedPeriods[0]?.label ?? ''
  return {
    columns: [...by, 'metric', report.period.label, compared, 'change', 'values'],
    rows: partsOf(report).flatMap(({ values, metrics }) =>
      metrics.map(({ metric, headline, comparison, values: series }) => [
        ...values,
        `${metric.name} (${metric.aggregation.toLowerCase()})`,
        inTerminal(formatNumber(headline, metric.format, DEFAULT_LOCALE)),
        inTerminal(formatNumber(comparison?.previous, metric.format, DEFAULT_LOCALE)),
        changeText(comparison?.percentChange ?? null, comparison?.previous ?? null),
        sparkline(series),
      ]),
    ),
    right: [1, 2, 3].map(index => index + by.length),
  }
}

/** As data addresses call it: by the widget's own name for its keys, or by what they are. */
function keyColumnOf({ granularity }: ReportAnswer, own: string | null | undefined, by: readonly string[]): string {
  const usual = granularity === null ? 'Category' : granularity === 'HOUR' ? 'Time' : 'Date'
  const name = own ?? usual
  return by.includes(name) ? 'Key' : name
}

/** A row for each key, of each group, and a column for each metric. */
export function seriesRows(report: ReportAnswer, by: readonly string[], keyColumn?: string | null): Rows {
  return {
    columns: [keyColumnOf(report, keyColumn, by), ...by, ...report.metrics.map(({ metric }) => metric.name)],
    rows: partsOf(report).flatMap(({ values, metrics }) =>
      report.keys.map((key, index) => [
        key,
        ...values,
        ...metrics.map(({ values: series }) => ((series[index] ?? null) === null ? '' : String(series[index]))),
      ]),
    ),
  }
}
