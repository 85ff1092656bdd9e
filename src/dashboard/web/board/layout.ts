// The order of the board, and changes of it.
import type { CardWidth } from '../gql/graphql.ts'

export interface Card {
  readonly id: string
  readonly width: CardWidth
}

/** Those with a saved card first, in its order; the others as they come. Cards of widgets that are not there are left out. */
export function orderCards(widgetIds: readonly string[], saved: readonly Card[]): Card[] {
  const existing = new Set(widgetIds)
  const placed = new Set(saved.map(card => card.id))
  return [
    ...saved.filter(card => existing.has(card.id)),
    ...widgetIds.filter(id => !placed.has(id)).map(id => ({ id, width: 'NARROW' as const })),
  ]
}

/** Moves a card to the place that another one has. */
export function moveCard(cards: readonly Card[], id: string, to: number): Card[] {
  const from = cards.findIndex(card => card.id === id)
  const card = cards[from]
  if (!card || to < 0 || to >= cards.length) return [...cards]
  const others = cards.toSpliced(from, 1)
  return others.toSpliced(to, 0, card)
}

export function widen(cards: readonly Card[], id: string, width: CardWidth): Card[] {
  return cards.map(card => (card.id === id ? { ...card, width } : card))
}

/** Each group has one live stream: a browser opens six connections to a gateway, whatever the number of widgets. */
export function groupsOf<T>(cards: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(cards.length / size) }, (_, at) => cards.slice(at * size, (at + 1) * size))
}
