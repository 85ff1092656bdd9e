import { useSend } from '../api/ask.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { deleteMetric } from './operations.ts'

type Metric = WidgetSettingsFragment['metrics'][number]

/** Asks first: what was pushed cannot be had again. */
export function MetricDeletion({ metric, deleted }: { metric: Metric; deleted: () => void }) {
  const { send, errors } = useSend(deleteMetric)
  const confirm = async () => {
    const { data } = await send({ id: metric.id })
    if (data) deleted()
  }
  const isPushed = metric.formula === null && metric.eventCount === null
  return (
    <div className="actions">
      <Confirm label="Delete the metric" title={`Delete “${metric.name}”?`} yes="Delete" confirm={confirm}>
        <p>
          {isPushed && 'All of its points go with it, and the next push that names it makes a new metric. '}
          Formulas that name it have no value any more.
        </p>
      </Confirm>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </div>
  )
}
