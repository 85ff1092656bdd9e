// Puts deliveries into the outbox: one statement, and one row for each key of a channel.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { DeliveryState, Origin } from './delivery.ts'

export interface NewDelivery {
  readonly deliveryId: Id
  readonly channelId: Id
  readonly key: string
  readonly origin: Origin
  readonly recipient: string | null
  readonly title: string
  /** JSON. */
  readonly message: string
  readonly state: Extract<DeliveryState, 'PENDING' | 'CANCELLED'>
  readonly error: string | null
}

/** How many were not there under their keys. */
export async function insertDeliveries(
  db: Database,
  projectId: ProjectId,
  deliveries: readonly NewDelivery[],
  { createdAt, dueAt }: { readonly createdAt: Date; readonly dueAt: Date },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('deliveries')
    .values(
      deliveries.map(({ deliveryId, channelId, key, origin, recipient, title, message, state, error }) => ({
        project_id: projectId,
        delivery_id: deliveryId,
        channel_id: channelId,
        key,
        origin_kind: origin.kind,
        origin_id: origin.id,
        recipient,
        title,
        message,
        state,
        error,
        attempts: 0,
        created_at: createdAt,
        due_at: state === 'PENDING' ? dueAt : null,
        ended_at: state === 'PENDING' ? null : createdAt,
        tries: '[]',
      })),
    )
    .onConflict(conflict => conflict.columns(['project_id', 'channel_id', 'key']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0n)
}

/** The id of the one under the key; `null`: there is none. */
export async function selectDeliveryByKey(
  db: Database,
  projectId: ProjectId,
  channelId: Id,
  key: string,
): Promise<Id | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('project_id', '=', projectId)
    .where('channel_id', '=', channelId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.delivery_id ?? null
}

/** Counted up to `most`. */
export async function selectWaitingCount(db: Database, projectId: ProjectId, most: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (
      select 1 from deliveries where project_id = ${projectId} and due_at is not null limit ${most}) waiting`.execute(
    db,
  )
  return Number(rows[0]?.count)
}

/** Which of the channels are there, and whether they are paused. They stay until the end of the transaction. */
export async function selectTargets(
  db: Database,
  projectId: ProjectId,
  channelIds: readonly Id[],
): Promise<Map<Id, { readonly paused: boolean }>> {
  const rows = await db
    .selectFrom('channels')
    .select(['channel_id', 'paused'])
    .where('project_id', '=', projectId)
    .where('channel_id', 'in', [...channelIds])
    .forShare()
    .execute()
  return new Map(rows.map(row => [row.channel_id, { paused: row.paused }]))
}
