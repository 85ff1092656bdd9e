import type { ReactNode } from 'react'
import { CardGroup } from './card-group.tsx'
import { type Card, GROUP_SIZE, groupsOf } from './layout.ts'

interface CardGridProps {
  readonly cards: readonly Card[]
  readonly titles: ReadonlyMap<string, string>
  readonly tools: (card: Card) => ReactNode
}

export function CardGrid({ cards, titles, tools }: CardGridProps) {
  return (
    <div className="board">
      {groupsOf(cards, GROUP_SIZE).map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; its cards change.
        <CardGroup key={at} cards={group} titles={titles} tools={tools} isFirst={at === 0} />
      ))}
    </div>
  )
}
