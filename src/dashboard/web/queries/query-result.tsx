import { useMemo, useState } from 'react'
import { Chart } from '../chart/chart.tsx'
import type { ChartType, QueryAnswerFragment } from '../gql/graphql.ts'
import { chartTypeNames } from '../parts/chart-type.ts'
import { formatNumber } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { textOf, toReport } from './result-report.ts'

/** A page takes long to draw more. */
const MOST_ROWS = 500
const chartTypes = ['COLUMN', 'BAR', 'LINE', 'AREA', 'STACKED_COLUMN', 'PIE'] as const

export function QueryResult({ answer }: { answer: QueryAnswerFragment }) {
  const [type, setType] = useState<ChartType | ''>('')
  const rows = answer.rows as readonly Record<string, unknown>[]
  const report = useMemo(() => toReport(answer.columns, rows), [answer.columns, rows])
  return (
    <section className="panel stack" aria-labelledby="result">
      <div className="page-head small-head">
        <h2 id="result">Result</h2>
        <p className="muted small" role="status">
          {formatNumber(answer.rowCount)} {answer.rowCount === 1 ? 'row' : 'rows'}
          {answer.truncated && ', and there are more'} · {formatNumber(answer.durationMs)} ms
          {answer.cached && ' · from the cache'}
        </p>
      </div>
      {report && (
        <label className="pick">
          <span>Chart</span>
          <select value={type} onChange={event => setType(event.target.value as ChartType | '')}>
            <option value="">None</option>
            {chartTypes.map(each => (
              <option key={each} value={each}>
                {chartTypeNames[each]}
              </option>
            ))}
          </select>
        </label>
      )}
      {report && type !== '' && <Chart title="the result" report={report} type={type} />}
      <Scroll label="Rows of the result">
        <table>
          <thead>
            <tr>
              {answer.columns.map(({ name, type: kind }) => (
                <th key={name} scope="col" className={isNumber(kind) ? 'number' : ''} title={kind}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own.
              <tr key={at}>
                {answer.columns.map(({ name, type: kind }) => (
                  <td key={name} className={isNumber(kind) ? 'number' : ''}>
                    {textOf(row[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.length > MOST_ROWS && <p className="muted small">The first {MOST_ROWS} rows are shown.</p>}
    </section>
  )
}

const isNumber = (type: string) => type === 'integer' || type === 'number'
