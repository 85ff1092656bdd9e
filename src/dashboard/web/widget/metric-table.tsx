import type { ReportDetailFragment } from '../gql/graphql.ts'
import { Change } from '../parts/change.tsx'
import { formatNumber, formatPercent, withUnit } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

/** All metrics of a report with what is known of each. */
export function MetricTable({ report }: { report: ReportDetailFragment }) {
  const before = report.comparedPeriods[0]?.label
  return (
    <Scroll label="Table of metrics">
      <table>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {['Headline', 'Change', before ?? 'Before', 'Average', 'Least', 'Most', 'Latest', 'Points'].map(name => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.metrics.map(({ metric, headline, comparison, goal, ...numbers }) => (
            <tr key={metric.id}>
              <th scope="row">
                {metric.name}
                {goal && (
                  <span className="muted small">
                    {' '}
                    {goal.ratio === null ? 'goal' : `${formatPercent(goal.ratio * 100)} of`} {formatNumber(goal.target)}
                  </span>
                )}
              </th>
              <td className="number">
                <strong data-headline={metric.name}>{withUnit(formatNumber(headline), metric.unit)}</strong>
              </td>
              <td className="number">{comparison && <Change {...comparison} label={comparison.period.label} />}</td>
              <td className="number">{formatNumber(comparison?.previous)}</td>
              <td className="number">{formatNumber(numbers.average)}</td>
              <td className="number">{formatNumber(numbers.minimum)}</td>
              <td className="number">{formatNumber(numbers.maximum)}</td>
              <td className="number">{formatNumber(numbers.latest)}</td>
              <td className="number">{formatNumber(numbers.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
