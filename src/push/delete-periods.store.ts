// Deletes values of periods longer than a day.
import { sql } from 'kysely'
import type { MetricId, ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import type { DaySpan } from '../core/day-span.ts'
import type { Database } from '../database/client.ts'

/** Of these metrics, in these series; `null`: in all. */
export interface PeriodsOf {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly metricIds: readonly MetricId[]
  readonly series: readonly SeriesId[] | null
}

const own = ({ projectId, widgetId, metricIds, series }: PeriodsOf) => sql`p.project_id = ${projectId}
  and p.widget_id = ${widgetId} and p.metric_id = any (${[...metricIds]}::bigint[])
  and (${series === null} or p.series_id = any (${[...(series ?? [])]}::bigint[]))`

/** Those that lie as a whole in `[from, before)`; returns how many went. */
export async function deletePeriodsWithin(
  db: Database,
  of: PeriodsOf,
  { from, before }: { readonly from: number; readonly before: number },
): Promise<number> {
  const result = await sql`delete from periodic_points p
    where ${own(of)} and p.key >= ${from} and p.key + p.days <= ${before}`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

/** Those of exactly these days; returns how many went. */
export async function deletePeriods(db: Database, of: PeriodsOf, spans: readonly DaySpan[]): Promise<number> {
  const result = await sql`delete from periodic_points p
    where ${own(of)} and (p.key, p.days) in (select * from ${pairs(spans)})`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

/** What a full history has: of a series, and of any of them. */
export interface KeptPeriods {
  readonly ofSeries: readonly { readonly seriesId: string; readonly span: DaySpan }[]
  readonly ofAny: readonly DaySpan[]
}

/** Every one but those that are kept; returns how many went. */
export async function deletePeriodsBut(db: Database, of: PeriodsOf, kept: KeptPeriods): Promise<number> {
  const series = kept.ofSeries.map(({ seriesId }) => seriesId)
  const { keys, days } = columnsOf(kept.ofSeries.map(({ span }) => span))
  const result = await sql`delete from periodic_points p
    where ${own(of)} and (p.key, p.days) not in (select * from ${pairs(kept.ofAny)})
      and not exists (select from unnest(${series}::bigint[], ${keys}::bigint[], ${days}::int[]) as k (series_id, key, days)
        where k.series_id = p.series_id and k.key = p.key and k.days = p.days)`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

function pairs(spans: readonly DaySpan[]) {
  const { keys, days } = columnsOf(spans)
  return sql`unnest(${keys}::bigint[], ${days}::int[])`
}

const columnsOf = (spans: readonly DaySpan[]) => ({
  keys: spans.map(({ firstDay }) => firstDay),
  days: spans.map(({ days }) => days),
})
