// Deliveries: taken by a gateway for a while, and what came of each try.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { DeliveriesTable } from '../database/delivery-tables.ts'
import type { Attempt, Delivery, DeliveryState, DeliveryTurn, OriginKind } from './delivery.ts'
import { messageFromText } from './message-text.ts'

export interface DeliveryKey {
  readonly projectId: ProjectId
  readonly deliveryId: Id
  readonly channelId: Id
}

/** How many rows one look goes through, so that it costs the same however many wait. */
const LOOKED_AT = 2_000

/** Deliveries that somebody may take: those whose time has come, and those of a gateway that is no more. Projects take turns. */
export async function selectDueDeliveries(db: Database, now: Date, limit: number): Promise<DeliveryKey[]> {
  const { rows } = await sql<{ project_id: ProjectId; delivery_id: Id; channel_id: Id }>`
    select project_id, delivery_id, channel_id from (
      select project_id, delivery_id, channel_id, due_at from deliveries
       where due_at <= ${now} order by due_at limit ${LOOKED_AT}) due
     order by row_number() over (partition by project_id order by due_at), due_at limit ${limit}`.execute(db)
  return rows.map(row => ({ projectId: row.project_id, deliveryId: row.delivery_id, channelId: row.channel_id }))
}

/** Takes the delivery until `leaseUntil`; `null`: another gateway has it, or it has ended. */
export async function claimDelivery(
  db: Database,
  { projectId, deliveryId }: DeliveryKey,
  now: Date,
  leaseUntil: Date,
): Promise<Delivery | null> {
  const row = await db
    .updateTable('deliveries')
    .set(eb => ({ state: 'SENDING', due_at: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('project_id', '=', projectId)
    .where('delivery_id', '=', deliveryId)
    .where('due_at', '<=', now)
    .returningAll()
    .executeTakeFirst()
  return row ? toDelivery(row) : null
}

/** What came of the try, unless another gateway has taken it meanwhile. */
export async function updateTurn(db: Database, held: Delivery, turn: DeliveryTurn): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state: turn.state,
      due_at: turn.dueAt,
      ended_at: turn.endedAt,
      error: turn.error,
      tries: JSON.stringify(turn.tries),
      attempts: turn.attempts,
    })
    .where('project_id', '=', held.projectId)
    .where('delivery_id', '=', held.deliveryId)
    .where('state', '=', 'SENDING')
    .where('attempts', '=', held.attempts)
    .where('due_at', '=', held.dueAt)
    .execute()
}

/** Lets one that has ended be sent again. `null`: it has not ended, or there is none. */
export async function updateReplayed(
  db: Database,
  { projectId, deliveryId }: Pick<Delivery, 'projectId' | 'deliveryId'>,
  now: Date,
  dueAt: Date,
): Promise<Delivery | null> {
  const row = await db
    .updateTable('deliveries')
    .set({ state: 'PENDING', due_at: dueAt, replayed_at: now, ended_at: null, error: null, attempts: 0 })
    .where('project_id', '=', projectId)
    .where('delivery_id', '=', deliveryId)
    .where('due_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row ? toDelivery(row) : null
}

export async function selectDeliveriesById(
  db: Database,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('delivery_id', 'in', [...ids])
    .execute()
  return rows.map(toDelivery)
}

/** Of all projects, counted up to `most`. */
export async function selectAllWaitingCount(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (select 1 from deliveries where due_at is not null limit ${most}) waiting`.execute(db)
  return Number(rows[0]?.count)
}

/** Deletes at most `limit` that ended before the instant; returns how many. */
export async function deleteEndedDeliveries(db: Database, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from deliveries where (project_id, delivery_id) in (
      select project_id, delivery_id from deliveries where ended_at < ${before} limit ${limit})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export function toDelivery(row: Selectable<DeliveriesTable>): Delivery {
  return {
    projectId: row.project_id,
    deliveryId: row.delivery_id,
    channelId: row.channel_id,
    key: row.key,
    origin: { kind: row.origin_kind as OriginKind, id: row.origin_id },
    recipient: row.recipient,
    title: row.title,
    message: messageFromText(row.message),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    createdAt: row.created_at,
    replayedAt: row.replayed_at,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    error: row.error,
    tries: row.tries as Attempt[],
  }
}
