import type { ExplainedMetricFragment } from '../gql/graphql.ts'
import { formatNumber } from '../parts/format.ts'
import { DriverTable } from './driver-table.tsx'

/** How a number is made, and which groups its change comes from. */
export function MetricExplanation({ report, by }: { report: ExplainedMetricFragment; by: string }) {
  const { metric, explain, comparison } = report
  const drivers = comparison?.drivers
  return (
    <section className="stack" aria-label={metric.name}>
      <h3>{metric.name}</h3>
      <ul>
        {explain?.summary.map(text => (
          <li key={text}>{text}</li>
        ))}
        {explain?.operands?.map(({ reference, value, issue }) => (
          <li key={reference}>
            <code>[{reference}]</code> {issue ?? (value === null ? 'has no value here.' : `is ${formatNumber(value)}.`)}
          </li>
        ))}
      </ul>
      {comparison && drivers?.groups && (
        <DriverTable
          name={metric.name}
          by={by}
          groups={drivers.groups}
          format={metric.format}
          before={comparison.period.label}
        />
      )}
      {drivers?.message && <p className="muted">{drivers.message}</p>}
    </section>
  )
}
