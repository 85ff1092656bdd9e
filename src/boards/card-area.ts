// The grid of boards: where cards stand, and where those go that were put nowhere.

export const cardWidths = ['NARROW', 'WIDE', 'FULL'] as const
export type CardWidth = (typeof cardWidths)[number]

/** Part of the grid, from the upper left; columns and rows count from 0. */
export interface CardArea {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

export const GRID_COLUMNS = 12
export const MIN_CARD_COLUMNS = 2
export const MIN_CARD_ROWS = 2
export const MAX_CARD_ROWS = 24
/** The last row that a card may begin in. */
export const MAX_GRID_ROW = 10_000
/** Of a card that was put nowhere. */
const USUAL_ROWS = 4
const usualColumns: Readonly<Record<CardWidth, number>> = { NARROW: 4, WIDE: 8, FULL: 12 }

/** The width that comes nearest, for who knows no grid. */
export function widthOf({ columns }: CardArea): CardWidth {
  if (columns > 10) return 'FULL'
  return columns > 5 ? 'WIDE' : 'NARROW'
}

export function overlap(a: CardArea, b: CardArea): boolean {
  return (
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns &&
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows
  )
}

/**
 * Gives an area to each card that has none: in their order, side by side, after all that were put somewhere. The last row that one of those
 * begins in is filled first.
 */
export function placeCards<Card extends { readonly width: CardWidth; readonly area?: CardArea | undefined }>(
  cards: readonly Card[],
): (Card & { readonly area: CardArea })[] {
  const taken = cards.flatMap(({ area }) => area ?? [])
  let row = Math.max(0, ...taken.map(area => area.row))
  let column = 0
  return cards.map(card => {
    if (card.area) return { ...card, area: card.area }
    const columns = usualColumns[card.width]
    let area: CardArea
    for (;;) {
      if (column + columns > GRID_COLUMNS) {
        column = 0
        row += 1
      }
      area = { column, row, columns, rows: USUAL_ROWS }
      const other = taken.find(each => overlap(each, area))
      if (!other) break
      column = other.column + other.columns
    }
    taken.push(area)
    column += columns
    return { ...card, area }
  })
}

/** From above, and from the left: as people read. */
export function byPosition(a: { readonly area: CardArea }, b: { readonly area: CardArea }): number {
  return a.area.row - b.area.row || a.area.column - b.area.column
}
