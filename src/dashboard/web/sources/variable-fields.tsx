import { readObject } from './request-draft.ts'

interface VariableFieldsProps {
  /** The variables that templates use. */
  readonly names: readonly string[]
  /** All of them, as JSON. */
  readonly text: string
  change(text: string): void
}

/** A field for each variable that is used; numbers, lists and objects are written as JSON. */
export function VariableFields({ names, text, change }: VariableFieldsProps) {
  const values = readObject(text)
  const put = (name: string, value: string) => {
    const { [name]: _, ...rest } = values ?? {}
    const next = value === '' ? rest : { ...values, [name]: value }
    change(Object.keys(next).length === 0 ? '' : JSON.stringify(next, null, 2))
  }
  const isText = (name: string) => values !== null && ['string', 'undefined'].includes(typeof values[name])
  return (
    <>
      {names.length > 0 && (
        <div className="fields">
          {names.filter(isText).map(name => (
            <label key={name} className="field">
              <span>{name}</span>
              <input value={String(values?.[name] ?? '')} onChange={event => put(name, event.target.value)} />
            </label>
          ))}
        </div>
      )}
      <details open={names.length === 0}>
        <summary>Variables as JSON</summary>
        <label className="field">
          <span>Variables, as JSON</span>
          <textarea
            className="code"
            rows={3}
            spellCheck={false}
            placeholder={'{ "day": "2026-11-20" }'}
            value={text}
            aria-invalid={values === null}
            onChange={event => change(event.target.value)}
          />
        </label>
      </details>
      {values === null && <p className="bad">The variables have to be a JSON object.</p>}
    </>
  )
}
