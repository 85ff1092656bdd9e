import type { VariableType } from '../gql/graphql.ts'
import type { VariableDraft } from './variables.ts'

const typeNames: Readonly<Record<VariableType, string>> = {
  STRING: 'text',
  NUMBER: 'number',
  INTEGER: 'whole number',
  BOOLEAN: 'true or false',
  DATE: 'day',
  DATETIME: 'instant',
}

interface VariableFieldsProps {
  readonly variables: readonly VariableDraft[]
  change(variable: VariableDraft): void
}

export function VariableFields({ variables, change }: VariableFieldsProps) {
  if (variables.length === 0) return null
  return (
    <fieldset className="stack">
      <legend>Variables</legend>
      {variables.map(variable => (
        <div key={variable.name} className="pickers">
          <label className="pick">
            <code>{variable.name}</code>
            <input value={variable.text} onChange={event => change({ ...variable, text: event.target.value })} />
          </label>
          <select
            aria-label={`Type of ${variable.name}`}
            value={variable.type}
            onChange={event => change({ ...variable, type: event.target.value as VariableType })}
          >
            {Object.entries(typeNames).map(([type, name]) => (
              <option key={type} value={type}>
                {name}
              </option>
            ))}
          </select>
          <label className="field check">
            <input
              type="checkbox"
              checked={variable.list}
              onChange={event => change({ ...variable, list: event.target.checked })}
            />
            <span>
              list<span className="sr-only"> of values for {variable.name}</span>
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
