// The first and the last key of the rows that pass filters, for who sees these rows alone.
import type pg from 'pg'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { filtersJson, passesText } from '../database/dimension-filter.ts'
import { type KeySpan, type SpanRow, toSpans } from './key-span.store.ts'
import { selectSpansOfEvents } from './part-event-span.store.ts'
import { isPeriodic, type SeriesInput } from './report-plan.ts'

/** By the id of the metric. Points without a series have no value of any dimension; every event that matches is looked at. */
export async function selectPartSpans(
  pool: pg.Pool,
  projectId: string,
  inputs: readonly SeriesInput[],
  part: readonly DimensionFilter[],
): Promise<Map<string, KeySpan>> {
  const found = await Promise.all([
    selectSpansOfPoints(pool, projectId, inputs, part),
    selectSpansOfPeriods(pool, projectId, inputs, part),
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
      pushed.map(input => filtersJson(visiblePart(input, part), input.dimensions)),
    ],
  })
  return rows
}

/** Of values of periods longer than a day, from the first day of the earliest to the last day of the latest. */
async function selectSpansOfPeriods(
  pool: pg.Pool,
  projectId: string,
  inputs: readonly SeriesInput[],
  part: readonly DimensionFilter[],
): Promise<SpanRow[]> {
  const periodic = inputs.filter(isPeriodic)
  if (periodic.length === 0) return []
  const { rows } = await pool.query<SpanRow>({
    name: 'report_part_period_spans',
    text: `select r.metric_id, min(p.key)::text as first, max(p.key + p.days - 1)::text as last
      from unnest($2::bigint[], $3::bigint[], $4::jsonb[]) as r(widget_id, metric_id, filters)
      join series d on d.project_id = $1 and d.widget_id = r.widget_id and ${passesText('r.filters', 'd."values"')}
      join periodic_points p
        on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.series_id = d.series_id
      group by r.metric_id`,
    values: [
      projectId,
      periodic.map(({ metric }) => metric.widgetId),
      periodic.map(({ metric }) => metric.metricId),
      periodic.map(input => filtersJson(visiblePart(input, part), input.dimensions)),
    ],
  })
  return rows
}

/** A value of a period without a country is that of all countries: who sees some of them does not see it. */
function visiblePart(input: SeriesInput, part: readonly DimensionFilter[]): readonly DimensionFilter[] {
  if (!isPeriodic(input)) return part
  const named = part.map(({ dimension }) => ({ dimension, in: null, notIn: null, startsWith: null, isSet: true }))
  return [...part, ...named]
}
