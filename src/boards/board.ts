import type { WidgetId } from '../base/id.ts'

export const cardWidths = ['NARROW', 'WIDE', 'FULL'] as const
export type CardWidth = (typeof cardWidths)[number]

/** A widget on the board. */
export interface BoardCard {
  readonly widgetId: WidgetId
  readonly width: CardWidth
}

/** How the widgets of a project are laid out. Widgets without a card come after those that have one, oldest first. */
export interface Board {
  readonly cards: readonly BoardCard[]
  /** `null`: nobody has arranged it yet. */
  readonly savedAt: Date | null
  /** How often it was arranged. */
  readonly version: number
}

export const MAX_CARDS = 500
