// Keeps how widgets of a project are laid out on its boards.
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Gateway } from '../request/context.ts'
import {
  deleteBoardRow,
  insertBoard,
  lockBoards,
  selectBoards,
  updateBoardCards,
  updateBoardOrder,
  updateBoardRow,
} from './board.store.ts'
import { type Board, type BoardCard, MAX_BOARDS } from './board.ts'
import { type CardInput, toBoardName, toCards } from './board-input.ts'
import { placeCards } from './card-area.ts'

/** All boards of the project in their order, with the cards whose widgets exist. There is always one. */
export async function listBoards(gateway: Gateway, projectId: ProjectId): Promise<Board[]> {
  return withWidgets(gateway, projectId, await selectBoards(gateway.db, projectId))
}

/** Without an id the first one. Throws NOT_FOUND. */
export async function getBoard(gateway: Gateway, projectId: ProjectId, boardId: Id | null = null): Promise<Board> {
  const board = boardId === null ? await firstBoard(gateway, projectId) : await findBoard(gateway, projectId, boardId)
  if (!board) throw notFound('board')
  return board
}

async function firstBoard(gateway: Gateway, projectId: ProjectId): Promise<Board | null> {
  const [first] = await selectBoards(gateway.db, projectId)
  return first ? ((await withWidgets(gateway, projectId, [first]))[0] ?? null) : null
}

/** `null`, too, for who is limited to some widgets and may see none of its cards. */
export async function findBoard(gateway: Gateway, projectId: ProjectId, boardId: Id): Promise<Board | null> {
  const stored = (await selectBoards(gateway.db, projectId)).filter(board => board.boardId === boardId)
  const [board] = await withWidgets(gateway, projectId, stored)
  const isHidden = gateway.services.catalogue.visible !== null && board?.cards.length === 0
  return isHidden ? null : (board ?? null)
}

/** Cards of widgets that are gone are left out, and what was put nowhere gets its area among the others. */
async function withWidgets(
  gateway: Gateway,
  projectId: ProjectId,
  boards: readonly Board<BoardCard>[],
): Promise<Board[]> {
  const ids = [...new Set(boards.flatMap(board => board.cards.map(card => card.widgetId)))]
  const found = await gateway.services.catalogue.widgets(projectId, ids)
  const existing = new Set(ids.filter((_, at) => found[at] !== null))
  return boards.map(board => ({
    ...board,
    cards: placeCards(board.cards.filter(card => existing.has(card.widgetId))),
  }))
}

export interface BoardDraft {
  readonly name: string
  readonly position?: number | null | undefined
  readonly showsAllWidgets?: boolean | null | undefined
  readonly cards?: readonly CardInput[] | null | undefined
}

/** After the others, where no position is given. Throws BAD_USER_INPUT, and CONFLICT where there are too many or one has the name. */
export async function createBoard(gateway: Gateway, projectId: ProjectId, draft: BoardDraft): Promise<Board> {
  const name = toBoardName(draft.name)
  const cards = toCards(draft.cards ?? [])
  const boardId = gateway.makeId()
  await changeBoards(gateway, projectId, async (trx, boards) => {
    if (boards.length >= MAX_BOARDS)
      throw new AppError('CONFLICT', `The project has ${MAX_BOARDS} boards already. Delete one.`)
    assertFree(boards, name, boardId)
    const board = { boardId, name, position: boards.length, showsAllWidgets: draft.showsAllWidgets ?? false, cards }
    await insertBoard(trx, projectId, board, new Date(gateway.clock()))
    const order = moved([...boards.map(each => each.boardId), boardId], boardId, draft.position)
    await updateBoardOrder(trx, projectId, order)
  })
  return getBoard(gateway, projectId, boardId)
}

export interface BoardChange {
  readonly name?: string | null | undefined
  readonly position?: number | null | undefined
  readonly showsAllWidgets?: boolean | null | undefined
}

/** What is absent stays. Throws BAD_USER_INPUT, NOT_FOUND, and CONFLICT where another one has the name. */
export async function updateBoard(
  gateway: Gateway,
  projectId: ProjectId,
  boardId: Id,
  change: BoardChange,
): Promise<Board> {
  const name = change.name == null ? undefined : toBoardName(change.name)
  await changeBoards(gateway, projectId, async (trx, boards) => {
    if (!boards.some(board => board.boardId === boardId)) throw notFound('board')
    if (name !== undefined) assertFree(boards, name, boardId)
    const order = boards.map(board => board.boardId)
    await updateBoardOrder(trx, projectId, moved(order, boardId, change.position))
    const row = { ...(name !== undefined && { name }), ...shown(change) }
    await updateBoardRow(trx, projectId, boardId, row, new Date(gateway.clock()))
  })
  return getBoard(gateway, projectId, boardId)
}

const shown = ({ showsAllWidgets }: BoardChange) => (showsAllWidgets == null ? {} : { showsAllWidgets })

/** Its widgets stay; links to it show nothing any more. Throws NOT_FOUND, and CONFLICT for the only one. */
export async function deleteBoard(gateway: Gateway, projectId: ProjectId, boardId: Id): Promise<void> {
  await changeBoards(gateway, projectId, async (trx, boards) => {
    if (!boards.some(board => board.boardId === boardId)) throw notFound('board')
    if (boards.length === 1) throw new AppError('CONFLICT', 'A project has at least one board: this is the only one.')
    await deleteBoardRow(trx, projectId, boardId)
    const others = boards.map(board => board.boardId).filter(id => id !== boardId)
    await updateBoardOrder(trx, projectId, others)
  })
}

/** Replaces the layout whole; without an id that of the first one. Cards of widgets that do not exist (any more) are left out. */
export async function saveBoard(
  gateway: Gateway,
  projectId: ProjectId,
  boardId: Id | null,
  cards: readonly CardInput[],
): Promise<Board> {
  const checked = toCards(cards)
  const board = await getBoard(gateway, projectId, boardId)
  const now = new Date(gateway.clock())
  if (!(await updateBoardCards(gateway.db, projectId, board.boardId, checked, now))) throw notFound('board')
  return getBoard(gateway, projectId, board.boardId)
}

async function changeBoards(
  gateway: Gateway,
  projectId: ProjectId,
  change: (trx: Database, boards: readonly Board<BoardCard>[]) => Promise<void>,
): Promise<void> {
  await gateway.db.transaction().execute(async trx => {
    await lockBoards(trx, projectId)
    await change(trx, await selectBoards(trx, projectId))
  })
}

/** Names are how people choose: each once, in any case. */
function assertFree(boards: readonly Board<BoardCard>[], name: string, boardId: Id): void {
  const other = boards.find(each => each.boardId !== boardId && each.name.toLowerCase() === name.toLowerCase())
  if (other)
    throw new AppError('CONFLICT', `The project has a board with the name ${JSON.stringify(other.name)} already.`)
}

function moved(order: readonly Id[], boardId: Id, position: number | null | undefined): Id[] {
  if (position == null) return [...order]
  if (position < 0 || position >= order.length)
    throw badInput('position', `Positions of the project's boards are 0 to ${order.length - 1}.`)
  return order.filter(id => id !== boardId).toSpliced(position, 0, boardId)
}
