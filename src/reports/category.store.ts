// The part of a report's statement that reads categories.

import { columnsOf } from './array-text.ts'
import type { Branch } from './report-branch.ts'
import { namesToRead, type ReportPlan } from './report-plan.ts'
import { MAX_TOP } from './report-query.ts'

/** More metrics than one report can have: its widgets times their metrics. */
export const METRICS_PER_PLAN = 100_000

/**
 * Which names are read one by one. SIZE: the largest of the first metric, MANY: more of them than are well looked up one by one, so that they
 * are joined as a set. ASC, DESC: the first by name, in either direction.
 */
type NameSelection = 'SIZE' | 'MANY' | 'ASC' | 'DESC'

/** Where the names of a plan are read from: conditions may follow the points. */
interface NameSource {
  readonly selection: NameSelection
  /** The points of the first metric. */
  readonly sizes: string
  /** The first metric. */
  readonly metric: string
  /** Those of its metrics that do not place names, with their widgets; and their points. */
  readonly others: string
  readonly points: string
  readonly top: string
}

const sizesOf = (widget: string, metric: string) =>
  `category_points p where p.project_id = $1 and p.widget_id = ${widget} and p.metric_id = ${metric}`

/**
 * Names are placed by the size of the first metric, those without one behind them by name; or all by name. Those behind the top are one last
 * place, added up exactly: of the first metric as all less the top. Its points are walked twice and sorted never, those of the others once.
 */
