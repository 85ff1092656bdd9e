/** A secret as it is typed; an empty value removes it. What is stored is never shown. */
export interface SecretDraft {
  readonly name: string
  readonly value: string
}

/** As the API takes them: merged with those that are there. */
export function secretsOf(drafts: readonly SecretDraft[]): Record<string, string | null> | null {
  const named = drafts.filter(({ name }) => name.trim() !== '')
  if (named.length === 0) return null
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value === '' ? null : value]))
}

interface SecretFieldsProps {
  readonly stored: readonly string[]
  readonly secrets: readonly SecretDraft[]
  change(secrets: readonly SecretDraft[]): void
}

export function SecretFields({ stored, secrets, change }: SecretFieldsProps) {
  const put = (at: number, secret: SecretDraft) => change(secrets.with(at, secret))
  return (
    <fieldset className="stack">
      <legend>Secrets</legend>
      <p className="small muted">
        {stored.length > 0 ? `Stored: ${stored.join(', ')}. ` : ''}Used as <code>{'{{ secrets.name }}'}</code>, kept
        encrypted and never shown.
      </p>
      {secrets.map((secret, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added.
        <div key={at} className="pickers">
          <label className="pick">
            <span>Name</span>
            <input value={secret.name} onChange={event => put(at, { ...secret, name: event.target.value })} />
          </label>
          <label className="pick">
            <span>Value</span>
            <input
              type="password"
              autoComplete="off"
              value={secret.value}
              placeholder="empty: remove it"
              onChange={event => put(at, { ...secret, value: event.target.value })}
            />
          </label>
        </div>
      ))}
      <div className="actions">
        <button type="button" className="button" onClick={() => change([...secrets, { name: '', value: '' }])}>
          Set a secret
        </button>
      </div>
    </fieldset>
  )
}
