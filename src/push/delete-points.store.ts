// Deletes points of a widget by key range or by category.
import type { Id } from '../base/id.ts'
import type { Database } from '../database/client.ts'

/** Stored keys in `[from, before)`; returns how many points went. */
export async function deletePointRange(
  db: Database,
  projectId: Id,
  widgetId: Id,
  metricIds: readonly Id[],
  range: { from: string; before: string },
): Promise<number> {
  const result = await db
    .deleteFrom('points')
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', 'in', [...metricIds])
    .where('key', '>=', range.from)
    .where('key', '<', range.before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function deletePointKeys(
  db: Database,
  projectId: Id,
  widgetId: Id,
  metricIds: readonly Id[],
  keys: { table: 'points' | 'category_points'; keys: readonly string[] },
): Promise<number> {
  const column = keys.table === 'points' ? 'key' : 'category'
  const result = await db
    .deleteFrom(keys.table)
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', 'in', [...metricIds])
    .where(column, 'in', [...keys.keys])
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
