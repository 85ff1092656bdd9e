import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { TextField } from '../parts/form.tsx'
import { usePause } from '../parts/use-pause.ts'
import { ChoiceControl } from './controls.tsx'
import { askFeedWidgets } from './operations.ts'

/** A widget as a feed has to know it. */
export interface FeedWidget {
  readonly id: string
  readonly title: string
  readonly dimensions: readonly { readonly name: string }[]
}

export interface FeedWidgetChoice {
  /** The chosen one, else the first that is found; null where there is none. */
  readonly widget: FeedWidget | null
  readonly found: readonly FeedWidget[]
  /** How many are not among them. */
  readonly more: number
  readonly text: string
  search(text: string): void
  choose(widget: FeedWidget): void
}

/** The widget that a feed writes to: some at once, the others by a search. The chosen one stays, whatever is searched for. */
export function useFeedWidget(saved: FeedWidget | null): FeedWidgetChoice {
  const [text, search] = useState('')
  const [chosen, choose] = useState(saved)
  const wanted = usePause(text.trim(), '')
  const { data } = useAsk(askFeedWidgets, { search: wanted || null }, { lists: 'Widget' })
  const nodes = data?.widgets?.nodes ?? []
  const found = chosen && !nodes.some(({ id }) => id === chosen.id) ? [chosen, ...nodes] : nodes
  const more = (data?.widgets?.totalCount ?? 0) - nodes.length
  return { widget: chosen ?? found[0] ?? null, found, more, text, search, choose }
}

export function FeedWidgetFields({ choice, change }: { choice: FeedWidgetChoice; change: () => void }) {
  const { widget, found, more, text, search, choose } = choice
  return (
    <>
      <TextField
        label="Search widgets"
        name="widgetSearch"
        type="search"
        value={text}
        hint={more > 0 ? `${more} more: search for their titles` : 'By words of the title, or of a metric'}
        onChange={event => search(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      <ChoiceControl
        label="Widget"
        value={widget?.id ?? ''}
        options={Object.fromEntries(found.map(({ id, title }) => [id, title]))}
        change={id => {
          const next = found.find(each => each.id === id)
          if (!next) return
          choose(next)
          change()
        }}
      />
    </>
  )
}
