// Sealed secrets of the channels of all projects, for sealing them anew.
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface SealedChannel {
  readonly projectId: ProjectId
  readonly channelId: Id
  readonly name: string
  readonly sealed: Buffer
}

export async function selectSealedChannels(db: Database, after: Id, limit: number): Promise<SealedChannel[]> {
  const rows = await db
    .selectFrom('channels')
    .select(['project_id', 'channel_id', 'name', 'sealed'])
    .where('channel_id', '>', after)
    .where('sealed', 'is not', null)
    .orderBy('channel_id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    projectId: row.project_id,
    channelId: row.channel_id,
    name: row.name,
    sealed: row.sealed as Buffer,
  }))
}

export async function updateSealedChannel(db: Database, before: SealedChannel, sealed: Buffer): Promise<void> {
  await db
    .updateTable('channels')
    .set({ sealed })
    .where('project_id', '=', before.projectId)
    .where('channel_id', '=', before.channelId)
    .where('sealed', '=', before.sealed)
    .execute()
}
