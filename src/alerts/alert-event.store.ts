// What became of alerts: a row for each change of a state.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { AlertEventsTable } from '../database/alert-tables.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import type { AlertEvent, Notification } from './alert-event.ts'
import type { AlertState } from './machine.ts'

/** Of one statement: it has a parameter for each column of each, and PostgreSQL takes 65,535. */
const EVENTS_AT_ONCE = 1_000

export async function insertEvents(db: Database, events: readonly AlertEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += EVENTS_AT_ONCE) {
    const some = events.slice(at, at + EVENTS_AT_ONCE)
    await db.insertInto('alert_events').values(some.map(toRow)).execute()
  }
}

export async function updateNotification(
  db: Database,
  projectId: ProjectId,
  eventIds: readonly Id[],
  notification: Notification,
  notifiedAt: Date | null,
): Promise<void> {
  if (eventIds.length === 0) return
  await db
    .updateTable('alert_events')
    .set({ notification, notified_at: notifiedAt })
    .where('project_id', '=', projectId)
    .where('event_id', 'in', [...eventIds])
    .execute()
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('alert_events').selectAll().where('project_id', '=', projectId)

export async function selectEventsById(db: Database, projectId: ProjectId, ids: readonly Id[]): Promise<AlertEvent[]> {
  const rows = await all(db, projectId)
    .where('event_id', 'in', [...ids])
    .execute()
  return rows.map(toEvent)
}

/** The last event at which the alert began to fire, if any. */
export async function selectLastFiring(db: Database, projectId: ProjectId, alertId: Id): Promise<AlertEvent[]> {
  const rows = await all(db, projectId)
    .where('alert_id', '=', alertId)
    .where('to_state', '=', 'FIRING')
    .orderBy('event_id', 'desc')
    .limit(1)
    .execute()
  return rows.map(toEvent)
}

export interface AlertEventSearch {
  readonly alertId: Id | null
  /** null: of all widgets. */
  readonly widgetIds: readonly WidgetId[] | null
  /** Only events that led to one of these states. */
  readonly states: readonly AlertState[] | null
}

export async function selectEventPage(
  db: Database,
  projectId: ProjectId,
  { alertId, widgetIds, states }: AlertEventSearch,
  page: ListRequest<'CREATED_AT'>,
): Promise<Page<AlertEvent>> {
  let query = all(db, projectId)
  if (alertId !== null) query = query.where('alert_id', '=', alertId)
  if (widgetIds) query = query.where('widget_id', '=', sql<WidgetId>`any (${[...widgetIds]}::bigint[])`)
  if (states) query = query.where('to_state', '=', sql<string>`any (${[...states]}::text[])`)
  return mapPage(await selectPage(db, query, { id: sql`event_id`, sort: null }, page), toEvent)
}

/** Of the states that fire, and of the events that led to them. Resolves to how many were not acknowledged yet. */
export async function updateAcknowledged(
  db: Database,
  { projectId, alertId, groupKeys }: { projectId: ProjectId; alertId: Id; groupKeys: readonly string[] | null },
  by: string,
  now: Date,
): Promise<number> {
  return db.transaction().execute(async trx => {
    let states = trx
      .updateTable('alert_states')
      .set({ acknowledged_at: now, acknowledged_by: by })
      .where('project_id', '=', projectId)
      .where('alert_id', '=', alertId)
      .where('state', '=', 'FIRING')
      .where('acknowledged_at', 'is', null)
    if (groupKeys) states = states.where('group_key', 'in', [...groupKeys])
    const rows = await states.returning('last_event_id').execute()
    const ids = rows.flatMap(row => row.last_event_id ?? [])
    if (ids.length > 0)
      await trx
        .updateTable('alert_events')
        .set({ acknowledged_at: now, acknowledged_by: by })
        .where('project_id', '=', projectId)
        .where('event_id', 'in', ids)
        .execute()
    return rows.length
  })
}

export async function deleteEventsBefore(db: Database, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from alert_events e using (
      select project_id, event_id from alert_events where at < ${before} order by at limit ${limit}) old
    where e.project_id = old.project_id and e.event_id = old.event_id`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

const toRow = (event: AlertEvent) => ({
  project_id: event.projectId,
  event_id: event.eventId,
  alert_id: event.alertId,
  widget_id: event.widgetId,
  group_key: event.groupKey,
  from_state: event.from,
  to_state: event.to,
  bucket_key: event.bucketKey,
  bucket_from: event.bucketFrom,
  bucket_before: event.bucketBefore,
  value: event.value,
  low: event.low,
  high: event.high,
  at: event.at,
  arguments: JSON.stringify(event.arguments),
  notification: event.notification,
  notified_at: event.notifiedAt,
})

function toEvent(row: Selectable<AlertEventsTable>): AlertEvent {
  return {
    projectId: row.project_id,
    eventId: row.event_id,
    alertId: row.alert_id,
    widgetId: row.widget_id,
    groupKey: row.group_key,
    from: row.from_state as AlertState,
    to: row.to_state as AlertState,
    bucketKey: row.bucket_key,
    bucketFrom: row.bucket_from,
    bucketBefore: row.bucket_before,
    value: row.value,
    low: row.low,
    high: row.high,
    at: row.at,
    arguments: row.arguments as Record<string, unknown>,
    notification: row.notification as Notification,
    notifiedAt: row.notified_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
  }
}
