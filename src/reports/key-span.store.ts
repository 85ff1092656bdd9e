import type pg from 'pg'
import type { WidgetId } from '../base/id.ts'
import { OF_ZONE_DAYS } from '../rollups/grain.ts'
import type { Metric } from '../widgets/metric.ts'
import { OF_QUARTERS } from './rolled-series.store.ts'

export interface KeySpan {
  readonly first: string
  readonly last: string
}

/**
 * The first and the last stored key of each metric, or of its events, by its id: two probes of an index per metric, and per series of a
 * widget that has dimensions.
 */
export async function selectKeySpans(
  pool: pg.Pool,
  projectId: string,
  metrics: readonly Pick<Metric, 'widgetId' | 'metricId' | 'eventCount' | 'aggregation'>[],
  withDimensions: ReadonlySet<WidgetId>,
  withSums: ReadonlySet<WidgetId>,
): Promise<Map<string, KeySpan>> {
  const pushed = metrics.filter(metric => metric.eventCount === null)
  const counted = metrics.filter(metric => metric.eventCount !== null)
  const kept = pushed.filter(metric => withSums.has(metric.widgetId))
  const labelled = pushed.filter(metric => withDimensions.has(metric.widgetId))
  const { rows } = await pool.query<SpanRow>({
    name: 'report_key_spans',
    text: `select r.metric_id, s.first::text as first, s.last::text as last
      from unnest($2::bigint[], $3::bigint[]) as r(widget_id, metric_id)
      cross join lateral (
        select min(p.key) as first, max(p.key) as last
        from points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
      ) s
      union all
      select r.metric_id, (extract(epoch from s.first) * 1000000)::bigint::text, (extract(epoch from s.last) * 1000000)::bigint::text
      from unnest($4::bigint[], $5::text[]) as r(metric_id, name)
      cross join lateral (
        select min(e.at) as first, max(e.at) as last from events e where e.project_id = $1 and e.name = r.name
      ) s`,
    values: [
      projectId,
      pushed.map(metric => metric.widgetId),
      pushed.map(metric => metric.metricId),
      counted.map(metric => metric.metricId),
      counted.map(metric => metric.eventCount?.event),
    ],
  })
  const periodic = pushed.filter(({ aggregation }) => aggregation === 'PERIODIC')
  return toSpans([
    ...rows,
    ...(labelled.length > 0 ? await selectSpansOfSeries(pool, projectId, labelled) : []),
    ...(kept.length > 0 ? await selectSpansOfSums(pool, projectId, kept) : []),
    ...(periodic.length > 0 ? await selectSpansOfPeriods(pool, projectId, periodic) : []),
  ])
}

export interface SpanRow {
  readonly metric_id: string
  readonly first: string | null
  readonly last: string | null
}

/** From the first day of the earliest period to the last day of the latest. */
async function selectSpansOfPeriods(
  pool: pg.Pool,
  projectId: string,
  metrics: readonly Pick<Metric, 'widgetId' | 'metricId'>[],
): Promise<SpanRow[]> {
  const { rows } = await pool.query<SpanRow>({
    name: 'report_period_spans',
    text: `select metric_id, min(key)::text as first, max(key + days - 1)::text as last from periodic_points
      where project_id = $1 and (widget_id, metric_id) in (select * from unnest($2::bigint[], $3::bigint[])) group by metric_id`,
    values: [projectId, metrics.map(({ widgetId }) => widgetId), metrics.map(({ metricId }) => metricId)],
  })
  return rows
}

/** Where old instants are kept as sums, it begins with the first of these: the quarter of an hour, or the day, of its first point. */
async function selectSpansOfSums(
  pool: pg.Pool,
  projectId: string,
  metrics: readonly Pick<Metric, 'widgetId' | 'metricId'>[],
): Promise<SpanRow[]> {
  const { rows } = await pool.query<SpanRow>({
    name: 'report_sum_spans',
    text: `select r.metric_id, s.first::text as first, s.last::text as last
      from unnest($2::bigint[], $3::bigint[]) as r(widget_id, metric_id)
      join rolled_widgets w on w.project_id = $1 and w.widget_id = r.widget_id
      cross join unnest($4::smallint[]) as g(grain)
      cross join lateral (
        (select u.start as first, u.last_key as last from rollups u
          where u.project_id = $1 and u.widget_id = r.widget_id and u.metric_id = r.metric_id and u.grain = g.grain
            and u.start < w.thinned_before order by u.start limit 1)
        union all
        (select u.last_key as first, u.last_key as last from rollups u
          where u.project_id = $1 and u.widget_id = r.widget_id and u.metric_id = r.metric_id and u.grain = g.grain
            and u.start < w.thinned_before order by u.start desc limit 1)
      ) s`,
    values: [projectId, metrics.map(it => it.widgetId), metrics.map(it => it.metricId), [OF_QUARTERS, OF_ZONE_DAYS]],
  })
  return rows
}

async function selectSpansOfSeries(
  pool: pg.Pool,
  projectId: string,
  metrics: readonly Pick<Metric, 'widgetId' | 'metricId'>[],
): Promise<SpanRow[]> {
  const { rows } = await pool.query<SpanRow>({
    name: 'report_series_spans',
    text: `select r.metric_id, min(s.first)::text as first, max(s.last)::text as last
      from unnest($2::bigint[], $3::bigint[]) as r(widget_id, metric_id)
      join series d on d.project_id = $1 and d.widget_id = r.widget_id
      cross join lateral (
        select min(p.key) as first, max(p.key) as last from series_points p
        where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.series_id = d.series_id
      ) s
      group by r.metric_id`,
    values: [projectId, metrics.map(metric => metric.widgetId), metrics.map(metric => metric.metricId)],
  })
  return rows
}

/** By the id of the metric: from the first key of all its rows to the last. */
export function toSpans(rows: readonly SpanRow[]): Map<string, KeySpan> {
  const spans = new Map<string, KeySpan>()
  for (const { metric_id, first, last } of rows)
    if (first !== null && last !== null) widen(spans, metric_id, { first, last })
  return spans
}

function widen(spans: Map<string, KeySpan>, metricId: string, { first, last }: KeySpan): void {
  const before = spans.get(metricId)
  spans.set(metricId, {
    first: before && BigInt(before.first) < BigInt(first) ? before.first : first,
    last: before && BigInt(before.last) > BigInt(last) ? before.last : last,
  })
}
