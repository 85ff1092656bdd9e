import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { usePause } from '../parts/use-pause.ts'
import { searchOperands } from './operations.ts'

interface OperandChoiceProps {
  readonly own: readonly { readonly id: string; readonly name: string }[]
  /** Puts a name, or an id of another widget's metric, into the formula. */
  insert(name: string): void
}

/** Metrics to put into a formula: those of the widget at hand, all others by a search. */
export function OperandChoice({ own, insert }: OperandChoiceProps) {
  const [text, setText] = useState('')
  const search = usePause(text.trim(), '')
  const { data } = useAsk(searchOperands, { search }, { pause: search === '' })
  const isOwn = (id: string) => own.some(metric => metric.id === id)
  const found = search === '' ? [] : (data?.metrics?.nodes ?? []).filter(({ id }) => !isOwn(id))
  return (
    <div className="chips">
      {own.map(({ id, name }) => (
        <button key={id} type="button" className="chip" aria-label={`Insert ${name}`} onClick={() => insert(name)}>
          {name}
        </button>
      ))}
      <input
        type="search"
        aria-label="Search metrics of other widgets"
        placeholder="Other widgets"
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      {found.map(({ id, name, widget }) => (
        <button key={id} type="button" className="chip" onClick={() => insert(id)}>
          {name} of {widget?.title}
        </button>
      ))}
    </div>
  )
}
