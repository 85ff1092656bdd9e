// What is stored of values of periods, as far as definitions depend on it.
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

/** Whether the metric has values of periods longer than a day. */
export async function selectHasPeriods(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricId: MetricId,
): Promise<boolean> {
  const row = await db
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
