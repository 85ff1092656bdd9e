import type { Id, WidgetId } from '../base/id.ts'
import type { CardArea, CardWidth } from './card-area.ts'

/** A widget on a board, as it is stored. */
export interface BoardCard {
  readonly widgetId: WidgetId
  readonly width: CardWidth
  /** Absent: it was never put anywhere, and flows by its width. */
  readonly area?: CardArea
}

/** A card, and where it stands. */
export interface PlacedCard extends BoardCard {
  readonly area: CardArea
}

/** How widgets of a project are laid out. */
export interface Board<Card extends BoardCard = PlacedCard> {
  readonly boardId: Id
  readonly name: string
  /** Among the boards of the project, from 0. */
  readonly position: number
  /** Widgets without a card come after those that have one, oldest first. */
  readonly showsAllWidgets: boolean
  readonly cards: readonly Card[]
  /** `null`: nobody has arranged it yet. */
  readonly savedAt: Date | null
  /** When its cards, its name or its place were changed last. */
  readonly updatedAt: Date | null
  /** How often it was changed. */
  readonly version: number
}

/** What the board is called that a project has from the beginning. */
export const FIRST_BOARD_NAME = 'Board'

export const MAX_CARDS = 500
/** Of a project. */
export const MAX_BOARDS = 50
export const MAX_BOARD_NAME = 100
