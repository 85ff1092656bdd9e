// The part of a report's statement that reads categories.

import type { Branch } from './report-branch.ts'
import { namesToRead, type ReportPlan } from './report-plan.ts'

/** More metrics than one report can have: its widgets times their metrics. */
export const METRICS_PER_PLAN = 100_000

/** Categories are placed by the size of the first metric; those behind the top are one last place, added up exactly. */
const categoryText = (first: number) => {
  const [items, lows, highs, tops, widgets, metrics] = [0, 1, 2, 3, 4, 5].map(i => `$${first + i}`)
  return `
select 'categories' as branch, r.item * ${METRICS_PER_PLAN} + array_position(r.metrics, m.metric_id) - 1 as item, m.buckets, m.sums, m.counts, m.minima,
  m.maxima, m.latests, m.sum, m.count, m.minimum, m.maximum, m.latest, null::text as last_key, m.names
from (
  select u.*, (${widgets}::bigint[])[u.low:u.high] as widgets, (${metrics}::bigint[])[u.low:u.high] as metrics
  from unnest(${items}::int[], ${lows}::int[], ${highs}::int[], ${tops}::int[]) as u(item, low, high, top)
  offset 0
) r
cross join lateral (
  select
    b.metric_id,
    string_agg(b.place::text, ',') as buckets,
    string_agg(b.sum::text, ',') as sums,
    string_agg(b.count::text, ',') as counts,
    string_agg(b.minimum::text, ',') as minima,
    string_agg(b.maximum::text, ',') as maxima,
    string_agg(b.latest::text, ',') as latests,
    sum(b.sum)::text as sum,
    sum(b.count)::int as count,
    min(b.minimum)::text as minimum,
    max(b.maximum)::text as maximum,
    (array_agg(b.latest order by b.last_category desc))[1]::text as latest,
    array_agg(b.name) as names
  from (
    select
      placed.metric_id,
      least(placed.place, r.top + 1) as place,
      case when min(placed.place) <= r.top then min(placed.category) end as name,
      sum(placed.value) as sum,
      count(*) as count,
      min(placed.value) as minimum,
      max(placed.value) as maximum,
      (array_agg(placed.value order by placed.category desc))[1] as latest,
      max(placed.category) as last_category
    from (
      select cells.*, dense_rank() over (order by cells.size desc nulls last, cells.category) as place
      from (
        select p.metric_id, p.category, p.value,
          max(p.value) filter (where p.metric_id = r.metrics[1]) over (partition by p.category) as size
        from unnest(r.widgets, r.metrics) as w(widget_id, metric_id)
        join category_points p on p.widget_id = w.widget_id and p.metric_id = w.metric_id
        where p.project_id = $1
      ) cells
    ) placed
    group by 1, 2
  ) b
  group by b.metric_id
) m`
}

/** What a row's `item` says. */
export const categoryItem = (item: number) => ({
  plan: Math.floor(item / METRICS_PER_PLAN),
  range: 0,
  input: item % METRICS_PER_PLAN,
})

/** The branch for all plans over pushed categories; `null` where there is none. */
export function categoryBranch(
  plans: readonly ReportPlan[],
  isElsewhere: (plan: ReportPlan) => boolean,
): Branch | null {
  const item: number[] = []
  const low: number[] = []
  const high: number[] = []
  const top: number[] = []
  const widgets: string[] = []
  const metrics: string[] = []
  for (const [planIndex, plan] of plans.entries()) {
    const { spec } = plan
    if (isElsewhere(plan)) continue
    if (spec.keyKind !== 'CATEGORY' || spec.inputs.length === 0) continue
    item.push(planIndex)
    low.push(metrics.length + 1)
    for (const { metric } of spec.inputs) {
      widgets.push(metric.widgetId)
      metrics.push(metric.metricId)
    }
    high.push(metrics.length)
    top.push(namesToRead(plan))
  }
  if (item.length === 0) return null
  return { kind: 'categories', text: categoryText, values: [item, low, high, top, widgets, metrics] }
}

/** Names in the order in which they were pushed first; those from before it was kept come first, by their names. */
const keyOrderText = (first: number) => {
  const [items, lows, highs, tops, widgets, metrics] = [0, 1, 2, 3, 4, 5].map(i => `$${first + i}`)
  return `
select 'key_order' as branch, r.item, null::text as buckets, null::text as sums, null::text as counts, null::text as minima,
  null::text as maxima, null::text as latests, null::text as sum, 0 as count, null::text as minimum, null::text as maximum,
  null::text as latest, null::text as last_key,
  array(
    select c.category
    from (
      select p.category, min(coalesce(p.first_pushed, 0)) as first_pushed
      from unnest((${widgets}::bigint[])[r.low:r.high], (${metrics}::bigint[])[r.low:r.high]) as w(widget_id, metric_id)
      join category_points p on p.widget_id = w.widget_id and p.metric_id = w.metric_id
      where p.project_id = $1
      group by 1
    ) c
    order by c.first_pushed, c.category
    limit r.top
  ) as names
from unnest(${items}::int[], ${lows}::int[], ${highs}::int[], ${tops}::int[]) as r(item, low, high, top)`
}

/** The branch for the plans whose names are ordered by when they were pushed; `null` where there is none. */
export function keyOrderBranch(plans: readonly ReportPlan[]): Branch | null {
  const rows: (readonly [item: number, low: number, high: number, top: number])[] = []
  const widgets: string[] = []
  const metrics: string[] = []
  for (const [item, plan] of plans.entries()) {
    if (plan.spec.keyKind !== 'CATEGORY' || plan.spec.order?.by !== 'KEY') continue
    const low = metrics.length + 1
    for (const { metric } of plan.spec.inputs) {
      widgets.push(metric.widgetId)
      metrics.push(metric.metricId)
    }
    rows.push([item, low, metrics.length, namesToRead(plan)])
  }
  if (rows.length === 0) return null
  const columns = [0, 1, 2, 3].map(column => rows.map(row => row[column]))
  return { kind: 'key_order', text: keyOrderText, values: [...columns, widgets, metrics] }
}
