import type pg from 'pg'
import type { Metric } from '../widgets/metric.ts'

export interface KeySpan {
  readonly first: string
  readonly last: string
}

/** The first and the last stored key of each metric, or of its events, by its id: two probes of an index per metric. */
export async function selectKeySpans(
  pool: pg.Pool,
  projectId: string,
  metrics: readonly Pick<Metric, 'widgetId' | 'metricId' | 'eventCount'>[],
): Promise<Map<string, KeySpan>> {
  const pushed = metrics.filter(metric => metric.eventCount === null)
  const counted = metrics.filter(metric => metric.eventCount !== null)
  const { rows } = await pool.query<{ metric_id: string; first: string | null; last: string | null }>({
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
  return new Map(
    rows.flatMap(({ metric_id, first, last }) =>
      first === null || last === null ? [] : [[metric_id, { first, last }] as const],
    ),
  )
}
