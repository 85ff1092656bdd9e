// Reads a widget's points row by row for export, a page of keys at a time.
import type pg from 'pg'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { filtersJson, passesText } from '../database/dimension-filter.ts'
import type { Widget } from '../widgets/widget.ts'
import type { ExportRow } from './export.ts'

/** Rows in the order of their keys, after the one given; fewer than `limit` when there are no more. */
export async function selectExportPage(
  pool: pg.Pool,
  widget: Widget,
  after: string | null,
  limit: number,
): Promise<ExportRow[]> {
  const category = widget.keyKind === 'CATEGORY'
  const [table, key, type] = category ? ['category_points', 'category', 'text'] : ['points', 'key', 'bigint']
  const metricIds = widget.metrics.map(metric => metric.metricId)
  // Each metric brings its first keys from the index; the least of them all are the page.
  const { rows } = await pool.query<{ key: string; metric_id: string; value: string }>({
    name: `export_${table}`,
    text: `with page as (
        select distinct k.key from unnest($3::bigint[]) as m(metric_id) cross join lateral (
          select p.${key} as key from ${table} p
          where p.project_id = $1 and p.widget_id = $2 and p.metric_id = m.metric_id and ($4::${type} is null or p.${key} > $4::${type})
          order by p.${key} limit $5
        ) k order by k.key limit $5
      )
      select p.${key}::text as key, p.metric_id, p.value::text as value
      from page join ${table} p on p.${key} = page.key
      where p.project_id = $1 and p.widget_id = $2 and p.metric_id = any ($3::bigint[])
      order by p.${key}`,
    values: [widget.projectId, widget.widgetId, metricIds, after, limit],
  })
  const byKey = Map.groupBy(rows, row => row.key)
  return [...byKey].map(([rowKey, cells]) => ({
    key: rowKey,
    dimensions: [],
    values: new Map(cells.map(cell => [cell.metric_id, cell.value])),
  }))
}

/** Where a row of a series stands. */
export interface SeriesPlace {
  readonly seriesId: string
  readonly key: string
}

/**
 * Rows of series, one after the other in the order in which they were made, and by key in each: as the index has them, so that a page
 * costs what it holds. `among`: of these series only.
 */
export async function selectSeriesExportPage(
  pool: pg.Pool,
  widget: Widget,
  after: SeriesPlace | null,
  limit: number,
  among: readonly string[] | null,
): Promise<(ExportRow & SeriesPlace)[]> {
  const metricIds = widget.metrics.map(metric => metric.metricId)
  const { rows } = await pool.query<SeriesCell>({
    name: among ? 'export_part_points' : 'export_series_points',
    text: `with found as (
        select m.metric_id, k.series_id, k.key, k.value from unnest($3::bigint[]) as m(metric_id) cross join lateral (
          select p.series_id, p.key, p.value from series_points p
          where p.project_id = $1 and p.widget_id = $2 and p.metric_id = m.metric_id
            and (p.series_id, p.key) > ($4::bigint, $5::bigint) ${among ? 'and p.series_id = any ($7::bigint[])' : ''}
          order by p.series_id, p.key limit $6
        ) k
      ), page as (
        select series_id, key from found group by series_id, key order by series_id, key limit $6
      )
      select f.series_id, f.key::text as key, s.values, f.metric_id, f.value::text as value
      from page
      join found f on f.series_id = page.series_id and f.key = page.key
      join series s on s.project_id = $1 and s.widget_id = $2 and s.series_id = page.series_id
      order by f.series_id, f.key`,
    values: [
      widget.projectId,
      widget.widgetId,
      metricIds,
      after?.seriesId ?? '0',
      after?.key ?? '0',
      limit,
      ...(among ? [among] : []),
    ],
  })
  const byPlace = Map.groupBy(rows, row => `${row.series_id}/${row.key}`)
  return [...byPlace.values()].flatMap(cells => {
    const [first] = cells
    if (!first) return []
    const values = new Map(cells.map(cell => [cell.metric_id, cell.value]))
    return [{ seriesId: first.series_id, key: first.key, dimensions: first.values, values }]
  })
}

/** The series of a widget that pass filters. */
export async function selectSeriesOfPart(
  pool: pg.Pool,
  { projectId, widgetId, dimensions }: Widget,
  part: readonly DimensionFilter[],
): Promise<string[]> {
  const { rows } = await pool.query<{ series_id: string }>({
    name: 'export_series_of_part',
    text: `select s.series_id from (select $3::jsonb as filters) q, series s
      where s.project_id = $1 and s.widget_id = $2 and ${passesText('q.filters', 's."values"')}`,
    values: [projectId, widgetId, filtersJson(part, dimensions)],
  })
  return rows.map(row => row.series_id)
}

interface SeriesCell {
  readonly series_id: string
  readonly key: string
  readonly values: (string | null)[]
  readonly metric_id: string
  readonly value: string
}

/** Points that a fingerprint reads at most: some tenths of a second. */
export const FINGERPRINT_POINTS = 1_000_000

/** Changes with every change of the widget's points: their number, and the sum of a hash of each. `null`: too many to read for that. */
export async function selectFingerprint(
  pool: pg.Pool,
  widget: Widget,
  most = FINGERPRINT_POINTS,
): Promise<string | null> {
  const points = await fingerprintOf(pool, widget, most)
  if (points === null) return null
  const more: string[] = []
  if (widget.dimensions.length > 0) more.push('series_points')
  if (widget.metrics.some(({ aggregation }) => aggregation === 'PERIODIC')) more.push('periodic_points')
  const found = await Promise.all(more.map(table => fingerprintOfSeries(pool, widget, table, most)))
  return found.includes(null) ? null : [points, ...found].join('/')
}

async function fingerprintOf(
  pool: pg.Pool,
  { projectId, widgetId, keyKind }: Widget,
  most: number,
): Promise<string | null> {
  const [table, key] = keyKind === 'CATEGORY' ? ['category_points', 'category'] : ['points', 'key']
  const { rows } = await pool.query<Fingerprint>({
    name: `fingerprint-${table}`,
    text: `select count(*), coalesce(sum(hashtextextended(metric_id || '|' || ${key} || '|' || value, 0)), 0) as sum
      from (select metric_id, ${key}, value from ${table} where project_id = $1 and widget_id = $2 limit $3) p`,
    values: [projectId, widgetId, most + 1],
  })
  return toText(rows, most)
}

interface Fingerprint {
  readonly count: string
  readonly sum: string
}

/** Series never change: their ids stand for their values. */
async function fingerprintOfSeries(
  pool: pg.Pool,
  { projectId, widgetId }: Widget,
  table: string,
  most: number,
): Promise<string | null> {
  const key = table === 'series_points' ? 'key' : "key || '|' || days"
  const { rows } = await pool.query<Fingerprint>({
    name: `fingerprint-${table}`,
    text: `select count(*), coalesce(sum(hashtextextended(metric_id || '|' || series_id || '|' || ${key} || '|' || value, 0)), 0) as sum
      from (select * from ${table} where project_id = $1 and widget_id = $2 limit $3) p`,
    values: [projectId, widgetId, most + 1],
  })
  return toText(rows, most)
}

function toText([{ count, sum } = { count: '0', sum: '0' }]: readonly Fingerprint[], most: number): string | null {
  return Number(count) > most ? null : `${count}/${sum}`
}
