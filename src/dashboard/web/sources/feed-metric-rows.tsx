import type { NumberStyle } from '../../../core/number-format.ts'
import type { FeedDraft, FeedMetricDraft } from './feed-draft.ts'

const styles: Readonly<Record<NumberStyle | '', string>> = {
  '': 'As the metric is',
  NUMBER: 'Number',
  CURRENCY: 'Money',
  PERCENT: 'Percent',
  DURATION: 'Duration, of seconds',
  BYTES: 'Bytes',
}

interface RowsProps {
  readonly metrics: FeedDraft['metrics']
  change(metrics: FeedDraft['metrics']): void
}

/** Where a row of the reply holds the value of each metric, and how a metric that is new is written. */
export function FeedMetricRows({ metrics, change }: RowsProps) {
  const put = (row: FeedMetricDraft, part: Partial<FeedMetricDraft>) =>
    change(metrics.map(each => (each === row ? { ...row, ...part } : each)))
  const nextId = Math.max(-1, ...metrics.map(({ id }) => id)) + 1
  return (
    <fieldset className="stack">
      <legend>Metrics</legend>
      {metrics.map((row, at) => (
        <div key={row.id} className="feed-metric">
          <Text label={`Metric ${at + 1}`} value={row.name} placeholder="Revenue" change={name => put(row, { name })} />
          <Text
            label={`Value of metric ${at + 1}`}
            value={row.value}
            placeholder="total, or = total / 100"
            change={value => put(row, { value })}
          />
          <label className="field">
            <span>Format of metric {at + 1}</span>
            <select
              value={row.style}
              onChange={event => put(row, { style: event.target.value as FeedMetricDraft['style'] })}
            >
              {Object.entries(styles).map(([style, name]) => (
                <option key={style} value={style}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {(row.style === 'CURRENCY' || row.style === 'NUMBER') && (
            <Text
              label={`${row.style === 'CURRENCY' ? 'Currency' : 'Unit'} of metric ${at + 1}`}
              value={row.unit}
              placeholder={row.style === 'CURRENCY' ? 'EUR' : 'kg'}
              change={unit => put(row, { unit })}
            />
          )}
          {metrics.length > 1 && (
            <button
              type="button"
              className="button quiet"
              aria-label={`Remove metric ${at + 1}`}
              onClick={() => change(metrics.filter(each => each !== row))}
            >
              Remove
            </button>
          )}
        </div>
      ))}
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => change([...metrics, { id: nextId, name: '', value: '', style: '', unit: '' }])}
        >
          Add a metric
        </button>
      </div>
    </fieldset>
  )
}

interface TextProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  change(value: string): void
}

function Text({ label, value, placeholder, change }: TextProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input value={value} placeholder={placeholder} onChange={event => change(event.target.value)} />
    </label>
  )
}
