// The part of a report's statement that reads categories.

import type { Branch } from './report-branch.ts'
import { namesToRead, type ReportPlan } from './report-plan.ts'
import { MAX_TOP } from './report-query.ts'

/** More metrics than one report can have: its widgets times their metrics. */
export const METRICS_PER_PLAN = 100_000

/** Where the names of a plan are read from: conditions may follow the points. */
interface NameSource {
  /** The points of the first metric, by whose values names are placed. */
  readonly sizes: string
  /** Those of its other metrics. */
  readonly others: string
  readonly metric: string
  readonly top: string
  /** More of the top than are well looked up one by one: they are joined as a set. */
  readonly hasManyNames: boolean
}

/**
 * Names are placed by the size of the first metric, those without one behind them by name. Those behind the top are one last place, added up
 * exactly: of the first metric as all less the top. Its points are walked twice and sorted never, those of the others once.
 */
const categoryText = (isAlone: boolean, hasManyNames: boolean) => (first: number) => {
  const [items, lows, highs, tops, widgets, metrics] = [0, 1, 2, 3, 4, 5].map(i => `$${first + i}`)
  const sizesOf = (widget: string, metric: string) =>
    `category_points p where p.project_id = $1 and p.widget_id = ${widget} and p.metric_id = ${metric}`
  const source: NameSource = isAlone
    ? {
        sizes: sizesOf(`(${widgets}::bigint[])[1]`, `(${metrics}::bigint[])[1]`),
        others: `category_points p where p.project_id = $1 and p.widget_id = any((${widgets}::bigint[])[2:]) and p.metric_id = any((${metrics}::bigint[])[2:])`,
        metric: `(${metrics}::bigint[])[1]`,
        top: `(${tops}::int[])[1]`,
        hasManyNames,
      }
    : {
        sizes: sizesOf('r.widgets[1]', 'r.metrics[1]'),
        others: `unnest(r.widgets[2:], r.metrics[2:]) as w(widget_id, metric_id)
          join category_points p on p.widget_id = w.widget_id and p.metric_id = w.metric_id where p.project_id = $1`,
        metric: 'r.metrics[1]',
        top: 'r.top',
        hasManyNames,
      }
  return `
select 'categories' as branch, r.item * ${METRICS_PER_PLAN} + array_position(r.metrics, m.metric_id) - 1 as item, m.buckets, m.sums, m.counts, m.minima,
  m.maxima, m.latests, m.sum, m.count, m.minimum, m.maximum,
  (select p.value
   from ${sizesOf('r.widgets[array_position(r.metrics, m.metric_id)]', 'm.metric_id')}
   order by p.category desc
   limit 1)::text as latest,
  null::text as last_key, m.names
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
    array_agg(b.name) as names
  from (${cellsOfTop(source)}
    union all${cellsOfRest(source)}
  ) b
  group by b.metric_id
) m`
}

/** `placed`: the names of the top with their places. `sized`: those with a value of the first metric, and the next one. */
const placedNames = ({ sizes, others, top }: NameSource) => `
    sized as materialized (
      select p.category, p.value
      from ${sizes}
      order by p.value desc, p.category
      limit ${top} + 1
    ),
    unsized as materialized (
      select p.category
      from ${others} and (select count(*) from sized) < ${top} and p.category not in (select s.category from sized s)
      group by p.category
      order by p.category
      limit ${top}
    ),
    placed as materialized (
      select n.category, n.value, n.place
      from (
        select s.category, s.value, row_number() over (order by s.value desc, s.category) as place from sized s
        union all
        select u.category, null, (select count(*) from sized) + row_number() over (order by u.category) from unsized u
      ) n
      where n.place <= ${top}
    )`

/** By metric and place: each name of the top. */
const cellsOfTop = ({ others, metric, hasManyNames }: NameSource) => `
    select ${metric} as metric_id, n.place, n.category as name, n.value as sum, 1::bigint as count, n.value as minimum, n.value as maximum,
      n.value as latest
    from placed n
    where n.value is not null
    union all
    select p.metric_id, n.place, n.category, p.value, 1, p.value, p.value, p.value
    from placed n
    ${
      hasManyNames
        ? `join (select p.metric_id, p.category, p.value from ${others}) p on p.category = n.category`
        : `cross join unnest(r.widgets[2:], r.metrics[2:]) as w(widget_id, metric_id)
    cross join lateral (
      select p.metric_id, p.value
      from category_points p
      where p.project_id = $1 and p.widget_id = w.widget_id and p.metric_id = w.metric_id and p.category = n.category
      offset 0
    ) p`
    }`

/** By metric: all other names, the latest of which is read from the end of the index. The least of all sizes is none of the top. */
const cellsOfRest = ({ sizes, others, metric, top }: NameSource) => {
  const isRest = 'p.category not in (select n.category from placed n)'
  return `
    select ${metric}, ${top} + 1, null, a.sum - t.sum, a.count - t.count, a.minimum, (select min(s.value) from sized s), l.value
    from (
      select sum(p.value) as sum, count(*) as count, min(p.value) as minimum
      from ${sizes} and (select count(*) from sized) > ${top}
    ) a
    cross join (select sum(n.value) as sum, count(n.value) as count from placed n) t
    cross join (select p.value from ${sizes} and ${isRest} order by p.category desc limit 1) l
    union all
    select o.metric_id, ${top} + 1, null, o.sum, o.count, o.minimum, o.maximum, l.value
    from (
      select p.widget_id, p.metric_id, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum
      from ${others} and ${isRest}
      group by p.widget_id, p.metric_id
    ) o
    cross join lateral (
      select p.value
      from category_points p
      where p.project_id = $1 and p.widget_id = o.widget_id and p.metric_id = o.metric_id and ${isRest}
      order by p.category desc
      limit 1
    ) l`
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
  const values = [item, low, high, top, widgets, metrics]
  // Ten names or a million: how they are best read is known where the metrics are.
  const hasManyNames = top.some(names => names > MAX_TOP)
  const kind = hasManyNames ? 'categories_many' : 'categories'
  const isAlone = item.length === 1
  const text = categoryText(isAlone, hasManyNames)
  return isAlone ? { kind, text, values, isPlannedAnew: true } : { kind, text, values }
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
