import { percentFormat } from '../../../core/number-format.ts'
import type { ReportDetailFragment } from '../gql/graphql.ts'
import { Change } from '../parts/change.tsx'
import { cellFormatter, formatCell, formatNumber } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

const PER_WORKING_DAY = 'Per working day'

/** All metrics of a report with what is known of each, and why a number of a period is not there. */
export function MetricTable({ report }: { report: ReportDetailFragment }) {
  const before = report.comparedPeriods[0]?.label
  const hasWorkingDays = report.metrics.some(({ averagePerWorkingDay }) => typeof averagePerWorkingDay === 'number')
  const heads = ['Headline', 'Change', before ?? 'Before', 'Average', 'Minimum', 'Maximum', 'Latest', 'Points']
  if (hasWorkingDays) heads.splice(1, 0, PER_WORKING_DAY)
  return (
    <>
      <Scroll label="Table of metrics">
        <table>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              {heads.map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.metrics.map(each => (
              <MetricRow key={each.metric.id} report={each} hasWorkingDays={hasWorkingDays} />
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

interface MetricRowProps {
  readonly report: ReportDetailFragment['metrics'][number]
  readonly hasWorkingDays: boolean
}

function MetricRow({ report, hasWorkingDays }: MetricRowProps) {
  const { metric, headline, comparison, goal, ...numbers } = report
  const { minimum, maximum, latest } = numbers
  // Numbers beside each other have as many decimals; a mean may have more.
  const write = cellFormatter([comparison?.previous ?? null, minimum, maximum, latest], metric.format)
  return (
    <tr>
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
      {hasWorkingDays && <td className="number">{formatCell(numbers.averagePerWorkingDay, metric.format)}</td>}
      <td className="number">
        {comparison && <Change {...comparison} format={metric.format} label={comparison.period.label} />}
      </td>
      <td className="number">{write(comparison?.previous)}</td>
      <td className="number">{formatCell(numbers.average, metric.format)}</td>
      <td className="number">{write(minimum)}</td>
      <td className="number">{write(maximum)}</td>
      <td className="number">{write(latest)}</td>
      <td className="number">{formatNumber(numbers.count)}</td>
    </tr>
  )
}
