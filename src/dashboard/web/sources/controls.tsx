// Controls of the editor of sources: what they hold stands in the request, which the JSON view shows, too.
import { useId } from 'react'

interface ControlProps<Value> {
  readonly label: string
  readonly value: Value
  readonly hint?: string
  change(value: Value): void
}

export function NumberControl({ label, value, hint, change }: ControlProps<number | undefined>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        value={value ?? ''}
        placeholder={hint}
        onChange={event => change(event.target.value === '' ? undefined : Number(event.target.value))}
      />
    </div>
  )
}

interface ChoiceProps extends ControlProps<string> {
  readonly options: Readonly<Record<string, string>>
}

export function ChoiceControl({ label, value, hint, options, change }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => change(event.target.value)}>
        {Object.entries(options).map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
      {hint && <span className="small muted">{hint}</span>}
    </div>
  )
}

export function CheckControl({ label, value, change }: ControlProps<boolean>) {
  return (
    <label className="field check">
      <input type="checkbox" checked={value} onChange={event => change(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
