import { useState } from 'react'
import { TemplateControl } from './template-control.tsx'

interface JsonControlProps {
  readonly label: string
  readonly value: unknown
  readonly names: readonly string[]
  /** What was typed before, and is no JSON. */
  readonly unread: string | undefined
  /** The value, undefined for none; or the text, where it is no JSON. */
  change(value: unknown, unread: string | null): void
}

/** Any JSON, with templates in its texts. */
export function JsonControl({ label, value, names, unread, change }: JsonControlProps) {
  const [text, setText] = useState(() => unread ?? (value === undefined ? '' : JSON.stringify(value, null, 2)))
  const type = (next: string) => {
    setText(next)
    if (next.trim() === '') return change(undefined, null)
    try {
      change(JSON.parse(next), null)
    } catch {
      change(value, next)
    }
  }
  return (
    <TemplateControl
      label={label}
      value={text}
      names={names}
      rows={Math.min(16, text.split('\n').length + 1)}
      isInvalid={unread !== undefined}
      hint={unread === undefined ? 'JSON; templates stand in its texts' : 'This is no JSON yet.'}
      change={type}
    />
  )
}
