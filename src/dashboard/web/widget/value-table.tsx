import type { ChartReport } from '../../../pictures/chart/chart-report.ts'
import { begunCount } from '../../../pictures/chart/partial.ts'
import { cellFormatter, formatNumber, keyFormatter, unitOf } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

/** A page takes long to draw more. */
const MOST_ROWS = 400

/** The values of a chart as rows: the newest day first, the largest category first. */
export function ValueTable({ report, keyColumn }: { report: ChartReport; keyColumn: string | null }) {
  const writeKey = keyFormatter(report.granularity, true)
  const places = Array.from({ length: begunCount(report) }, (_, at) => at)
  const rows = (report.granularity === null ? places : places.toReversed()).slice(0, MOST_ROWS)
  const columns = report.metrics.map(({ metric, values }) => ({
    name: metric.name,
    values,
    write: cellFormatter(
      rows.map(at => values[at] ?? null),
      metric.format,
    ),
  }))
  return (
    <Scroll label="Table of values">
      <table className="values">
        <thead>
          <tr>
            <th scope="col">{keyColumn ?? 'Date'}</th>
            {report.metrics.map(({ metric }) => (
              <th key={metric.name} scope="col" className="number">
                {unitOf(metric.format) ? `${metric.name} (${unitOf(metric.format)})` : metric.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(at => (
            <tr key={report.keys[at]}>
              <th scope="row" className={report.granularity === null ? undefined : 'day'}>
                {writeKey(report.keys[at] ?? '')}
              </th>
              {columns.map(({ name, values, write }) => (
                <td key={name}>{write(values[at])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < places.length && (
        <p className="muted small">
          {formatNumber(rows.length)} of {formatNumber(places.length)} rows.
        </p>
      )}
    </Scroll>
  )
}
