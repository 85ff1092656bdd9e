// Sealed push keys of all projects, for sealing them anew.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface SealedPushKey {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly title: string
  readonly sealed: Buffer
}

/** In the order of their keys; deleted widgets have none that anybody needs. */
export async function selectSealedPushKeys(
  db: Database,
  after: SealedPushKey | null,
  limit: number,
): Promise<SealedPushKey[]> {
  const rows = await db
    .selectFrom('widgets')
    .select(['project_id', 'widget_id', 'title', 'push_key_sealed'])
    .where('deleted_at', 'is', null)
    .$if(after !== null, q =>
      q.where(sql<boolean>`(project_id, widget_id) > (${after?.projectId}::bigint, ${after?.widgetId}::bigint)`),
    )
    .orderBy('project_id')
    .orderBy('widget_id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    projectId: row.project_id,
    widgetId: row.widget_id,
    title: row.title,
    sealed: row.push_key_sealed,
  }))
}

/** Puts the same key under another seal, unless it was changed meanwhile. */
export async function updateSealedPushKey(db: Database, before: SealedPushKey, sealed: Buffer): Promise<void> {
  await db
    .updateTable('widgets')
    .set({ push_key_sealed: sealed })
    .where('project_id', '=', before.projectId)
    .where('widget_id', '=', before.widgetId)
    .where('push_key_sealed', '=', before.sealed)
    .execute()
}
