// Reads a widget's points row by row for export, a page of keys at a time.
import type pg from 'pg'
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
    values: new Map(cells.map(cell => [cell.metric_id, cell.value])),
  }))
}

/** Points that a fingerprint reads at most: some tenths of a second. */
export const FINGERPRINT_POINTS = 1_000_000

/** Changes with every change of the widget's points: their number, and the sum of a hash of each. `null`: too many to read for that. */
export async function selectFingerprint(
  pool: pg.Pool,
  { projectId, widgetId, keyKind }: Widget,
  most = FINGERPRINT_POINTS,
): Promise<string | null> {
  const [table, key] = keyKind === 'CATEGORY' ? ['category_points', 'category'] : ['points', 'key']
  const { rows } = await pool.query<{ count: string; sum: string }>({
    name: `fingerprint-${table}`,
    text: `select count(*), coalesce(sum(hashtextextended(metric_id || '|' || ${key} || '|' || value, 0)), 0) as sum
      from (select metric_id, ${key}, value from ${table} where project_id = $1 and widget_id = $2 limit $3) p`,
    values: [projectId, widgetId, most + 1],
  })
  const [{ count, sum } = { count: '0', sum: '0' }] = rows
  return Number(count) > most ? null : `${count}/${sum}`
}
