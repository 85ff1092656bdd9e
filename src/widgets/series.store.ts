// The dictionary of a widget's series.
import { sql } from 'kysely'
import type { ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Series } from './series.ts'

interface WidgetIds {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
}

export interface NewSeries extends Series {
  readonly hash: Buffer
}

/** Rows of one statement. */
const CHUNK = 2_000

/** Ids by hash in hex; what is not there is absent. */
export async function selectSeriesIds(
  db: Database,
  { projectId, widgetId }: WidgetIds,
  hashes: readonly Buffer[],
): Promise<Map<string, SeriesId>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('series')
    .select(['series_id', 'hash'])
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where(sql<boolean>`hash = any (${hashes}::bytea[])`)
    .execute()
  return new Map(rows.map(row => [row.hash.toString('hex'), row.series_id]))
}

/** All of the widget. */
export async function selectSeries(db: Database, { projectId, widgetId }: WidgetIds): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .select(['series_id', 'values'])
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
  return rows.map(row => ({ seriesId: row.series_id, values: row.values }))
}

/** Those that have a value, or none, in each of so many dimensions. */
export async function selectSeriesCount(
  db: Database,
  { projectId, widgetId }: WidgetIds,
  dimensions: number,
): Promise<number> {
  const row = await db
    .selectFrom('series')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where(sql<boolean>`cardinality("values") = ${dimensions}`)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Call it under `lockWidgetKey`: then nobody else makes series of the widget, or declares a dimension. */
export async function insertSeries(
  trx: Database,
  { projectId, widgetId }: WidgetIds,
  series: readonly NewSeries[],
  now: number,
): Promise<void> {
  const ids = { project_id: projectId, widget_id: widgetId }
  const rows = series.map(({ seriesId, values, hash }) => ({
    ...ids,
    series_id: seriesId,
    values: [...values],
    hash,
    created_at: new Date(now),
  }))
  const values = series.flatMap(({ seriesId, values }) =>
    values.flatMap((value, position) =>
      value === null ? [] : [{ ...ids, dimension: position + 1, value, series_id: seriesId }],
    ),
  )
  for (const chunk of chunksOf(rows)) await trx.insertInto('series').values(chunk).execute()
  for (const chunk of chunksOf(values)) await trx.insertInto('series_values').values(chunk).execute()
}

function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK)
}
