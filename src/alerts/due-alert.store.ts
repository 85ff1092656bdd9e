// Which alerts are to be evaluated, and when next.
import { sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { toAlert } from './alert.store.ts'
import type { Alert } from './alert.ts'

/** Alerts whose time has come, in all projects: the longest overdue first. */
export async function selectDueAlerts(db: Database, now: Date, limit: number): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('next_evaluation_at', '<=', now)
    .orderBy('next_evaluation_at')
    .limit(limit)
    .execute()
  return rows.map(toAlert)
}

/** Those that are evaluated on pushes and read one of these widgets; with `countsEvents` those, too, that count events. */
export async function selectPushedAlerts(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
  countsEvents: boolean,
): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('on_push', '=', true)
    .where('paused', '=', false)
    .where(sql<boolean>`(watches && ${[...widgetIds]}::bigint[] or (${countsEvents}::boolean and counts_events))`)
    .orderBy('alert_id')
    .execute()
  return rows.map(toAlert)
}

/** The widgets that alerts on pushes read; null: events that they count. */
export async function selectWatched(db: Database): Promise<{ projectId: ProjectId; widgetId: WidgetId | null }[]> {
  const { rows } = await sql<{ project_id: ProjectId; widget_id: WidgetId | null }>`
    select distinct a.project_id, w.watched as widget_id from alerts a, unnest(a.watches) as w(watched)
    where a.on_push and not a.paused
    union select distinct project_id, null::bigint from alerts where on_push and not paused and counts_events`.execute(
    db,
  )
  return rows.map(row => ({ projectId: row.project_id, widgetId: row.widget_id }))
}

export interface NextEvaluation {
  readonly alertId: Id
  /** What it was when it came due: somebody else may have moved it on. */
  readonly due: Date
  readonly next: Date | null
  readonly problem: string | null
}

/** Moves alerts of a project on to their next time, but for those that somebody else has moved. */
export async function updateNextEvaluations(
  db: Database,
  projectId: ProjectId,
  evaluations: readonly NextEvaluation[],
  now: Date,
): Promise<void> {
  if (evaluations.length === 0) return
  await sql`
    update alerts a set next_evaluation_at = n.next, problem = n.problem, evaluated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(evaluations)}::jsonb)
      as n("alertId" bigint, due timestamptz, next timestamptz, problem text)
    where a.project_id = ${projectId} and a.alert_id = n."alertId"
      and date_trunc('milliseconds', a.next_evaluation_at) = n.due`.execute(db)
}
