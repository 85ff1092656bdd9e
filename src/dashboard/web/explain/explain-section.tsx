import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { WidgetExplanationQueryVariables, WidgetSettingsFragment } from '../gql/graphql.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { MetricExplanation } from './metric-explanation.tsx'
import { askExplanation } from './operations.ts'
import { ReceiptTable } from './receipt-table.tsx'

interface ExplainSectionProps {
  readonly widget: WidgetSettingsFragment
  /** Of the report that is shown. */
  readonly variables: Pick<WidgetExplanationQueryVariables, 'id' | 'period' | 'compare' | 'where' | 'onlyDays'>
}

/** Nothing is asked before it is opened. */
export function ExplainSection({ widget, variables }: ExplainSectionProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="panel" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>Why these numbers</h2>
      </summary>
      {isOpen && <Explanations widget={widget} variables={variables} />}
    </details>
  )
}

function Explanations({ widget, variables }: ExplainSectionProps) {
  const dimensions = widget.dimensions.map(({ name }) => name)
  const [chosen, choose] = useState(dimensions[0])
  const { id, period, compare, where, onlyDays } = variables
  const by = chosen === undefined ? [] : [chosen]
  const { data, errors, again } = useAsk(askExplanation, {
    id,
    period,
    compare,
    where,
    onlyDays,
    by,
    split: by.length > 0,
  })
  const metrics = data?.widget?.report?.metrics
  if (!metrics) return errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />
  const receipts = new Map(metrics.flatMap(({ explain }) => explain?.receipts ?? []).map(it => [it.id, it]))
  return (
    <div className="stack">
      {dimensions.length > 0 && (
        <label className="pick">
          <span>Changes by</span>
          <select value={chosen} onChange={event => choose(event.target.value)}>
            {dimensions.map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {metrics.map(report => (
        <MetricExplanation key={report.metric.id} report={report} by={chosen ?? ''} />
      ))}
      {receipts.size > 0 && <ReceiptTable receipts={[...receipts.values()]} />}
    </div>
  )
}
