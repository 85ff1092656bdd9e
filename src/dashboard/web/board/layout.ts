// Where the cards of a board stand, and changes of it. Cards float up to what is above them; nothing lies over anything else.
import {
  byPosition,
  type CardArea,
  GRID_COLUMNS,
  MAX_CARD_ROWS,
  MIN_CARD_COLUMNS,
  MIN_CARD_ROWS,
  overlap,
  placeCards,
} from '../../../boards/card-area.ts'

export interface Card {
  readonly id: string
  readonly area: CardArea
}

interface SavedLayout {
  readonly showsAllWidgets: boolean
  readonly cards: readonly Card[]
}

/** As people read them. Cards of widgets that are not there are left out; the others follow where the board shows all. */
export function cardsOf(widgetIds: readonly string[], { cards, showsAllWidgets }: SavedLayout): Card[] {
  const existing = new Set(widgetIds)
  const placed = new Set(cards.map(card => card.id))
  const others = showsAllWidgets ? widgetIds.filter(id => !placed.has(id)).map(narrow) : []
  return placeCards([
    ...cards.filter(card => existing.has(card.id)).map(card => ({ ...card, width: 'NARROW' as const })),
    ...others,
  ])
    .map(({ id, area }) => ({ id, area }))
    .toSorted(byPosition)
}

/** Side by side, whatever stood where: for what a search has found. */
export function reflow(ids: readonly string[]): Card[] {
  return placeCards(ids.map(narrow)).map(({ id, area }) => ({ id, area }))
}

const narrow = (id: string) => ({ id, width: 'NARROW' as const })

/** The card moved or resized to this area, and the others out of its way; in the order that they came in. */
export function arrange(cards: readonly Card[], id: string, to: CardArea): Card[] {
  const area = inside(to)
  const moved = cards.map(card => (card.id === id ? { id, area } : card))
  const fixed = moved.filter(card => card.id === id)
  const others = settle(
    moved.filter(card => card.id !== id),
    fixed,
  )
  return settle([...fixed, ...others], [], cards)
}

/** A card less, and the others float up. */
export function removeCard(cards: readonly Card[], id: string): Card[] {
  const others = cards.filter(card => card.id !== id)
  return settle(others, [], others)
}

/** A card more, below all others. */
export function addCard(cards: readonly Card[], id: string): Card[] {
  const [last] = placeCards([...cards.map(card => ({ ...card, width: 'NARROW' as const })), narrow(id)]).slice(-1)
  return last ? [...cards, { id, area: last.area }] : [...cards]
}

/** Each card goes as far up as it can, in the order that people read them in. */
function settle(cards: readonly Card[], fixed: readonly Card[], order: readonly Card[] = cards): Card[] {
  const done: CardArea[] = fixed.map(card => card.area)
  const settled = new Map<string, CardArea>()
  for (const { id, area } of cards.toSorted(byPosition)) {
    let { row } = area
    let other = done.find(each => overlap(each, { ...area, row }))
    while (other) {
      row = other.row + other.rows
      other = done.find(each => overlap(each, { ...area, row }))
    }
    const above = done.filter(each => each.row < row && overlap({ ...each, row: 0 }, { ...area, row: 0 }))
    row = Math.max(0, ...above.map(each => each.row + each.rows))
    const place = { ...area, row }
    done.push(place)
    settled.set(id, place)
  }
  return order.flatMap(({ id }) => {
    const area = settled.get(id)
    return area ? [{ id, area }] : []
  })
}

function inside({ column, row, columns, rows }: CardArea): CardArea {
  const width = Math.min(Math.max(columns, MIN_CARD_COLUMNS), GRID_COLUMNS)
  return {
    columns: width,
    column: Math.min(Math.max(column, 0), GRID_COLUMNS - width),
    rows: Math.min(Math.max(rows, MIN_CARD_ROWS), MAX_CARD_ROWS),
    row: Math.max(row, 0),
  }
}

export type Step = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'
const directions: Readonly<Record<Step, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const isStep = (key: string): key is Step => Object.hasOwn(directions, key)

/** As far as the arrow has to go until something has moved: a card passes a high one with one key. The same cards where nothing can. */
export function step(cards: readonly Card[], id: string, key: Step, isResizing: boolean): readonly Card[] {
  const card = cards.find(each => each.id === id)
  if (!card) return cards
  const { area } = card
  const most = isResizing || key === 'ArrowLeft' || key === 'ArrowRight' ? 1 : MAX_CARD_ROWS
  for (let far = 1; far <= most; far++) {
    const [columns, rows] = directions[key].map(by => by * far) as [number, number]
    const to = isResizing
      ? { ...area, columns: area.columns + columns, rows: area.rows + rows }
      : { ...area, column: area.column + columns, row: area.row + rows }
    const next = arrange(cards, id, to)
    if (next.some((each, at) => !isSame(each.area, cards[at]?.area))) return next
  }
  return cards
}

const isSame = (a: CardArea, b: CardArea | undefined) =>
  b !== undefined && a.column === b.column && a.row === b.row && a.columns === b.columns && a.rows === b.rows

/** One earlier or later, where cards stand below each other: it takes the place of the one that it passes. */
export function pass(cards: readonly Card[], id: string, by: 1 | -1): readonly Card[] {
  const read = cards.toSorted(byPosition)
  const at = read.findIndex(card => card.id === id)
  const [later, earlier] = by === -1 ? [read[at], read[at - 1]] : [read[at + 1], read[at]]
  if (!later || !earlier) return cards
  return arrange(cards, later.id, { ...later.area, column: earlier.area.column, row: earlier.area.row })
}

/** Cards that share a stream. */
export const GROUP_SIZE = 12

/** Each group has one live stream: a browser opens six connections to a gateway, whatever the number of widgets. */
export function groupsOf<T>(cards: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(cards.length / size) }, (_, at) => cards.slice(at * size, (at + 1) * size))
}
