import { setParams } from '../shell/route.ts'
import { type DimensionQuestion, groupCounts, MOST_GROUP_DIMENSIONS, withDimension } from './question.ts'

interface GroupPickerProps {
  readonly dimensions: readonly string[]
  readonly metrics: readonly string[]
  readonly question: DimensionQuestion
}

const labels = ['Group by', 'Then by', 'And by']

/** Up to three dimensions, one after the other; the address keeps them. */
export function GroupPicker({ dimensions, metrics, question }: GroupPickerProps) {
  const { by, top, metric } = question
  const places = Math.min(by.length + 1, dimensions.length, MOST_GROUP_DIMENSIONS)
  const counts = [...new Set([...groupCounts, top])].sort((a, b) => a - b)
  return (
    <>
      {labels.slice(0, Math.max(places, 1)).map((label, place) => (
        <label key={label} className="pick">
          <span>{label}</span>
          <select
            value={by[place] ?? ''}
            onChange={event => setParams(withDimension(by, place, event.target.value || null))}
          >
            <option value="">{place === 0 ? 'Nothing' : 'Nothing else'}</option>
            {[...new Set([...dimensions, ...by.slice(place, place + 1)])]
              .filter(name => !by.includes(name) || by[place] === name)
              .map(name => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      ))}
      {by.length > 0 && metrics.length > 1 && (
        <label className="pick">
          <span>Metric</span>
          <select value={metric ?? metrics[0]} onChange={event => setParams({ metric: event.target.value })}>
            {metrics.map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {by.length > 0 && (
        <label className="pick">
          <span>Groups</span>
          <select value={top} onChange={event => setParams({ top: event.target.value })}>
            {counts.map(count => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
