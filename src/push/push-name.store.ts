// Finds widgets by their push names.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

/** Push name -> widget, of those names that a widget has. */
export async function selectWidgetsOfPushNames(
  db: Database,
  projectId: ProjectId,
  names: readonly string[],
): Promise<Map<string, WidgetId>> {
  const rows = await db
    .selectFrom('widgets')
    .select(['push_name', 'widget_id'])
    .where('project_id', '=', projectId)
    .where('push_name', 'in', [...names])
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.push_name as string, row.widget_id]))
}
