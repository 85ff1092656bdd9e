// What GraphQL and REST say about boards.
import { MAX_BOARD_NAME, MAX_CARDS } from './board.ts'
import { GRID_COLUMNS, MAX_CARD_ROWS, MIN_CARD_COLUMNS, MIN_CARD_ROWS } from './card-area.ts'

export const boardTexts = {
  id: 'Id of the board.',
  name: `What it is called, once in its project, whatever the case: 1 to ${MAX_BOARD_NAME} characters.`,
  position: 'Its place among the boards of the project, from 0.',
  newPosition: 'Its place among the boards of the project, from 0. Default: after the others.',
  showsAllWidgets: 'Whether widgets without a card come after those that have one, oldest first.',
  newShowsAllWidgets: 'Whether widgets without a card come after those that have one, oldest first. Default: false.',
  cards: `The cards, at most ${MAX_CARDS}. Those of widgets that are gone are left out.`,
  savedAt: 'When it was arranged last; null: never.',
  updatedAt: 'When its cards, its name or its place was changed last; null: never.',
  version: 'How often it was changed: 0 at first.',
  area: 'Where it stands on the grid. Cards without one follow the others by their width.',
  column: `The first of its columns, from 0; the grid has ${GRID_COLUMNS}.`,
  row: 'The first of its rows, from 0.',
  columns: `How many columns it takes: ${MIN_CARD_COLUMNS} to ${GRID_COLUMNS}.`,
  rows: `How many rows it takes: ${MIN_CARD_ROWS} to ${MAX_CARD_ROWS}.`,
  width: 'How wide it is, where there is no grid.',
} as const
