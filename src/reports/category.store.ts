// The part of a report's statement that reads categories.

import type { Branch } from './report-branch.ts'
import { namesToRead, type ReportPlan } from './report-plan.ts'

/** More metrics than one report can have: its widgets times their metrics. */
export const METRICS_PER_PLAN = 100_000

/** Where the names of a plan are read from: the points, up to a condition that more can be joined to. */
interface NameSource {
  readonly points: string
  readonly widget: string
  readonly metric: string
}

/**
 * Names are placed by the size of the first metric, those without one behind them by name. Those behind the top are one last place, added up
 * exactly. The points are walked twice and sorted never: once for the largest, which are then looked up one by one, and once for the rest.
 */
const categoryText = (isAlone: boolean) => (first: number) => {
  const [items, lows, highs, tops, widgets, metrics] = [0, 1, 2, 3, 4, 5].map(i => `$${first + i}`)
  const source: NameSource = isAlone
    ? {
        points: `category_points p where p.project_id = $1 and p.widget_id = any(${widgets}::bigint[]) and p.metric_id = any(${metrics}::bigint[])`,
        widget: `(${widgets}::bigint[])[1]`,
        metric: `(${metrics}::bigint[])[1]`,
      }
    : {
        points: `unnest(r.widgets, r.metrics) as w(widget_id, metric_id)
          join category_points p on p.widget_id = w.widget_id and p.metric_id = w.metric_id where p.project_id = $1`,
        widget: 'r.widgets[1]',
        metric: 'r.metrics[1]',
      }
  return `
select 'categories' as branch, r.item * ${METRICS_PER_PLAN} + array_position(r.metrics, m.metric_id) - 1 as item, m.buckets, m.sums, m.counts, m.minima,
  m.maxima, m.latests, m.sum, m.count, m.minimum, m.maximum, m.latest, null::text as last_key, m.names
from (
  select u.*, (${widgets}::bigint[])[u.low:u.high] as widgets, (${metrics}::bigint[])[u.low:u.high] as metrics
  from unnest(${items}::int[], ${lows}::int[], ${highs}::int[], ${tops}::int[]) as u(item, low, high, top)
  offset 0
) r
cross join lateral (
  with ${placedNames(source)}
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
  from (${cellsOfNames(source)}) b
  group by b.metric_id
) m`
}

/** `placed`: the names of the top with their places. */
const placedNames = ({ points, widget, metric }: NameSource) => `
    sized as materialized (
      select p.category, p.value
      from category_points p
      where p.project_id = $1 and p.widget_id = ${widget} and p.metric_id = ${metric}
      order by p.value desc, p.category
      limit r.top
    ),
    unsized as materialized (
      select p.category
      from ${points} and (select count(*) from sized) < r.top and p.category not in (select s.category from sized s)
      group by p.category
      order by p.category
      limit r.top
    ),
    placed as materialized (
      select n.category, n.place
      from (
        select s.category, row_number() over (order by s.value desc, s.category) as place from sized s
        union all
        select u.category, (select count(*) from sized) + row_number() over (order by u.category) from unsized u
      ) n
      where n.place <= r.top
    )`

/** By metric and place: each name of the top, then all others. */
const cellsOfNames = ({ points }: NameSource) => `
    select w.metric_id, n.place, n.category as name, p.value as sum, 1::bigint as count, p.value as minimum, p.value as maximum,
      p.value as latest, n.category as last_category
    from placed n
    cross join unnest(r.widgets, r.metrics) as w(widget_id, metric_id)
    cross join lateral (
      select p.value
      from category_points p
      where p.project_id = $1 and p.widget_id = w.widget_id and p.metric_id = w.metric_id and p.category = n.category
      offset 0
    ) p
    union all
    select o.metric_id, r.top + 1, null, o.sum, o.count, o.minimum, o.maximum,
      (select p.value
       from category_points p
       where p.project_id = $1 and p.widget_id = o.widget_id and p.metric_id = o.metric_id and p.category = o.last_category),
      o.last_category
    from (
      select p.widget_id, p.metric_id, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum,
        max(p.category) as last_category
      from ${points} and p.category not in (select n.category from placed n)
      group by p.widget_id, p.metric_id
    ) o`

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
  const values = [item, low, high, top, widgets, metrics]
  // Ten names or a million: how they are best read is known where the metrics are.
  if (item.length === 1) return { kind: 'categories', text: categoryText(true), values, isPlannedAnew: true }
  return { kind: 'categories', text: categoryText(false), values }
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
