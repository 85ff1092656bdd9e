import type { ReactNode } from 'react'
import { Failed } from '../parts/state.tsx'
import { comparisonOf, periodOf } from '../period/period.ts'
import { usePageVisible } from '../shell/page-visible.ts'
import { useRoute } from '../shell/route.ts'
import { WidgetCard } from './card.tsx'
import type { Card } from './layout.ts'
import { useNear } from './proximity.ts'
import { useCards } from './use-cards.ts'

interface CardGroupProps {
  readonly cards: readonly Card[]
  readonly titles: ReadonlyMap<string, string>
  readonly tools: (card: Card) => ReactNode
  /** The first of the board are read at once, without a look at where they stand. */
  readonly isFirst: boolean
}

/** Cards that are read once they come near the window, and followed in one stream while they are there. */
export function CardGroup({ cards, titles, tools, isFirst }: CardGroupProps) {
  const { params } = useRoute()
  const { isNear, wasNear, observe } = useNear()
  const pageVisible = usePageVisible()
  const { compare, overlay } = comparisonOf(params)
  const found = useCards(
    cards.map(card => card.id),
    { period: periodOf(params), compare },
    { isWanted: isFirst || wasNear, isFollowed: isNear && pageVisible },
  )
  const search = new URLSearchParams([...params].filter(([name]) => name !== 'search' && name !== 'tag'))

  if (found.errors.length > 0) return <Failed errors={found.errors} again={found.again} />
  return (
    <>
      {cards.map(card => (
        <WidgetCard
          key={card.id}
          ref={observe}
          card={card}
          title={titles.get(card.id) ?? ''}
          {...found.of(card.id)}
          overlay={overlay}
          search={search}
          tools={tools(card)}
        />
      ))}
    </>
  )
}
