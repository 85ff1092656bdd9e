import type { Granularity } from '../gql/graphql.ts'
import { setParams, useRoute } from '../shell/route.ts'
import { GRANULARITY, granularityNames, granularityOf } from './granularity.ts'

/** How long a bucket of the chart is; it stands in the address. */
export function GranularityPicker({ hasHours }: { hasHours: boolean }) {
  const chosen = granularityOf(useRoute().params)
  const names = Object.entries(granularityNames) as [Granularity, string][]
  return (
    <label className="pick">
      <span>By</span>
      <select value={chosen ?? ''} onChange={event => setParams({ [GRANULARITY]: event.target.value })}>
        <option value="">what fits the period</option>
        {names
          .filter(([value]) => value !== 'HOUR' || hasHours)
          .map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
      </select>
    </label>
  )
}
