// Public links: makes, lists and revokes them, and tells what one shows.
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { readSignedId, signedIdOf, signingKeyOf } from '../base/signed-id.ts'
import { boardOf } from '../boards/board.service.ts'
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

/** Throws BAD_USER_INPUT, NOT_FOUND for no such widget, CONFLICT for a board without cards or when there are too many. */
export async function createShare(
  gateway: Gateway,
  project: { projectId: ProjectId; by: string },
  input: Pick<Share, 'widgetId' | 'expiresAt' | 'showsAnnotations'>,
): Promise<Share> {
  const { projectId } = project
  const now = new Date(gateway.clock())
  if (input.expiresAt && input.expiresAt <= now) throw badInput('expiresAt', 'The link would have ended already.')
  if (input.widgetId !== null) await existing(gateway, projectId, input.widgetId)
  else if ((await boardOf(gateway, projectId)).cards.length === 0)
    throw new AppError('CONFLICT', 'Nothing was put on the board yet: a link shows what is saved there (saveBoard).')
  if ((await selectOpenShareCount(gateway.db, projectId, now)) >= MAX_SHARES)
    throw new AppError('CONFLICT', `The project has ${MAX_SHARES.toLocaleString('en')} links already. Revoke some.`)
  const ids = { projectId, shareId: gateway.makeId(), createdBy: project.by, createdAt: now }
  const share: Share = { ...ids, ...input, revokedAt: null }
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

/** What the link shows now, in its order: its widget, or those on the saved board. Widgets that are gone are left out. */
export async function sharedWidgets(gateway: Gateway, { projectId, widgetId }: Share): Promise<SharedWidget[]> {
  const cards = widgetId === null ? (await boardOf(gateway, projectId)).cards : [{ widgetId, width: 'FULL' as const }]
  const ids = cards.map(card => card.widgetId)
  const widgets = await gateway.services.catalogue.widgets(projectId, ids)
  return cards.flatMap(({ width }, at) => {
    const widget = widgets[at]
    return widget ? [{ widget, width }] : []
  })
}

async function existing(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): Promise<void> {
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  if (!widget) throw notFound('widget')
}
