// What is stored of values of periods, as far as definitions depend on it.
import { sql } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

/**
 * Whether the metric has values of periods longer than a day. Nobody pushes such values until the transaction ends: a push that was
 * planned for a PERIODIC metric waits, and is refused by the check of its round.
 */
export async function selectHasPeriods(
  trx: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricId: MetricId,
): Promise<boolean> {
  await sql`set local lock_timeout = '2s'`.execute(trx)
  await sql`lock table periodic_points in share row exclusive mode`.execute(trx)
  const row = await trx
    .selectFrom('periodic_points')
    .select('days')
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', '=', metricId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The name of a metric of values of periods; null: the widget has none. */
export async function selectPeriodicName(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
): Promise<string | null> {
  const row = await db
    .selectFrom('metrics')
    .select('name')
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('aggregation', '=', 'PERIODIC')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}