const categoryText = (isAlone: boolean, selection: NameSelection) => (first: number) => {
  const [items, lows, highs, tops, widgets, metrics] = [0, 1, 2, 3, 4, 5].map(i => `$${first + i}`)
  const from = isBySize(selection) ? '[2:]' : '[1:]'
  const others = `unnest(r.widgets${from}, r.metrics${from}) as w(widget_id, metric_id)`
  const [ownWidgets, ownMetrics] = [`(${widgets}::bigint[])`, `(${metrics}::bigint[])`]
  const source: NameSource = isAlone
    ? {
        selection,
        sizes: sizesOf(`${ownWidgets}[1]`, `${ownMetrics}[1]`),
        metric: `${ownMetrics}[1]`,
        others,
        points: `category_points p where p.project_id = $1 and p.widget_id = any(${ownWidgets}${from}) and p.metric_id = any(${ownMetrics}${from})`,
        top: `(${tops}::int[])[1]`,
      }
    : {
        selection,
        sizes: sizesOf('r.widgets[1]', 'r.metrics[1]'),
        metric: 'r.metrics[1]',
        others,
        points: `${others} join category_points p on p.widget_id = w.widget_id and p.metric_id = w.metric_id where p.project_id = $1`,
        top: 'r.top',
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
  with ${isBySize(selection) ? placedBySize(source) : placedByName(source)}
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
  from (${isBySize(selection) ? `${sizedCells(source)}\n    union all` : ''}${otherCells(source)}
  ) b
  group by b.metric_id
) m`
}

/** `placed`: the names of the top with their places. `sized`: those with a value of the first metric, and the next one. */
const placedBySize = ({ sizes, points, top }: NameSource) => `
    sized as materialized (
      select p.category, p.value
      from ${sizes}
      order by p.value desc, p.category
      limit ${top} + 1
    ),
    unsized as materialized (
      select p.category
      from ${points} and (select count(*) from sized) < ${top} and p.category not in (select s.category from sized s)
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

/** The same by name: of each metric no more are read than are shown. */
const placedByName = ({ selection, others, top }: NameSource) => `
    placed as materialized (
      select n.category, row_number() over (order by n.category ${selection}) as place
      from (
        select distinct p.category
        from ${others}
        cross join lateral (
          select p.category from ${sizesOf('w.widget_id', 'w.metric_id')} order by p.category ${selection} limit ${top}
        ) p
        order by p.category ${selection}
        limit ${top}
      ) n
    )`

const IS_REST = 'p.category not in (select n.category from placed n)'

/** Of the first metric, by place: each name of the top, and all others. The latest is read from the end of the index; the least of all sizes is none of the top. */
const sizedCells = ({ sizes, metric, top }: NameSource) => `
    select ${metric} as metric_id, n.place, n.category as name, n.value as sum, 1::bigint as count, n.value as minimum, n.value as maximum,
      n.value as latest
    from placed n
    where n.value is not null
    union all
    select ${metric}, ${top} + 1, null, a.sum - t.sum, a.count - t.count, a.minimum, (select min(s.value) from sized s), l.value
    from (
      select sum(p.value) as sum, count(*) as count, min(p.value) as minimum
      from ${sizes} and (select count(*) from sized) > ${top}
    ) a
    cross join (select sum(n.value) as sum, count(n.value) as count from placed n) t
    cross join (select p.value from ${sizes} and ${IS_REST} order by p.category desc limit 1) l`

/** The same of the other metrics. */
const otherCells = ({ selection, points, others, top }: NameSource) => `
    select p.metric_id, n.place, n.category as name, p.value as sum, 1::bigint as count, p.value as minimum, p.value as maximum, p.value as latest
    from placed n
    ${
      selection === 'MANY'
        ? `join (select p.metric_id, p.category, p.value from ${points}) p on p.category = n.category`
        : `cross join ${others}
    cross join lateral (
      select p.metric_id, p.value from ${sizesOf('w.widget_id', 'w.metric_id')} and p.category = n.category offset 0
    ) p`
    }
    union all
    select o.metric_id, ${top} + 1, null, o.sum, o.count, o.minimum, o.maximum, l.value
    from (
      select p.widget_id, p.metric_id, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum
      from ${points} and ${IS_REST}
      group by p.widget_id, p.metric_id
    ) o
    cross join lateral (
      select p.value from ${sizesOf('o.widget_id', 'o.metric_id')} and ${IS_REST} order by p.category desc limit 1
    ) l`

/** What a row's `item` says. */
export const categoryItem = (item: number) => ({
  plan: Math.floor(item / METRICS_PER_PLAN),
  range: 0,
  input: item % METRICS_PER_PLAN,
})

const isBySize = (selection: NameSelection) => selection === 'SIZE' || selection === 'MANY'

/** Whether pushed names are read in the order that is asked for, however many there are. */
export const isReadByName = ({ spec }: Pick<ReportPlan, 'spec'>) => spec.order?.by === 'NAME'

function readingOf(plan: ReportPlan): NameSelection {
  if (isReadByName(plan)) return plan.spec.order?.direction ?? 'ASC'
  return namesToRead(plan) > MAX_TOP ? 'MANY' : 'SIZE'
}

const kinds = {
  SIZE: 'categories',
  MANY: 'categories_many',
  ASC: 'categories_asc',
  DESC: 'categories_desc',
} as const satisfies Record<NameSelection, Branch['kind']>

/** The branches for all plans over pushed categories. */
export function categoryBranches(
  plans: readonly ReportPlan[],
  isElsewhere: (plan: ReportPlan) => boolean,
): readonly Branch[] {
  const own = [...plans.entries()].filter(
    ([, plan]) => !isElsewhere(plan) && plan.spec.keyKind === 'CATEGORY' && plan.spec.inputs.length > 0,
  )
  const isAlone = own.length === 1
  const byReading = Map.groupBy(own, ([, plan]) => readingOf(plan))
  return [...byReading].map(([selection, read]) => {
    const widgets: string[] = []
    const metrics: string[] = []
    const rows = read.map(([item, plan]) => {
      const low = metrics.length + 1
      for (const { metric } of plan.spec.inputs) {
        widgets.push(metric.widgetId)
        metrics.push(metric.metricId)
      }
      return [item, low, metrics.length, isBySize(selection) ? namesToRead(plan) : plan.spec.top]
    })
    const values = [...columnsOf(rows, 4), widgets, metrics]
    const branch = { kind: kinds[selection], text: categoryText(isAlone, selection), values }
    // Ten names or a million: how they are best read is known where the metrics are.
    return isAlone ? { ...branch, isPlannedAnew: true } : branch
  })
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
  return { kind: 'key_order', text: keyOrderText, values: [...columnsOf(rows, 4), widgets, metrics] }
}
