import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Loading } from '../parts/state.tsx'
import { GoalForm } from './goal-form.tsx'
import { MetricDeletion } from './metric-deletion.tsx'
import { MetricForm } from './metric-form.tsx'

const newMetric = () => import('../formula/new-metric.tsx')
const NewCalculatedMetric = lazy(async () => ({ default: (await newMetric()).NewCalculatedMetric }))
const NewEventMetric = lazy(async () => ({ default: (await newMetric()).NewEventMetric }))

interface MetricsSectionProps {
  readonly widget: WidgetSettingsFragment
  /** The widget has another metric, or one less. */
  changed(): void
}

/** The metrics of a widget, each with its options and goals, and new ones that are computed. */
export function MetricsSection({ widget, changed }: MetricsSectionProps) {
  const { metrics } = widget
  const isOnly = metrics.length === 1
  const pushed = metrics.some(({ formula, eventCount }) => formula === null && eventCount === null)
  return (
    <section className="panel stack" aria-labelledby="metrics">
      <h2 id="metrics">Metrics</h2>
      {metrics.map(metric => (
        <details key={metric.id} className="metric" open={isOnly}>
          <summary>
            <h3>{metric.name}</h3>
          </summary>
          <MetricForm metric={metric} widget={widget} />
          <GoalForm metric={metric} hasDimensions={widget.dimensions.length > 0} />
          <MetricDeletion metric={metric} deleted={changed} />
        </details>
      ))}
      <New key={`calculated ${metrics.length}`} title="New calculated metric">
        <NewCalculatedMetric widget={widget} made={changed} />
      </New>
      {(widget.keyKind !== 'DATE' || !pushed) && (
        <New key={`events ${metrics.length}`} title="New metric of events">
          <NewEventMetric widget={widget} made={changed} />
        </New>
      )}
    </section>
  )
}

/** Loaded when it is opened; closed again once there is one more. */
function New({ title, children }: { title: string; children: ReactNode }) {
  const [isSeen, setSeen] = useState(false)
  return (
    <details className="metric" onToggle={event => event.currentTarget.open && setSeen(true)}>
      <summary>
        <h3>{title}</h3>
      </summary>
      {isSeen && <Suspense fallback={<Loading />}>{children}</Suspense>}
    </details>
  )
}
