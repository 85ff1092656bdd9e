// Whether the points of widgets are those of before.
import { sql } from 'kysely'
import type pg from 'pg'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

/** Gateways of releases before versions count pushes alone, or note when there was one. */
const STATEMENT = `select widget_id, sum(version) || coalesce(' ' || max(last_push_at), '') from (
    select widget_id, version + pushes as version, last_push_at
    from push_activity where project_id = $1::bigint and widget_id = any ($2::bigint[]) and month >= $3::date
    union all
    select widget_id, version, null from point_deletions where project_id = $1::bigint and widget_id = any ($2::bigint[])
  ) v group by widget_id`

/**
 * A text for each of the widgets that has points of its own; while `month` (`YYYY-MM-01`) stays, it is another one after every commit that wrote
 * or deleted some of them.
 */
export async function selectDataVersions(
  db: Pick<pg.Pool, 'query'>,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
  month: string,
): Promise<Map<string, string>> {
  const values = [projectId, widgetIds, month]
  const { rows } = await db.query({ name: 'data_versions', text: STATEMENT, values, rowMode: 'array' })
  return new Map(rows as [string, string][])
}

export async function upsertPointDeletion(db: Database, projectId: ProjectId, widgetId: WidgetId): Promise<void> {
  await db
    .insertInto('point_deletions')
    .values({ project_id: projectId, widget_id: widgetId })
    .onConflict(it =>
      it.columns(['project_id', 'widget_id']).doUpdateSet({ version: sql`point_deletions.version + 1` }),
    )
    .execute()
}
