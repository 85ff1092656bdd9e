// Reads a widget's values of periods longer than a day row by row for export.
import type pg from 'pg'
import { spanKey } from '../core/day-span.ts'
import type { Widget } from '../widgets/widget.ts'
import type { ExportRow } from './export.ts'

/** Where a row of a period stands. */
export interface PeriodPlace {
  readonly seriesId: string
  readonly firstDay: string
  readonly days: number
}

interface PeriodCell {
  readonly series_id: string
  readonly key: string
  readonly days: number
  readonly values: (string | null)[] | null
  readonly metric_id: string
  readonly value: string
}

/** As selectSeriesExportPage: series by series, and by first day and length in each. `among` null: all series. */
export async function selectPeriodExportPage(
  pool: pg.Pool,
  { projectId, widgetId, metrics }: Widget,
  after: PeriodPlace | null,
  limit: number,
  among: readonly string[] | null,
): Promise<(ExportRow & PeriodPlace)[]> {
  const { rows } = await pool.query<PeriodCell>({
    name: 'export_periodic_points',
    text: `with found as (
        select m.metric_id, k.* from unnest($3::bigint[]) as m(metric_id) cross join lateral (
          select p.series_id, p.key, p.days, p.value from periodic_points p
          where p.project_id = $1 and p.widget_id = $2 and p.metric_id = m.metric_id
            and (p.series_id, p.key, p.days) > ($4::bigint, $5::bigint, $6::int)
            and ($8::bigint[] is null or p.series_id = any ($8::bigint[]))
          order by p.series_id, p.key, p.days limit $7
        ) k
      ), page as (
        select series_id, key, days from found group by series_id, key, days order by series_id, key, days limit $7
      )
      select f.series_id, f.key::text as key, f.days, s.values, f.metric_id, f.value::text as value
      from page
      join found f on f.series_id = page.series_id and f.key = page.key and f.days = page.days
      left join series s on s.project_id = $1 and s.widget_id = $2 and s.series_id = page.series_id
      order by f.series_id, f.key, f.days`,
    values: [
      projectId,
      widgetId,
      metrics.map(({ metricId }) => metricId),
      after?.seriesId ?? '-1',
      after?.firstDay ?? '0',
      after?.days ?? 0,
      limit,
      among,
    ],
  })
  const byPlace = Map.groupBy(rows, row => `${row.series_id}/${row.key}/${row.days}`)
  return [...byPlace.values()].flatMap(cells => {
    const [first] = cells
    if (!first) return []
    const { series_id: seriesId, key: firstDay, days } = first
    const values = new Map(cells.map(cell => [cell.metric_id, cell.value]))
    const key = spanKey({ firstDay: Number(firstDay), days })
    return [{ seriesId, firstDay, days, key, dimensions: first.values ?? [], values }]
  })
}
