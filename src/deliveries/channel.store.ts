// Channels.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { ChannelsTable } from '../database/delivery-tables.ts'
import { byName, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import type { Channel, ChannelKind, ChannelSettings } from './channel.ts'
import type { DataEvent } from './data-event.ts'

/** Inserts the channel, or puts everything in the place of the one with its id. */
export async function upsertChannel(db: Database, channel: Channel): Promise<void> {
  const { target, body, headerNames, to, sourceId, variables } = channel
  const settings: ChannelSettings = { target, body, headerNames, to, sourceId, variables }
  const changed = {
    name: channel.name,
    kind: channel.kind,
    settings: JSON.stringify(settings),
    sealed: channel.sealed,
    events: [...channel.events],
    event_widget_ids: channel.eventWidgetIds && [...channel.eventWidgetIds],
    paused: channel.paused,
    updated_at: channel.updatedAt,
  }
  await db
    .insertInto('channels')
    .values({
      ...changed,
      project_id: channel.projectId,
      channel_id: channel.channelId,
      created_at: channel.createdAt,
    })
    .onConflict(conflict => conflict.columns(['project_id', 'channel_id']).doUpdateSet(changed))
    .execute()
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('channels').selectAll().where('project_id', '=', projectId)

export async function selectChannelsById(db: Database, projectId: ProjectId, ids: readonly Id[]): Promise<Channel[]> {
  const rows = await all(db, projectId)
    .where('channel_id', 'in', [...ids])
    .execute()
  return rows.map(toChannel)
}

export async function selectChannelByName(db: Database, projectId: ProjectId, name: string): Promise<Channel | null> {
  // PostgreSQL refuses such a text, and nothing is called so.
  if (name.includes('\0')) return null
  const row = await all(db, projectId).where('name', '=', name).executeTakeFirst()
  return row ? toChannel(row) : null
}

/** One that calls the source; `null`: none does. */
export async function selectChannelOfSource(db: Database, projectId: ProjectId, sourceId: Id): Promise<Channel | null> {
  const row = await all(db, projectId).where(sql`settings->>'sourceId'`, '=', sourceId).executeTakeFirst()
  return row ? toChannel(row) : null
}

export async function selectChannelCount(db: Database, projectId: ProjectId): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from channels where project_id = ${projectId}`.execute(db)
  return Number(rows[0]?.count)
}

export type ChannelOrderField = 'CREATED_AT' | 'NAME'
const sorts: Readonly<Record<ChannelOrderField, SortKey | null>> = { CREATED_AT: null, NAME: byName(sql`name`) }

export interface ChannelSearch extends ListRequest<ChannelOrderField> {
  /** What the name holds; `null`: anything. */
  readonly search: string | null
}

export async function selectChannelPage(
  db: Database,
  projectId: ProjectId,
  page: ChannelSearch,
): Promise<Page<Channel>> {
  const { search } = page
  const rows = all(db, projectId).$if(search !== null, q =>
    q.where(sql<boolean>`strpos(folded(name), folded(${search}::text)) > 0`),
  )
  const order = { id: sql<Id>`channel_id`, sort: sorts[page.order.field] }
  return mapPage(await selectPage(db, rows, order, page), toChannel)
}

export async function updateChannelPaused(
  db: Database,
  { projectId, channelId }: Pick<Channel, 'projectId' | 'channelId'>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('channels')
    .set({ paused: true, updated_at: now })
    .where('project_id', '=', projectId)
    .where('channel_id', '=', channelId)
    .execute()
}

/** With what was sent there. False when there is no such channel. */
export async function deleteChannelRow(db: Database, projectId: ProjectId, channelId: Id): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const { numDeletedRows } = await trx
      .deleteFrom('channels')
      .where('project_id', '=', projectId)
      .where('channel_id', '=', channelId)
      .executeTakeFirst()
    await trx.deleteFrom('deliveries').where('project_id', '=', projectId).where('channel_id', '=', channelId).execute()
    return numDeletedRows > 0n
  })
}

export function toChannel(row: Selectable<ChannelsTable>): Channel {
  return {
    ...(row.settings as ChannelSettings),
    projectId: row.project_id,
    channelId: row.channel_id,
    name: row.name,
    kind: row.kind as ChannelKind,
    sealed: row.sealed,
    events: row.events as DataEvent[],
    eventWidgetIds: row.event_widget_ids,
    paused: row.paused,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
