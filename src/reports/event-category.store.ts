// The part of a report's statement that reads categories of which some are counted from events by a property.
import { breakdownPath } from '../widgets/event-count.ts'
import { arrayText } from './array-text.ts'
import { METRICS_PER_PLAN } from './category.store.ts'
import type { Branch } from './report-branch.ts'
import { namesToRead, type ReportPlan } from './report-plan.ts'
import { MAX_COMPARISONS } from './report-query.ts'
import { storedRange } from './report-range.ts'

/** The period and what it is compared with. */
const RANGES = MAX_COMPARISONS + 1

/** What a row's `item` says. */
export const eventCategoryItem = (item: number) => {
  const rest = Math.floor(item / METRICS_PER_PLAN)
  return { plan: Math.floor(rest / RANGES), range: rest % RANGES, input: item % METRICS_PER_PLAN }
}

const properties = '(case when q.is_derived then e.uf_properties else e.properties end)'
const nameOf = `left(${properties} #>> q.breakdown, 255) collate "C"`
const numberOf = `case when q.path is not null and jsonb_typeof(e.properties #> q.path) = 'number' then (e.properties #>> q.path)::numeric end`
const keyOf = (at: string) => `(extract(epoch from ${at}) * 1000000)::bigint`
const who = `coalesce('u ' || e.user_id, 'a ' || e.anonymous_id)`

/** Where the value of the breakdown is a text, a number, true or false; others have no name. */
const matching = `e.project_id = $1 and e.name = q.name
        and e.at >= 'epoch'::timestamptz + q.from_key * interval '1 microsecond'
        and e.at < 'epoch'::timestamptz + q.before_key * interval '1 microsecond'
        and (q.contains is null or e.properties @> q.contains)
        and jsonb_typeof(${properties} #> q.breakdown) in ('string', 'number', 'boolean')`

/** Without a property an event is a point of 1: only counted, since exact sums of so many ones cost more than the reading. */
const numbersText = `
            select g.category, coalesce(g.sum, g.count) as sum, g.count, coalesce(g.minimum, 1) as minimum, coalesce(g.maximum, 1) as maximum,
              coalesce(g.latest, 1) as latest, ${keyOf('g.last_at')} as last_key
            from (
              select f.category, count(*) as count, max(f.at) as last_at,
                sum(f.value) filter (where q.path is not null) as sum,
                min(f.value) filter (where q.path is not null) as minimum,
                max(f.value) filter (where q.path is not null) as maximum,
                (max(array[extract(epoch from f.at), f.value]) filter (where q.path is not null))[2] as latest
              from (select ${nameOf} as category, ${numberOf} as value, e.at from events e where ${matching}) f
              where q.aggregate <> 'UNIQUE_USERS' and (q.path is null or f.value is not null)
              group by f.category
            ) g`

/** Grouped twice instead of \`count(distinct)\`, which sorts every event. */
const usersText = `
            select h.category, h.users as sum, 1 as count, h.users as minimum, h.users as maximum, h.users as latest, ${keyOf('h.last_at')} as last_key
            from (
              select f.category, count(*) as users, max(f.last_at) as last_at
              from (
                select ${nameOf} as category, ${who} as who, max(e.at) as last_at
                from events e
                where ${matching} and q.aggregate = 'UNIQUE_USERS'
                group by 1, 2
              ) f
              group by f.category
            ) h`

/**
 * As categoryText, with a range for each compared period. Categories are placed by their size in the period itself; those that
 * are only in a compared one have place 0: they are not shown and count in its total. A user counts once in a category and in all.
 */
