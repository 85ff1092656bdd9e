import type { HeaderDraft } from './channel-draft.ts'

interface HeaderFieldsProps {
  readonly headers: readonly HeaderDraft[]
  change(headers: readonly HeaderDraft[]): void
}

/** What a webhook sends besides its own headers. Values that are stored are never shown. */
export function HeaderFields({ headers, change }: HeaderFieldsProps) {
  const put = (at: number, members: Partial<HeaderDraft>) =>
    change(headers.map((header, nth) => (nth === at ? { ...header, ...members } : header)))
  const add = () => change([...headers, { name: '', value: '', isStored: false, isRemoved: false }])
  return (
    <fieldset className="stack">
      <legend>More headers</legend>
      <p className="small muted">Their values are encrypted and never shown again.</p>
      {headers.map((header, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added.
        <div key={at} className="pickers">
          {header.isStored ? (
            <StoredHeader header={header} change={members => put(at, members)} />
          ) : (
            <>
              <label className="pick">
                <span>Header</span>
                <input
                  value={header.name}
                  placeholder="Authorization"
                  onChange={event => put(at, { name: event.target.value })}
                />
              </label>
              <ValueField label="Value" value={header.value} change={value => put(at, { value })} />
            </>
          )}
        </div>
      ))}
      <div className="actions">
        <button type="button" className="button" onClick={add}>
          Add a header
        </button>
      </div>
    </fieldset>
  )
}

function StoredHeader({ header, change }: { header: HeaderDraft; change(members: Partial<HeaderDraft>): void }) {
  const { name, value, isRemoved } = header
  return (
    <>
      <ValueField
        label={`Value of ${name}`}
        value={value}
        disabled={isRemoved}
        placeholder="empty: it stays"
        change={text => change({ value: text })}
      />
      <label className="field check">
        <input type="checkbox" checked={isRemoved} onChange={event => change({ isRemoved: event.target.checked })} />
        <span>Take {name} away</span>
      </label>
    </>
  )
}

interface ValueFieldProps {
  readonly label: string
  readonly value: string
  readonly disabled?: boolean
  readonly placeholder?: string
  change(value: string): void
}

function ValueField({ label, value, disabled, placeholder, change }: ValueFieldProps) {
  return (
    <label className="pick">
      <span>{label}</span>
      <input
        type="password"
        autoComplete="off"
        value={value}
        disabled={disabled}
        placeholder={placeholder}
        onChange={event => change(event.target.value)}
      />
    </label>
  )
}
