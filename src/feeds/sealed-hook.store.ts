// Sealed secrets of the webhooks of all projects, for sealing them anew.
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface SealedHook {
  readonly projectId: ProjectId
  readonly feedId: Id
  readonly name: string
  readonly sealed: Buffer
}

export async function selectSealedHooks(db: Database, afterFeed: Id, limit: number): Promise<SealedHook[]> {
  const rows = await db
    .selectFrom('feeds')
    .select(['project_id', 'feed_id', 'name', 'hook_sealed'])
    .where('feed_id', '>', afterFeed)
    .where('hook_sealed', 'is not', null)
    .orderBy('feed_id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    projectId: row.project_id,
    feedId: row.feed_id,
    name: row.name,
    sealed: row.hook_sealed as Buffer,
  }))
}

export async function updateSealedHook(db: Database, before: SealedHook, sealed: Buffer): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ hook_sealed: sealed })
    .where('project_id', '=', before.projectId)
    .where('feed_id', '=', before.feedId)
    .where('hook_sealed', '=', before.sealed)
    .execute()
}