const eventCategoryText = (first: number) => {
  const [items, lows, highs, tops, widgets, metrics, ...rest] = Array.from({ length: 17 }, (_, i) => `$${first + i}`)
  const [plans, ranges, counted, aggregates, names, paths, breakdowns, derived, wheres, froms, befores] = rest
  const requested = `unnest(${plans}::int[], ${ranges}::int[], ${counted}::bigint[], ${aggregates}::text[], ${names}::text[], ${paths}::text[],
          ${breakdowns}::text[], ${derived}::bool[], ${wheres}::jsonb[], ${froms}::bigint[], ${befores}::bigint[])
          as a(plan, range, metric_id, aggregate, name, path, breakdown, is_derived, contains, from_key, before_key)`
  const rows = `(select a.plan, a.range, a.metric_id, a.aggregate, a.name, a.path::text[] as path, a.breakdown::text[] as breakdown,
          a.is_derived, a.contains, a.from_key, a.before_key from ${requested} offset 0) q`
  return `
select 'event_names' as branch,
  (r.item * ${RANGES} + m.range) * ${METRICS_PER_PLAN} + array_position(r.metrics, m.metric_id) - 1 as item,
  m.buckets, m.sums, m.counts, m.minima, m.maxima, m.latests, coalesce(t.users::text, m.sum) as sum,
  case when t.users is null then m.count else 1 end as count, m.minimum, m.maximum, coalesce(t.users::text, m.latest) as latest,
  null::text as last_key, m.names
from (
  select u.*, (${widgets}::bigint[])[u.low:u.high] as widgets, (${metrics}::bigint[])[u.low:u.high] as metrics
  from unnest(${items}::int[], ${lows}::int[], ${highs}::int[], ${tops}::int[]) as u(item, low, high, top)
  offset 0
) r
cross join lateral (
  select
    b.metric_id, b.range,
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
    (array_agg(b.latest order by b.last_key desc nulls last, b.last_category desc))[1]::text as latest,
    array_agg(b.name) as names
  from (
    select
      p.metric_id, p.range,
      case when p.place is null then 0 else least(p.place, r.top + 1) end as place,
      case when min(p.place) <= r.top then min(p.category) end as name,
      sum(p.sum) as sum,
      sum(p.count) as count,
      min(p.minimum) as minimum,
      max(p.maximum) as maximum,
      (array_agg(p.latest order by p.last_key desc nulls last, p.category desc))[1] as latest,
      max(p.last_key) as last_key,
      max(p.category) as last_category
    from (
      select c.*, case when c.is_shown then dense_rank() over (order by c.is_shown desc, c.size desc nulls last, c.category) end as place
      from (
        select cells.*,
          bool_or(cells.range = 0) over (partition by cells.category) as is_shown,
          max(cells.size_of) filter (where cells.metric_id = r.metrics[1] and cells.range = 0) over (partition by cells.category) as size
        from (
          select x.metric_id, 0 as range, x.category, x.value as sum, 1::bigint as count, x.value as minimum, x.value as maximum,
            x.value as latest, null::bigint as last_key, x.value as size_of
          from unnest(r.widgets, r.metrics) as w(widget_id, metric_id)
          join category_points x on x.widget_id = w.widget_id and x.metric_id = w.metric_id
          where x.project_id = $1
          union all
          select q.metric_id, q.range, v.category, v.sum, v.count, v.minimum, v.maximum, v.latest, v.last_key,
            case q.aggregate when 'AVERAGE' then v.sum / v.count when 'MIN' then v.minimum when 'MAX' then v.maximum else v.sum end
          from ${rows}
          cross join lateral (${numbersText}
            union all${usersText}
          ) v
          where q.plan = r.item
        ) cells
      ) c
    ) p
    group by 1, 2, 3, p.place is null
  ) b
  group by b.metric_id, b.range
) m
left join lateral (
  select s.users
  from ${rows}
  cross join lateral (select count(*) as users from (select from events e where ${matching} group by ${who}) u) s
  where q.plan = r.item and q.metric_id = m.metric_id and q.range = m.range and q.aggregate = 'UNIQUE_USERS'
) t on true`
}

/** The branch for all plans over categories of which some come from events; `null` where there is none. */
export function eventCategoryBranch(plans: readonly ReportPlan[]): Branch | null {
  const placed: (readonly [item: number, low: number, high: number, top: number])[] = []
  const widgets: string[] = []
  const metrics: string[] = []
  const counted: unknown[][] = []
  for (const [planIndex, plan] of plans.entries()) {
    if (!readsEventCategories(plan)) continue
    const low = metrics.length + 1
    for (const { metric } of plan.spec.inputs) {
      widgets.push(metric.widgetId)
      metrics.push(metric.metricId)
      const count = metric.eventCount
      if (!count?.breakdown) continue
      const { isDerived, path } = breakdownPath(count.breakdown)
      for (const [range, period] of [plan.period, ...plan.comparedPeriods].entries()) {
        const { from, before } = storedRange(period, 'TIME')
        const where = count.where === null ? null : JSON.stringify(count.where)
        const property = count.property && arrayText(count.property)
        const leading = [planIndex, range, metric.metricId, count.aggregate, count.event]
        counted.push([...leading, property, arrayText(path), isDerived, where, from, before])
      }
    }
    placed.push([planIndex, low, metrics.length, namesToRead(plan)])
  }
  if (placed.length === 0) return null
  const columns = (rows: readonly (readonly unknown[])[]) =>
    (rows[0] ?? []).map((_, index) => rows.map(row => row[index]))
  const values = [...columns(placed), widgets, metrics, ...columns(counted)]
  return { kind: 'event_names', text: eventCategoryText, values }
}

export function readsEventCategories({ spec }: Pick<ReportPlan, 'spec'>): boolean {
  return spec.keyKind === 'CATEGORY' && spec.inputs.some(({ metric }) => metric.eventCount !== null)
}
