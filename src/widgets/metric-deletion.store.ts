// Deletes metrics and their points.
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { deleteBatch } from '../database/batch-deletion.ts'
import type { Database } from '../database/client.ts'
import { lockWidgetKey, touchWidget } from './metric.store.ts'

interface Ids {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly metricId: MetricId
}

/** The definition, its goals and a note for the points. False when there is none of these ids; the name of a metric that it weighs, which keeps it. */
export async function deleteMetricRow(
  db: Database,
  ids: Ids,
  now: number,
): Promise<boolean | { readonly weighs: string }> {
  const { projectId, widgetId, metricId } = ids
  return db.transaction().execute(async trx => {
    await lockWidgetKey(trx, projectId, widgetId)
    const weighed = await trx
      .selectFrom('metrics')
      .select('name')
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('weight_metric', '=', metricId)
      .executeTakeFirst()
    if (weighed) return { weighs: weighed.name }
    const { numDeletedRows } = await trx
      .deleteFrom('metrics')
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('metric_id', '=', metricId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return false
    await trx
      .deleteFrom('metric_goals')
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('metric_id', '=', metricId)
      .execute()
    await trx
      .deleteFrom('metric_part_goals')
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('metric_id', '=', metricId)
      .execute()
    await trx
      .insertInto('deleted_metrics')
      .values({ project_id: projectId, widget_id: widgetId, metric_id: metricId, deleted_at: new Date(now) })
      .execute()
    await touchWidget(trx, projectId, widgetId, now)
    return true
  })
}

/** Where something is stored for a metric by its keys. */
const tables = ['points', 'category_points', 'series_points', 'periodic_points', 'counters', 'rollups'] as const

/** At most `limit` points of the metric; returns how many went. */
export async function deletePointsOfMetric(db: Database, ids: Ids, limit: number): Promise<number> {
  let deleted = 0
  for (const table of tables) if (deleted < limit) deleted += await deleteBatch(db, table, ids, limit - deleted)
  return deleted
}

/** At most `limit` points of metrics of the project that were deleted; returns how many went. */
export async function deletePointsOfDeletedMetrics(db: Database, projectId: ProjectId, limit: number): Promise<number> {
  const notes = await db
    .selectFrom('deleted_metrics')
    .select(['widget_id', 'metric_id'])
    .where('project_id', '=', projectId)
    .execute()
  let deleted = 0
  for (const { widget_id: widgetId, metric_id: metricId } of notes) {
    if (deleted < limit) deleted += await deletePointsOfMetric(db, { projectId, widgetId, metricId }, limit - deleted)
  }
  return deleted
}

/** Notes of metrics of the project that were deleted so long ago that no push is under way any more; returns how many went. */
export async function deleteMetricNotes(db: Database, projectId: ProjectId, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('deleted_metrics')
    .where('project_id', '=', projectId)
    .where('deleted_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
