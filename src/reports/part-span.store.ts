// The first and the last key of the rows that pass filters, for who sees these rows alone.
import type pg from 'pg'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { filtersJson, passesText } from '../database/dimension-filter.ts'
import { type KeySpan, type SpanRow, toSpans } from './key-span.store.ts'
import { selectSpansOfEvents } from './part-event-span.store.ts'
import type { SeriesInput } from './report-plan.ts'

/** By the id of the metric. Points without a series have no value of any dimension; every event that matches is looked at. */
export async function selectPartSpans(
  pool: pg.Pool,
  projectId: string,
  inputs: readonly SeriesInput[],
  part: readonly DimensionFilter[],
): Promise<Map<string, KeySpan>> {
  const found = await Promise.all([
    selectSpansOfPoints(pool, projectId, inputs, part),
    selectSpansOfEvents(pool, projectId, inputs, part),
  ])
  return toSpans(found.flat())
}

async function selectSpansOfPoints(
  pool: pg.Pool,
  projectId: string,
  inputs: readonly SeriesInput[],
  part: readonly DimensionFilter[],
): Promise<SpanRow[]> {
  const pushed = inputs.filter(({ metric }) => metric.eventCount === null)
  if (pushed.length === 0) return []
  const { rows } = await pool.query<SpanRow>({
    name: 'report_part_spans',
    text: `select r.metric_id, min(s.first)::text as first, max(s.last)::text as last
      from unnest($2::bigint[], $3::bigint[], $4::jsonb[]) as r(widget_id, metric_id, filters)
      cross join lateral (
        select o.first, o.last from (
          select min(p.key) as first, max(p.key) as last
          from points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
        ) o where ${passesText('r.filters', `'{}'::text[]`)}
        union all
        select o.first, o.last from series d cross join lateral (
          select min(p.key) as first, max(p.key) as last from series_points p
          where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.series_id = d.series_id
        ) o where d.project_id = $1 and d.widget_id = r.widget_id and ${passesText('r.filters', 'd."values"')}
      ) s
      group by r.metric_id`,
    values: [
      projectId,
      pushed.map(({ metric }) => metric.widgetId),
      pushed.map(({ metric }) => metric.metricId),
      pushed.map(({ dimensions }) => filtersJson(part, dimensions)),
    ],
  })
  return rows
}
