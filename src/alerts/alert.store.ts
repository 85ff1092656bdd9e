// Alerts as they are stored.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { AlertsTable } from '../database/alert-tables.ts'
import type { Database } from '../database/client.ts'
import { byName, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import type { Alert, AlertRule } from './alert.ts'
import type { MuteWindow } from './mute.ts'

/** Inserts the alert, or puts it in the place of the one with its id. */
export async function upsertAlert(db: Database, alert: Alert): Promise<void> {
  const changed = {
    name: alert.name,
    widget_id: alert.widgetId,
    metric_id: alert.metricId,
    rule: JSON.stringify(alert.rule),
    cron: alert.cron,
    on_push: alert.onPush,
    time_zone: alert.timeZone,
    channel_ids: [...alert.channelIds],
    mute: JSON.stringify(alert.mute),
    annotate: alert.annotate,
    paused: alert.paused,
    watches: [...alert.watches],
    counts_events: alert.countsEvents,
    next_evaluation_at: alert.nextEvaluationAt,
    problem: alert.problem,
    version: alert.version,
    updated_at: alert.updatedAt,
  }
  await db
    .insertInto('alerts')
    .values({ ...changed, project_id: alert.projectId, alert_id: alert.alertId, created_at: alert.createdAt })
    .onConflict(conflict => conflict.columns(['project_id', 'alert_id']).doUpdateSet(changed))
    .execute()
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('alerts').selectAll().where('project_id', '=', projectId)

export async function selectAlertsById(db: Database, projectId: ProjectId, ids: readonly Id[]): Promise<Alert[]> {
  const rows = await all(db, projectId)
    .where('alert_id', 'in', [...ids])
    .execute()
  return rows.map(toAlert)
}

export async function selectAlertByName(db: Database, projectId: ProjectId, name: string): Promise<Alert | null> {
  // PostgreSQL refuses such a text, and nothing is called so.
  if (name.includes('\0')) return null
  const row = await all(db, projectId).where('name', '=', name).executeTakeFirst()
  return row ? toAlert(row) : null
}

export async function selectAlertCount(db: Database, projectId: ProjectId): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from alerts where project_id = ${projectId}`.execute(db)
  return Number(rows[0]?.count)
}

export type AlertOrderField = 'CREATED_AT' | 'NAME'
const sorts: Readonly<Record<AlertOrderField, SortKey | null>> = { CREATED_AT: null, NAME: byName(sql`name`) }

export interface AlertSearch {
  /** null: of all widgets. */
  readonly widgetIds: readonly WidgetId[] | null
  /** A part of the name, without regard to case and accents. */
  readonly search: string | null
  /** Only alerts of which a group is in one of these states. */
  readonly states: readonly string[] | null
}

export async function selectAlertPage(
  db: Database,
  projectId: ProjectId,
  { widgetIds, search, states }: AlertSearch,
  page: ListRequest<AlertOrderField>,
): Promise<Page<Alert>> {
  let query = all(db, projectId)
  if (widgetIds) query = query.where('widget_id', '=', sql<WidgetId>`any (${[...widgetIds]}::bigint[])`)
  if (search && !search.includes('\0')) query = query.where(sql<boolean>`strpos(folded(name), folded(${search})) > 0`)
  if (states)
    query = query.where(
      sql<boolean>`exists (select from alert_states s where s.project_id = ${projectId} and s.alert_id = alerts.alert_id
        and s.state = any (${[...states]}::text[]))`,
    )
  return mapPage(await selectPage(db, query, { id: sql`alert_id`, sort: sorts[page.order.field] }, page), toAlert)
}

export async function updateSnooze(
  db: Database,
  { projectId, alertId }: Pick<Alert, 'projectId' | 'alertId'>,
  snoozedUntil: Date | null,
): Promise<void> {
  await db
    .updateTable('alerts')
    .set({ snoozed_until: snoozedUntil })
    .where('project_id', '=', projectId)
    .where('alert_id', '=', alertId)
    .execute()
}

/** With its states and events. */
export async function deleteAlertRow(
  db: Database,
  { projectId, alertId }: Pick<Alert, 'projectId' | 'alertId'>,
): Promise<void> {
  await db.transaction().execute(async trx => {
    for (const table of ['alerts', 'alert_states', 'alert_events'] as const)
      await trx.deleteFrom(table).where('project_id', '=', projectId).where('alert_id', '=', alertId).execute()
  })
}

export function toAlert(row: Selectable<AlertsTable>): Alert {
  return {
    projectId: row.project_id,
    alertId: row.alert_id,
    name: row.name,
    widgetId: row.widget_id,
    metricId: row.metric_id,
    rule: row.rule as AlertRule,
    cron: row.cron,
    onPush: row.on_push,
    timeZone: row.time_zone,
    channelIds: row.channel_ids,
    mute: row.mute as MuteWindow[],
    snoozedUntil: row.snoozed_until,
    annotate: row.annotate,
    paused: row.paused,
    watches: row.watches,
    countsEvents: row.counts_events,
    nextEvaluationAt: row.next_evaluation_at,
    evaluatedAt: row.evaluated_at,
    problem: row.problem,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
