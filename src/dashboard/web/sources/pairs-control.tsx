import { useState } from 'react'
import { JsonControl } from './json-control.tsx'
import { fromRows, type PairRow, toRows } from './pair-rows.ts'
import { TemplateControl } from './template-control.tsx'

interface PairsControlProps {
  readonly label: string
  /** What one of them is called. */
  readonly noun: string
  readonly value: unknown
  readonly names: readonly string[]
  readonly unread: string | undefined
  /** Whether a name may come twice, and lists of pairs are taken. */
  readonly hasPairs: boolean
  change(value: unknown, unread: string | null): void
}

/** Names and texts in rows; what rows cannot show, such as lists, as JSON. */
export function PairsControl(props: PairsControlProps) {
  const { label, noun, value, names, unread, hasPairs, change } = props
  const [rows, setRows] = useState(() => (unread === undefined ? toRows(value) : null))
  if (rows === null) return <JsonControl {...{ label, value, names, unread, change }} />
  const put = (next: readonly PairRow[]) => {
    setRows(next)
    change(fromRows(next, hasPairs), null)
  }
  const edit = (row: PairRow, part: Partial<PairRow>) =>
    put(rows.map(each => (each === row ? { ...row, ...part } : each)))
  return (
    <fieldset className="stack">
      <legend>{label}</legend>
      {rows.map((row, at) => (
        <div key={row.id} className="pair">
          <TemplateControl
            label={`Name of ${noun} ${at + 1}`}
            value={row.name}
            names={[]}
            change={name => edit(row, { name })}
          />
          <TemplateControl
            label={`Value of ${noun} ${at + 1}`}
            value={row.value}
            names={names}
            change={text => edit(row, { value: text })}
          />
          <button
            type="button"
            className="button quiet"
            aria-label={`Remove ${noun} ${at + 1}`}
            onClick={() => put(rows.filter(each => each !== row))}
          >
            Remove
          </button>
        </div>
      ))}
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => put([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, name: '', value: '' }])}
        >
          Add a {noun}
        </button>
      </div>
    </fieldset>
  )
}
