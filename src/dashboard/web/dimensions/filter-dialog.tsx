import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { NO_VALUE } from '../../../core/group-name.ts'
import { useAsk } from '../api/ask.ts'
import { setParams } from '../shell/route.ts'
import { askValues } from '../widget/operations.ts'
import { chosenValues, type PageFilter, withValues } from './question.ts'

interface FilterDialogProps {
  readonly widgetId: string
  readonly dimensions: readonly string[]
  readonly filters: readonly PageFilter[]
}

/** A button, and what it opens: a dimension and those of its values that are meant. */
export function FilterDialog({ widgetId, dimensions, filters }: FilterDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
    dialog.current?.showModal()
  }
  const close = () => dialog.current?.close()
  return (
    <>
      <button type="button" className="chip" onClick={show}>
        <span aria-hidden="true">+ </span>Add a filter
      </button>
      <dialog ref={dialog} aria-label="Filter" onClose={() => setOpen(false)}>
        {open && <FilterForm widgetId={widgetId} dimensions={dimensions} filters={filters} close={close} />}
      </dialog>
    </>
  )
}

function FilterForm({ widgetId, dimensions, filters, close }: FilterDialogProps & { close: () => void }) {
  const [dimension, setDimension] = useState(dimensions[0] ?? '')
  const [chosen, setChosen] = useState<readonly (string | null)[]>(chosenValues(filters, dimension))
  const id = useId()
  const choose = (name: string) => {
    setDimension(name)
    setChosen(chosenValues(filters, name))
  }
  const apply = (event: FormEvent) => {
    event.preventDefault()
    close()
    setParams(withValues(dimension, chosen))
  }
  return (
    <form onSubmit={apply}>
      <h2>Filter</h2>
      <div className="field">
        <label htmlFor={id}>Dimension</label>
        <select id={id} value={dimension} onChange={event => choose(event.target.value)}>
          {dimensions.map(name => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <ValueChoice key={dimension} widgetId={widgetId} dimension={dimension} chosen={chosen} choose={setChosen} />
      <div className="actions">
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
        <button type="submit" className="button primary">
          {chosen.length === 0 ? 'Show all' : 'Apply'}
        </button>
      </div>
    </form>
  )
}

interface ValueChoiceProps {
  readonly widgetId: string
  readonly dimension: string
  readonly chosen: readonly (string | null)[]
  choose(values: readonly (string | null)[]): void
}

const TYPING_MS = 250

/** The values of a dimension, and rows without one; those that are chosen stay where a search does not find them. */
function ValueChoice({ widgetId, dimension, chosen, choose }: ValueChoiceProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data, errors } = useAsk(askValues, { id: widgetId, search: search || null })
  const page = data?.widget?.dimensions.find(({ name }) => name === dimension)?.values
  const found = page?.nodes.map(({ value }) => value) ?? []
  const hidden = chosen.filter(value => value !== null && !found.includes(value))
  const toggle = (value: string | null) =>
    choose(chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value])
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Search values</label>
        <input
          id={id}
          type="search"
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
        />
      </div>
      <fieldset className="values-choice">
        <legend>{`Values of ${dimension}`}</legend>
        {[...hidden, ...found, ...(search === '' || chosen.includes(null) ? [null] : [])].map(value => (
          <label key={value ?? ''} className="check">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span className={value === null ? 'muted' : undefined}>{value ?? NO_VALUE}</span>
          </label>
        ))}
      </fieldset>
      <p role="status" className={errors.length > 0 ? 'small bad' : 'small muted'}>
        {errors[0]?.message ?? (page ? hintOf(found.length, page.pageInfo.hasNextPage) : 'Loading …')}
      </p>
    </>
  )
}

function hintOf(count: number, hasMore: boolean): string {
  if (count === 0) return 'No value matches.'
  return hasMore ? `The first ${count} values; search finds the others.` : ''
}
