import type { ReactNode } from 'react'
import { useAsk, useLive } from '../api/ask.ts'
import { Failed } from '../parts/state.tsx'
import { comparisonOf, periodOf } from '../period/period.ts'
import { usePageVisible } from '../shell/page-visible.ts'
import { useRoute } from '../shell/route.ts'
import { WidgetCard } from './card.tsx'
import type { Card } from './layout.ts'
import { askCards, followCards } from './operations.ts'
import { useNear } from './proximity.ts'

interface CardGroupProps {
  readonly cards: readonly Card[]
  readonly titles: ReadonlyMap<string, string>
  readonly tools: (card: Card) => ReactNode
}

/** Cards that are read in one query once they come near the window, and followed in one stream while they are there. */
export function CardGroup({ cards, titles, tools }: CardGroupProps) {
  const { params } = useRoute()
  const { isNear, wasNear, observe } = useNear()
  const pageVisible = usePageVisible()
  const { compare, overlay } = comparisonOf(params)
  // Sorted: moving a card asks nothing again.
  const ids = cards.map(card => card.id).toSorted()
  const variables = { ids, period: periodOf(params), compare }
  const query = useAsk(askCards, variables, { pause: !wasNear })
  const live = useLive(followCards, variables, { pause: !isNear || !pageVisible })
  const latest = live.data ? live : query
  const isEmpty = !latest.data?.widgetsById && query.errors.length > 0
  const search = new URLSearchParams([...params].filter(([name]) => name !== 'search' && name !== 'tag'))

  if (isEmpty) return <Failed errors={query.errors} again={query.again} />
  return (
    <>
      {cards.map(card => {
        const at = ids.indexOf(card.id)
        return (
          <WidgetCard
            key={card.id}
            ref={observe}
            card={card}
            title={titles.get(card.id) ?? ''}
            widget={latest.data?.widgetsById?.[at]}
            error={latest.errors.find(({ path }) => path[1] === at)}
            overlay={overlay}
            search={search}
            tools={tools(card)}
          />
        )
      })}
    </>
  )
}
