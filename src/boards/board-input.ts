// A board as people write it, checked.

import type { WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { countText } from '../core/number-format.ts'
import { type BoardCard, MAX_BOARD_NAME, MAX_CARDS } from './board.ts'
import {
  type CardArea,
  type CardWidth,
  GRID_COLUMNS,
  MAX_CARD_ROWS,
  MAX_GRID_ROW,
  MIN_CARD_COLUMNS,
  MIN_CARD_ROWS,
  overlap,
  widthOf,
} from './card-area.ts'

export interface CardInput {
  readonly widgetId: WidgetId
  readonly width?: CardWidth | null | undefined
  readonly area?: CardArea | null | undefined
}

/** Throws BAD_USER_INPUT with everything that is wrong. */
export function toCards(cards: readonly CardInput[]): BoardCard[] {
  const issues = new Issues()
  if (cards.length > MAX_CARDS) issues.add('cards', `A board has at most ${MAX_CARDS} cards.`)
  if (new Set(cards.map(card => card.widgetId)).size < cards.length)
    issues.add('cards', 'A widget has one card at most.')
  issues.throwIfAny()
  cards.forEach(({ area }, at) => {
    if (!area) return
    addAreaIssues(area, `cards.${at}.area`, issues)
    const other = cards.findIndex((each, before) => before < at && each.area && overlap(each.area, area))
    if (other >= 0) issues.add(`cards.${at}.area`, `The card lies over cards.${other}: give each cells of its own.`)
  })
  issues.throwIfAny()
  return cards.map(({ widgetId, width, area }) => {
    if (!area) return { widgetId, width: width ?? 'NARROW' }
    const { column, row, columns, rows } = area
    return { widgetId, width: width ?? widthOf(area), area: { column, row, columns, rows } }
  })
}

function addAreaIssues({ column, row, columns, rows }: CardArea, path: string, issues: Issues): void {
  if (columns < MIN_CARD_COLUMNS || columns > GRID_COLUMNS)
    issues.add(`${path}.columns`, `A card is ${MIN_CARD_COLUMNS} to ${GRID_COLUMNS} columns wide.`)
  else if (column < 0 || column + columns > GRID_COLUMNS)
    issues.add(
      `${path}.column`,
      `The grid has ${GRID_COLUMNS} columns: one of ${columns} begins in column 0 to ${GRID_COLUMNS - columns}.`,
    )
  if (rows < MIN_CARD_ROWS || rows > MAX_CARD_ROWS)
    issues.add(`${path}.rows`, `A card is ${MIN_CARD_ROWS} to ${MAX_CARD_ROWS} rows high.`)
  if (row < 0 || row > MAX_GRID_ROW) issues.add(`${path}.row`, `A card begins in row 0 to ${countText(MAX_GRID_ROW)}.`)
}

export function toBoardName(text: string): string {
  const name = text.normalize('NFC').trim()
  const issues = new Issues()
  if (name === '' || [...name].length > MAX_BOARD_NAME || /\p{Cc}/u.test(name) || !name.isWellFormed())
    issues.add('name', `The name of a board is 1 to ${MAX_BOARD_NAME} characters on one line.`)
  issues.throwIfAny()
  return name
}
