import type { ReportDetailFragment } from '../gql/graphql.ts'
import { formatNumber, keyFormatter } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

/** A page takes long to draw more. */
const MOST_ROWS = 400

/** The values of a chart as rows: the newest day first, the largest category first. */
export function ValueTable({ report, keyColumn }: { report: ReportDetailFragment; keyColumn: string | null }) {
  const name = keyFormatter(report.granularity, true)
  const places = report.keys.map((_, at) => at)
  const rows = (report.granularity === null ? places : places.toReversed()).slice(0, MOST_ROWS)
  return (
    <Scroll label="Table of values">
      <table className="values">
        <thead>
          <tr>
            <th scope="col">{keyColumn ?? 'Date'}</th>
            {report.metrics.map(({ metric }) => (
              <th key={metric.id} scope="col" className="number">
                {metric.unit ? `${metric.name} (${metric.unit})` : metric.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(at => (
            <tr key={report.keys[at]}>
              <th scope="row">{name(report.keys[at] ?? '')}</th>
              {report.metrics.map(({ metric, values }) => (
                <td key={metric.id}>{formatNumber(values[at])}</td>
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
