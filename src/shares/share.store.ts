// Reads and writes public links.
import { sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, type PageRequest, selectPage } from '../database/page.ts'
import type { Share } from './share.ts'

const columns = [
  'share_id',
  'widget_id',
  'board_id',
  'created_by',
  'created_at',
  'expires_at',
  'revoked_at',
  'shows_annotations',
] as const

export async function insertShare(db: Database, share: Share): Promise<void> {
  await db
    .insertInto('shares')
    .values({
      project_id: share.projectId,
      share_id: share.shareId,
      widget_id: share.widgetId,
      board_id: share.boardId,
      created_by: share.createdBy,
      created_at: share.createdAt,
      expires_at: share.expiresAt,
      revoked_at: null,
      shows_annotations: share.showsAnnotations,
    })
    .execute()
}

/** How many of the project's links work at `now`. */
export async function selectOpenShareCount(db: Database, projectId: ProjectId, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('shares')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('project_id', '=', projectId)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function selectShares(db: Database, projectId: ProjectId, shareIds: readonly Id[]): Promise<Share[]> {
  const rows = await db
    .selectFrom('shares')
    .select(columns)
    .where('project_id', '=', projectId)
    .where('share_id', 'in', [...shareIds])
    .execute()
  return rows.map(row => toShare(projectId, row))
}

/** A page of the project's links. Ended ones are in it. */
export async function selectSharePage(db: Database, projectId: ProjectId, page: PageRequest): Promise<Page<Share>> {
  const rows = db.selectFrom('shares').select(columns).where('project_id', '=', projectId)
  const found = await selectPage(db, rows, { id: sql`share_id`, sort: null }, page)
  return mapPage(found, row => toShare(projectId, row))
}

/** One that was revoked before keeps its time. */
export async function updateShareRevoked(db: Database, projectId: ProjectId, shareId: Id, now: Date): Promise<void> {
  await db
    .updateTable('shares')
    .set({ revoked_at: now })
    .where('project_id', '=', projectId)
    .where('share_id', '=', shareId)
    .where('revoked_at', 'is', null)
    .execute()
}

interface ShareRow {
  share_id: Id
  widget_id: WidgetId | null
  board_id: Id | null
  created_by: string
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  shows_annotations: boolean
}

function toShare(projectId: ProjectId, row: ShareRow): Share {
  return {
    projectId,
    shareId: row.share_id,
    widgetId: row.widget_id,
    // Links that were made before there were several: to the board that a project has from the beginning.
    boardId: row.widget_id === null ? (row.board_id ?? projectId) : null,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    showsAnnotations: row.shows_annotations,
  }
}
