import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { CheckField } from '../parts/form.tsx'
import { askTokenWidgets } from './operations.ts'

interface Chosen {
  readonly id: string
  readonly title: string
}

/** The widgets that a token is limited to, each a field called `widgetIds`; none chosen: all of the project. */
export function WidgetChoice() {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const { data } = useAsk(askTokenWidgets, { search: search.trim() || null })
  const found = data?.widgets?.nodes ?? []
  const isChosen = (id: string) => chosen.some(widget => widget.id === id)
  const more = (data?.widgets?.totalCount ?? 0) - found.length
  // What was chosen stays in the form, whatever is searched for next.
  const shown = [...chosen, ...found.filter(({ id }) => !isChosen(id))]
  const change = (widget: Chosen, checked: boolean) =>
    setChosen(before => [...before.filter(({ id }) => id !== widget.id), ...(checked ? [widget] : [])])
  return (
    <fieldset className="checks">
      <legend>Of which widgets</legend>
      <p className="small muted whole">
        {chosen.length === 0
          ? 'None chosen: all of the project. A token for some widgets reads and pushes those, and may neither run SQL nor administer.'
          : `${chosen.length} chosen: it knows no other widget.`}
      </p>
      <input
        type="search"
        className="whole"
        aria-label="Search widgets"
        placeholder="Search widgets"
        value={search}
        onChange={event => setSearch(event.currentTarget.value)}
      />
      <div className="checks list">
        {shown.map(widget => (
          <CheckField
            key={widget.id}
            label={widget.title}
            name="widgetIds"
            value={widget.id}
            checked={isChosen(widget.id)}
            onChange={event => change(widget, event.currentTarget.checked)}
          />
        ))}
      </div>
      {more > 0 && <p className="small muted whole">{more} more: search for their titles.</p>}
    </fieldset>
  )
}
