// Deletes points of a widget by key range or by category.
import { sql } from 'kysely'
import type { Id, MetricId, ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import { deleteBatch, selectDeletedWidgetsIn, type TableOfWidgets } from '../database/batch-deletion.ts'
import type { Database } from '../database/client.ts'
import { deleteMarked } from './rollup-mark.store.ts'

/** Tables whose keys are days or instants. Of a widget without dimensions the second one has nothing. */
export type TimedTable = 'points' | 'series_points'
export type PointsTable = TimedTable | 'category_points'

/** Of `series_points`: which of them; `null`, and in other tables: all. `markId` is that of the deletion, for `points`. */
interface OfSeries {
  readonly markId: Id
  readonly series: readonly SeriesId[] | null
}

/** Stored keys in `[from, before)`; returns how many points went. */
export async function deletePointRange(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricIds: readonly MetricId[],
  range: { table: TimedTable; from: string; before: string } & OfSeries,
): Promise<number> {
  if (range.table === 'points') {
    const deletion = sql`delete from points
      where project_id = ${projectId} and widget_id = ${widgetId} and metric_id = any (${[...metricIds]}::bigint[])
        and key >= ${range.from}::bigint and key < ${range.before}::bigint`
    return deleteMarked(db, { projectId, widgetId, markId: range.markId }, deletion)
  }
  const result = await db
    .deleteFrom(range.table)
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', 'in', [...metricIds])
    .where('key', '>=', range.from)
    .where('key', '<', range.before)
    .$if(range.series !== null, q => q.where(amongSeries(range)))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function deletePointKeys(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricIds: readonly MetricId[],
  keys: { table: PointsTable; keys: readonly string[] } & OfSeries,
): Promise<number> {
  if (keys.table === 'points') {
    const deletion = sql`delete from points
      where project_id = ${projectId} and widget_id = ${widgetId} and metric_id = any (${[...metricIds]}::bigint[])
        and key = any (${[...keys.keys]}::bigint[])`
    return deleteMarked(db, { projectId, widgetId, markId: keys.markId }, deletion)
  }
  const column = keys.table === 'category_points' ? 'category' : 'key'
  const result = await db
    .deleteFrom(keys.table)
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', 'in', [...metricIds])
    .where(column, 'in', [...keys.keys])
    .$if(keys.series !== null, q => q.where(amongSeries(keys)))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

const amongSeries = ({ series }: OfSeries) => sql<boolean>`series_id = any (${[...(series ?? [])]}::bigint[])`

/** Points, and what series they are of. */
const tablesOfWidgets = [
  'points',
  'category_points',
  'series_points',
  'periodic_points',
  'point_deletions',
  'counters',
  'datasets',
  'series_values',
  'series',
  'rollups',
  'rollup_marks',
  'rolled_widgets',
] as const satisfies readonly TableOfWidgets[]

/** Widgets that are looked up at once. */
const MAX_WIDGETS = 100

/** Deletes at most `limit` rows of what belonged to widgets of the project that were deleted; returns how many went. */
export async function deletePointsOfDeletedWidgets(db: Database, projectId: ProjectId, limit: number): Promise<number> {
  let left = limit
  for (const table of tablesOfWidgets) {
    while (left > 0) {
      const widgetIds = await selectDeletedWidgetsIn(db, table, projectId, Math.min(left, MAX_WIDGETS))
      if (widgetIds.length === 0) break
      for (const widgetId of widgetIds)
        if (left > 0) left -= await deleteBatch(db, table, { projectId, widgetId }, left)
    }
  }
  return limit - left
}

/** Deletes every point of the metrics but those at these stored keys; returns how many went. */
export async function deletePointsBut(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricIds: readonly MetricId[],
  kept: { table: PointsTable; keys: readonly string[]; markId: Id },
): Promise<number> {
  const key =
    kept.table === 'category_points'
      ? sql`category <> all (${[...kept.keys]}::text[])`
      : sql`key <> all (${[...kept.keys]}::bigint[])`
  const deletion = sql`delete from ${sql.table(kept.table)}
    where project_id = ${projectId} and widget_id = ${widgetId} and metric_id = any (${[...metricIds]}::bigint[])
      and ${key}`
  if (kept.table === 'points') return deleteMarked(db, { projectId, widgetId, markId: kept.markId }, deletion)
  const result = await deletion.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

/**
 * The same of series: every point of the metrics but those of these pairs of series and key, and those at `keys` in any series.
 */
export async function deleteSeriesPointsBut(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricIds: readonly MetricId[],
  kept: { series: readonly SeriesId[]; keysOfSeries: readonly string[]; keys: readonly string[] },
): Promise<number> {
  const pairs = sql`unnest(${[...kept.series]}::bigint[], ${[...kept.keysOfSeries]}::bigint[]) as k (series_id, key)`
  const result = await sql`delete from series_points p
    where p.project_id = ${projectId} and p.widget_id = ${widgetId} and p.metric_id = any (${[...metricIds]}::bigint[])
      and p.key <> all (${[...kept.keys]}::bigint[])
      and not exists (select from ${pairs} where k.series_id = p.series_id and k.key = p.key)`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}
