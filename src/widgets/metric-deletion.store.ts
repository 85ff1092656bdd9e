// Deletes metrics and their points.
import { sql } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
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
  for (const table of tables) {
    const result = await sql`delete from ${sql.table(table)} where ctid = any (array(
      select ctid from ${sql.table(table)} where project_id = ${ids.projectId} and widget_id = ${ids.widgetId}
        and metric_id = ${ids.metricId} limit ${limit}))`.execute(db)
    deleted += Number(result.numAffectedRows ?? 0n)
  }
  return deleted
}

/** At most `limit` points of metrics that were deleted; returns how many went. */
export async function deletePointsOfDeletedMetrics(db: Database, limit: number): Promise<number> {
  let deleted = 0
  for (const table of tables) {
    const result = await sql`delete from ${sql.table(table)} where ctid = any (array(
      select p.ctid from deleted_metrics d join ${sql.table(table)} p
        on p.project_id = d.project_id and p.widget_id = d.widget_id and p.metric_id = d.metric_id
      limit ${limit}))`.execute(db)
    deleted += Number(result.numAffectedRows ?? 0n)
  }
  return deleted
}

/** Notes of metrics that were deleted so long ago that no push is under way any more. */
export async function deleteMetricNotes(db: Database, before: Date, limit: number): Promise<number> {
  const result = await sql`delete from deleted_metrics where ctid = any (array(
    select ctid from deleted_metrics where deleted_at < ${before} limit ${limit}))`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}
