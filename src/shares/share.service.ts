// Public links: makes, lists and revokes them, and tells what one shows.

import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { readSignedId, signedIdOf, signingKeyOf } from '../base/signed-id.ts'
import { findBoard, getBoard } from '../boards/board.service.ts'
import { type Board, FIRST_BOARD_NAME } from '../boards/board.ts'
import { byPosition } from '../boards/card-area.ts'
import { countText } from '../core/number-format.ts'
import type { Page, PageRequest } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import { insertShare, selectOpenShareCount, selectSharePage, selectShares, updateShareRevoked } from './share.store.ts'
import { isOpen, MAX_SHARES, type Share, type SharedWidget } from './share.ts'

declare module '../request/context.ts' {
  interface Services {
    shares: ShareService
  }
}

export interface ShareService {
  tokenOf(share: Share): string
  /** The share of a token that works now; `null` for all others, whatever is wrong with them. */
  find(gateway: Gateway, token: string): Promise<Share | null>
}

export function createShareService(secretKey: string): ShareService {
  const key = signingKeyOf(secretKey, 'shares')
  return {
    tokenOf: ({ projectId, shareId }) => signedIdOf(key, { projectId, id: shareId }),
    async find(gateway, token) {
      const ids = readSignedId(key, token)
      if (!ids) return null
      const [share] = await selectShares(gateway.db, ids.projectId, [ids.id])
      return share && isOpen(share, gateway.clock()) ? share : null
    },
  }
}

/**
 * To the widget, else to the board, else to the first board. Throws BAD_USER_INPUT, NOT_FOUND for no such widget or board, CONFLICT for a board
 * without cards or when there are too many.
 */
export async function createShare(
  gateway: Gateway,
  project: { projectId: ProjectId; by: string },
  input: Pick<Share, 'widgetId' | 'boardId' | 'expiresAt' | 'showsAnnotations'>,
): Promise<Share> {
  const { projectId } = project
  const now = new Date(gateway.clock())
  if (input.expiresAt && input.expiresAt <= now) throw badInput('expiresAt', 'The link would have ended already.')
  if (input.widgetId !== null && input.boardId !== null)
    throw badInput('boardId', 'A link shows either a widget or a board: give one of them.')
  const boardId = input.widgetId === null ? await sharedBoardId(gateway, projectId, input.boardId) : null
  if (input.widgetId !== null) await existing(gateway, projectId, input.widgetId)
  if ((await selectOpenShareCount(gateway.db, projectId, now)) >= MAX_SHARES)
    throw new AppError('CONFLICT', `The project has ${countText(MAX_SHARES)} links already. Revoke some.`)
  const ids = { projectId, shareId: gateway.makeId(), createdBy: project.by, createdAt: now }
  const share: Share = { ...ids, ...input, boardId, revokedAt: null }
  await insertShare(gateway.db, share)
  return share
}

/** It ends at once, in every gateway. Revoking it again changes nothing. */
export async function revokeShare(gateway: Gateway, projectId: ProjectId, shareId: Id): Promise<Share> {
  await updateShareRevoked(gateway.db, projectId, shareId, new Date(gateway.clock()))
  const [share] = await selectShares(gateway.db, projectId, [shareId])
  if (!share) throw notFound('link')
  return share
}

export function listShares(gateway: Gateway, projectId: ProjectId, page: PageRequest): Promise<Page<Share>> {
  return selectSharePage(gateway.db, projectId, page)
}

export async function sharesById(
  gateway: Gateway,
  projectId: ProjectId,
  shareIds: readonly Id[],
): Promise<(Share | null)[]> {
  const shares = new Map((await selectShares(gateway.db, projectId, shareIds)).map(share => [share.shareId, share]))
  return shareIds.map(id => shares.get(id) ?? null)
}

/** What a link shows now, and how it is called. */
export interface SharedPage {
  readonly title: string
  readonly widgets: readonly SharedWidget[]
}

/** Its widget, or those on its board as it is saved, in the order that they are read in; `null`: that is gone. Widgets that are gone are left out. */
export async function sharedPage(
  gateway: Gateway,
  { projectId, widgetId, boardId }: Share,
): Promise<SharedPage | null> {
  if (widgetId !== null) {
    const widget = await gateway.services.catalogue.widget(projectId, widgetId)
    return widget && { title: widget.title, widgets: [{ widget, width: 'FULL' }] }
  }
  const board = boardId === null ? null : await findBoard(gateway, projectId, boardId)
  return (
    board && { title: await titleOf(gateway, projectId, board), widgets: await widgetsOf(gateway, projectId, board) }
  )
}

/** A board that nobody has named is called like the project. */
async function titleOf(gateway: Gateway, projectId: ProjectId, { name }: Board): Promise<string> {
  return name === FIRST_BOARD_NAME ? (await gateway.services.auth.project(projectId)).name : name
}

async function widgetsOf(gateway: Gateway, projectId: ProjectId, board: Board): Promise<SharedWidget[]> {
  const cards = board.cards.toSorted(byPosition)
  const ids = cards.map(card => card.widgetId)
  const widgets = await gateway.services.catalogue.widgets(projectId, ids)
  return cards.flatMap(({ width }, at) => {
    const widget = widgets[at]
    return widget ? [{ widget, width }] : []
  })
}

async function sharedBoardId(gateway: Gateway, projectId: ProjectId, boardId: Id | null): Promise<Id> {
  const board = await getBoard(gateway, projectId, boardId)
  if (board.cards.length === 0)
    throw new AppError('CONFLICT', 'Nothing was put on the board yet: a link shows what is saved there (saveBoard).')
  return board.boardId
}

async function existing(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): Promise<void> {
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  if (!widget) throw notFound('widget')
}
