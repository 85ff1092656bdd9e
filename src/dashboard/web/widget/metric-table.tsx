import { percentFormat } from '../../../core/number-format.ts'
import type { ReportDetailFragment } from '../gql/graphql.ts'
import { Change } from '../parts/change.tsx'
import { formatCell, formatNumber } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

/** All metrics of a report with what is known of each, and why a number of a period is not there. */
export function MetricTable({ report }: { report: ReportDetailFragment }) {
  const before = report.comparedPeriods[0]?.label
  return (
    <>
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
                      {goal.ratio === null ? 'goal' : `${formatNumber(goal.ratio * 100, percentFormat)} of`}{' '}
                      {formatCell(goal.target, metric.format)}
                    </span>
                  )}
                </th>
                <td className="number">
                  <strong data-headline={metric.name}>{formatNumber(headline, metric.format)}</strong>
                </td>
                <td className="number">
                  {comparison && <Change {...comparison} format={metric.format} label={comparison.period.label} />}
                </td>
                <td className="number">{formatCell(comparison?.previous, metric.format)}</td>
                <td className="number">{formatCell(numbers.average, metric.format)}</td>
                <td className="number">{formatCell(numbers.minimum, metric.format)}</td>
                <td className="number">{formatCell(numbers.maximum, metric.format)}</td>
                <td className="number">{formatCell(numbers.latest, metric.format)}</td>
                <td className="number">{formatNumber(numbers.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {report.metrics.map(
        ({ metric, headlineReason }) =>
          headlineReason && (
            <p key={metric.id} className="muted small">
              {metric.name}: {headlineReason}
            </p>
          ),
      )}
    </>
  )
}
