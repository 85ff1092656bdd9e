import { useState } from 'react'
import type { RequestDraft } from './request-draft.ts'
import { readRequest } from './request-shape.ts'

/** The whole request as the API takes it. What is typed goes into the form as soon as it is a request. */
export function RequestJson({ draft, change }: { draft: RequestDraft; change: (draft: RequestDraft) => void }) {
  const [text, setText] = useState(() => draft.unread.JSON ?? JSON.stringify(draft.request, null, 2))
  const [wrong, setWrong] = useState<string | null>(null)
  const type = (next: string) => {
    setText(next)
    const request = readRequest(next)
    const isWrong = typeof request === 'string'
    setWrong(isWrong ? request : null)
    change(isWrong ? { ...draft, unread: { JSON: next } } : { ...draft, request, unread: {} })
  }
  return (
    <label className="field">
      <span>Request as JSON</span>
      <textarea
        className="code"
        rows={Math.min(24, text.split('\n').length + 1)}
        spellCheck={false}
        value={text}
        aria-invalid={wrong !== null}
        onChange={event => type(event.target.value)}
      />
      <span role="status" className={wrong ? 'small bad' : 'small muted'}>
        {wrong ?? 'As the API takes it; the form shows the same request.'}
      </span>
    </label>
  )
}
