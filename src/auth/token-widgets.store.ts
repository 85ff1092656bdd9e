// Reads of widgets what has to be known of them when a token is limited to them.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

/** The dimensions of those of the ids that are widgets of the project. */
export async function selectExistingWidgets(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
): Promise<ReadonlyMap<WidgetId, readonly string[]>> {
  if (widgetIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('widgets')
    .select(['widget_id', 'dimensions'])
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.widget_id, row.dimensions]))
}

/** Whether some of the widgets count events, whose every property is a dimension. */
export async function hasEventMetrics(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
): Promise<boolean> {
  const row = await db
    .selectFrom('metrics')
    .select('metric_id')
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .where('event_count', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
