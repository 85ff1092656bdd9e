import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_BOARD_NAME, MAX_BOARDS, MAX_CARDS } from './board.ts'
import { GRID_COLUMNS, MAX_CARD_ROWS, MAX_GRID_ROW, MIN_CARD_COLUMNS, MIN_CARD_ROWS } from './card-area.ts'

export const boardLimits: LimitSection = {
  title: 'Boards',
  limits: [
    ['boards of a project', says`${MAX_BOARDS}`, 'CONFLICT'],
    ['name of a board', says`${MAX_BOARD_NAME} characters`, REFUSED],
    ['cards of a board', says`${MAX_CARDS}`, REFUSED],
    ['columns of a card', says`${MIN_CARD_COLUMNS} to ${GRID_COLUMNS}`, REFUSED],
    ['rows of a card', says`${MIN_CARD_ROWS} to ${MAX_CARD_ROWS}`, REFUSED],
    ['row that a card begins in', says`${MAX_GRID_ROW}`, REFUSED],
  ],
}
