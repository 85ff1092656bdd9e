import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { type Completion, complete, completionAt } from './template-names.ts'

interface TemplateControlProps {
  readonly label: string
  readonly value: string
  readonly names: readonly string[]
  readonly hint?: string
  readonly placeholder?: string
  readonly required?: boolean
  readonly isInvalid?: boolean
  /** Lines of text; without it one line. */
  readonly rows?: number
  change(value: string): void
}

type TextControl = HTMLInputElement | HTMLTextAreaElement

/** A text with templates: behind `{{` it offers the names that may follow, for arrows, Enter and the mouse. */
export function TemplateControl(props: TemplateControlProps) {
  const { label, value, hint, placeholder, required, isInvalid = false, rows } = props
  const id = useId()
  const { control, offer, choose, ...on } = useCompletion(props)
  const shared = {
    id,
    value,
    spellCheck: false,
    autoComplete: 'off',
    ...on,
    ...(placeholder !== undefined && { placeholder }),
    ...(required && { required }),
    'aria-invalid': isInvalid,
    'aria-autocomplete': 'list' as const,
    ...(hint && { 'aria-describedby': `${id}-hint` }),
    ...(offer && { 'aria-controls': `${id}-names`, 'aria-activedescendant': `${id}-${offer.at}` }),
  }
  const attach = (element: TextControl | null) => {
    control.current = element
  }
  return (
    <div className="field completed">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input ref={attach} type="text" {...shared} />
      ) : (
        <textarea ref={attach} className="code" rows={rows} {...shared} />
      )}
      {offer && (
        <div className="suggestions" role="listbox" id={`${id}-names`} aria-label={`Names for ${label}`}>
          {offer.completion.names.map((name, at) => (
            <div
              key={name}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === offer.at}
              onMouseDown={event => {
                event.preventDefault()
                choose(name)
              }}
            >
              {name}
            </div>
          ))}
        </div>
      )}
      {hint && (
        <span id={`${id}-hint`} className="small muted">
          {hint}
        </span>
      )}
    </div>
  )
}

interface Offer {
  readonly completion: Completion
  /** The index of the name that Enter takes. */
  readonly at: number
}

function useCompletion({ value, names, change }: TemplateControlProps) {
  const control = useRef<TextControl>(null)
  const caret = useRef<number | null>(null)
  const [offer, setOffer] = useState<Offer | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null) return
    control.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const choose = (name: string) => {
    if (!offer) return
    const done = complete(value, offer.completion, name)
    caret.current = done.caret
    setOffer(null)
    change(done.text)
  }
  const onChange = ({ target }: { target: TextControl }) => {
    change(target.value)
    const completion = completionAt(target.value, target.selectionStart ?? target.value.length, names)
    setOffer(completion && { completion, at: 0 })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!offer) return
    const { length } = offer.completion.names
    const step = { ArrowDown: 1, ArrowUp: length - 1 }[event.key]
    if (step !== undefined) setOffer({ ...offer, at: (offer.at + step) % length })
    else if (event.key === 'Enter') choose(offer.completion.names[offer.at] ?? '')
    else if (event.key === 'Escape') setOffer(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { control, offer, choose, onChange, onKeyDown, onBlur: () => setOffer(null) }
}
