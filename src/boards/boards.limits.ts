import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_CARDS } from './board.ts'

export const boardLimits: LimitSection = {
  title: 'Boards',
  limits: [['cards of a board', says`${MAX_CARDS}`, REFUSED]],
}
