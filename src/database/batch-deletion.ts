// Deletes what belongs to a widget or a metric, a batch at a time, in the order of the primary key: each batch reads what it deletes.
import { sql } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from './client.ts'

/** The primary keys, behind project and widget; nothing: one row of each widget. Those of a metric begin with `metric_id`. */
const keys = {
  points: ['metric_id', 'key'],
  category_points: ['metric_id', 'category'],
  series_points: ['metric_id', 'series_id', 'key'],
  periodic_points: ['metric_id', 'series_id', 'key', 'days'],
  counters: ['metric_id', 'stream', 'started_at'],
  rollups: ['metric_id', 'grain', 'start'],
  rollup_marks: ['quarter', 'mark_id'],
  series_values: ['dimension', 'value', 'series_id'],
  series: ['series_id'],
  point_deletions: [],
  datasets: [],
  rolled_widgets: [],
} as const

export type TableOfWidgets = keyof typeof keys

export interface RowsOfWidget {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  /** Of this metric alone, in tables whose keys begin with one. */
  readonly metricId?: MetricId
}

/**
 * Deletes at most `limit` rows; returns how many went. The last key of the batch is looked up first: a deletion of rows that a subquery
 * names would be planned by its size, and read a large table whole.
 */
export async function deleteBatch(
  db: Database,
  table: TableOfWidgets,
  { projectId, widgetId, metricId }: RowsOfWidget,
  limit: number,
): Promise<number> {
  const own = sql`project_id = ${projectId} and widget_id = ${widgetId}${
    metricId === undefined ? sql`` : sql` and metric_id = ${metricId}`
  }`
  const columns = keys[table].filter(column => metricId === undefined || column !== 'metric_id')
  const last = columns.length === 0 ? undefined : await selectLastKey(db, table, own, { columns, limit })
  const upToIt = last
    ? sql` and (${names(columns)}) <= (${sql.join(columns.map(column => typed(last[column], column)))})`
    : sql``
  const result = await sql`delete from ${sql.table(table)} where ${own}${upToIt}`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

type Fragment = ReturnType<typeof sql<unknown>>

const names = (columns: readonly string[]) => sql.join(columns.map(column => sql.ref(column)))

const types: Readonly<Record<string, string>> = {
  category: 'text',
  value: 'text',
  stream: 'bytea',
  grain: 'smallint',
  dimension: 'smallint',
  days: 'integer',
}

const typed = (value: unknown, column: string) => sql`${value}::${sql.raw(types[column] ?? 'bigint')}`

/** Of the last row of a batch; nothing where fewer are left. */
async function selectLastKey(
  db: Database,
  table: TableOfWidgets,
  own: Fragment,
  { columns, limit }: { columns: readonly string[]; limit: number },
): Promise<Record<string, unknown> | undefined> {
  // As text: what the driver makes of it is sent back as it came.
  const key = sql.join(columns.map(column => sql`${sql.ref(column)}::text as ${sql.id(`${column}_text`)}`))
  const { rows } = await sql<Record<string, unknown>>`select ${key} from ${sql.table(table)} where ${own}
    order by ${names(columns)} limit 1 offset ${limit - 1}`.execute(db)
  const [row] = rows
  return row && Object.fromEntries(columns.map(column => [column, row[`${column}_text`]]))
}

/** Widgets of the project that were deleted and have something left in the table, at most `limit`. */
export async function selectDeletedWidgetsIn(
  db: Database,
  table: TableOfWidgets,
  projectId: ProjectId,
  limit: number,
): Promise<WidgetId[]> {
  const [first = 'widget_id'] = keys[table]
  // In the order of the key: for any one row the planner would read on from the first of the table, to the last where there is none.
  const { rows } = await sql<{ widget_id: WidgetId }>`select w.widget_id from widgets w
    cross join lateral (select from ${sql.table(table)} t where t.project_id = ${projectId} and t.widget_id = w.widget_id
      order by t.${sql.ref(first)} limit 1) t
    where w.project_id = ${projectId} and w.deleted_at is not null limit ${limit}`.execute(db)
  return rows.map(row => row.widget_id)
}
