// Keeps how a project's widgets are laid out on its board.
import { badInput } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { selectBoard, upsertBoard } from './board.store.ts'
import { type Board, type BoardCard, MAX_CARDS } from './board.ts'

/** The cards whose widgets exist; none before the first `saveBoard`. */
export async function boardOf(gateway: Gateway, projectId: ProjectId): Promise<Board> {
  const board = await selectBoard(gateway.db, projectId)
  if (!board) return { cards: [], savedAt: null, version: 0 }
  const ids = board.cards.map(card => card.widgetId)
  const widgets = await gateway.services.catalogue.widgets(projectId, ids)
  return { ...board, cards: board.cards.filter((_, at) => widgets[at] !== null) }
}

/** Replaces the layout whole. Cards of widgets that do not exist (any more) are left out. */
export async function saveBoard(gateway: Gateway, projectId: ProjectId, cards: readonly BoardCard[]): Promise<Board> {
  if (cards.length > MAX_CARDS) throw badInput('cards', `A board has at most ${MAX_CARDS} cards.`)
  if (new Set(cards.map(card => card.widgetId)).size < cards.length)
    throw badInput('cards', 'A widget has one card at most.')
  await upsertBoard(gateway.db, projectId, cards, gateway.clock())
  return boardOf(gateway, projectId)
}
