// The parts of a report's statement that read days and instants.
import type { TimedKeyKind } from '../core/calendar.ts'
import { OF_ZONE_DAYS } from '../rollups/grain.ts'
import { aggregationOf } from '../widgets/metric.ts'
import { type EventItem, eventBranches } from './event-series.store.ts'
import type { Branch } from './report-branch.ts'
import { isPeriodic, type ReportPlan, readsProperties, readsSeries } from './report-plan.ts'
import { looksBack } from './report-query.ts'
import type { TimeRange } from './report-range.ts'
import { OF_QUARTERS, rolledText } from './rolled-series.store.ts'

/** One metric in one range of one plan. */
interface SeriesItem {
  readonly plan: number
  readonly range: number
  readonly input: number
  readonly indexes: TimeRange['indexes']
}

/** Items of both parts are counted together. */
export interface SeriesBranches {
  readonly items: readonly SeriesItem[]
  readonly branches: readonly Branch[]
}

/**
 * Each row of `r` is one metric in one range: a range scan of the primary key. Bounds of all ranges lie in one array of
 * which each row takes its slice; `offset 0` keeps the slice from being cut again for every point. Texts joined by commas
 * instead of a row per bucket: a sixth of the time in the driver. `width_bucket` puts a key where core/granularity.ts says.
 */
const seriesText = (first: number) => {
  const [items, widgets, metrics, froms, befores, lows, highs, latests, bounds] = Array.from(
    { length: 9 },
    (_, index) => `$${first + index}`,
  )
  return `
select 'series' as branch, r.item, s.*, null::text[] as names
from (
  select u.*, (${bounds}::bigint[])[u.low:u.high] as bounds
  from unnest(${items}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${froms}::bigint[], ${befores}::bigint[],
      ${lows}::int[], ${highs}::int[], ${latests}::bool[])
    as u(item, widget_id, metric_id, from_key, before_key, low, high, wants_latest)
  offset 0
) r
cross join lateral (
  select
    string_agg(b.bucket::text, ',') as buckets,
    string_agg(b.sum::text, ',') as sums,
    case when max(b.count) > 1 then string_agg(b.count::text, ',') end as counts,
    case when max(b.count) > 1 then string_agg(b.minimum::text, ',') end as minima,
    case when max(b.count) > 1 then string_agg(b.maximum::text, ',') end as maxima,
    case when max(b.count) > 1 then string_agg(b.latest::text, ',') end as latests,
    sum(b.sum)::text as sum,
    sum(b.count)::int as count,
    min(b.minimum)::text as minimum,
    max(b.maximum)::text as maximum,
    (select l.value from points l where l.project_id = $1 and l.widget_id = r.widget_id
      and l.metric_id = r.metric_id and l.key = max(b.last_key))::text as latest,
    max(b.last_key)::text as last_key
  from (
    select
      width_bucket(p.key, r.bounds) as bucket,
      sum(p.value) as sum,
      count(*) as count,
      min(p.value) as minimum,
      max(p.value) as maximum,
      (max(array[p.key::numeric, p.value]) filter (where r.wants_latest))[2] as latest,
      max(p.key) as last_key
    from points p
    where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
      and p.key >= r.from_key and p.key < r.before_key
    group by 1
  ) b
) s
where s.count > 0`
}

/**
 * Where every bucket is one day of a DATE widget there is nothing to add up: the points themselves, a third of the time. Their
 * keys stand in `buckets`, their values in `sums`.
 */
const daysText = (first: number) => {
  const [items, widgets, metrics, froms, befores] = Array.from({ length: 5 }, (_, index) => `$${first + index}`)
  return `
select 'days' as branch, r.item, s.buckets, s.sums, null::text as counts, null::text as minima, null::text as maxima,
  null::text as latests, null::text as sum, 0 as count, null::text as minimum, null::text as maximum, null::text as latest,
  null::text as last_key, null::text[] as names
from unnest(${items}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${froms}::bigint[], ${befores}::bigint[])
  as r(item, widget_id, metric_id, from_key, before_key)
cross join lateral (
  select string_agg(p.key::text, ',') as buckets, string_agg(p.value::text, ',') as sums
  from points p
  where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
    and p.key >= r.from_key and p.key < r.before_key
) s
where s.buckets is not null`
}

/** The last point before a range: one probe of the primary key for each series. */
const carriedText = (first: number) => {
  const [items, widgets, metrics, froms] = Array.from({ length: 4 }, (_, index) => `$${first + index}`)
  return `
select 'carried' as branch, r.item, null::text as buckets, null::text as sums, null::text as counts, null::text as minima,
  null::text as maxima, null::text as latests, null::text as sum, 0 as count, null::text as minimum, null::text as maximum,
  s.value::text as latest, s.key::text as last_key, null::text[] as names
from unnest(${items}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${froms}::bigint[]) as r(item, widget_id, metric_id, from_key)
cross join lateral (
  select p.key, p.value
  from points p
  where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.key < r.from_key
  order by p.key desc
  limit 1
) s`
}

/** The same where points are kept as sums before a while: the last of these, in case there is none behind them. */
const keptCarriedText = (first: number) => {
  const [items, widgets, metrics, froms] = Array.from({ length: 4 }, (_, index) => `$${first + index}`)
  const own = (table: string) =>
    `${table}.project_id = $1 and ${table}.widget_id = r.widget_id and ${table}.metric_id = r.metric_id`
  const lastSum = (grain: number) => `
    (select u.last_key as key, u.latest as value from rollups u
      where ${own('u')} and u.grain = ${grain} and u.start < least(r.from_key, w.thinned_before) order by u.start desc limit 1)`
  return `
select 'carried' as branch, r.item, null::text as buckets, null::text as sums, null::text as counts, null::text as minima,
  null::text as maxima, null::text as latests, null::text as sum, 0 as count, null::text as minimum, null::text as maximum,
  s.value::text as latest, s.key::text as last_key, null::text[] as names
from unnest(${items}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${froms}::bigint[]) as r(item, widget_id, metric_id, from_key)
left join lateral (
  select k.thinned_before from rolled_widgets k where k.project_id = $1 and k.widget_id = r.widget_id
) w on true
cross join lateral (
  select c.key, c.value from (
    (select p.key, p.value from points p
      where ${own('p')} and p.key < r.from_key and (w.thinned_before is null or p.key >= w.thinned_before) order by p.key desc limit 1)
    union all${lastSum(OF_QUARTERS)}
    union all${lastSum(OF_ZONE_DAYS)}
  ) c
  order by c.key desc
  limit 1
) s`
}

/** Which points the plans need, and how they are best read. */
export function seriesBranches(plans: readonly ReportPlan[]): SeriesBranches {
  const items: SeriesItem[] = []
  const series: unknown[][] = []
  const rolled: unknown[][] = []
  const days: unknown[][] = []
  const carried: unknown[][] = []
  const keptCarried: unknown[][] = []
  const events: EventItem[] = []
  const bounds: string[] = []
  for (const [planIndex, plan] of plans.entries()) {
    for (const keyKind of ['DATE', 'TIME'] as const) {
      const inputs = [...plan.spec.inputs.entries()].filter(
        ([, input]) =>
          input.keyKind === keyKind &&
          !readsSeries(plan.spec, input) &&
          !readsProperties(plan.spec, input) &&
          !isPeriodic(input),
      )
      if (inputs.length === 0) continue
      const isDaily = keyKind === 'DATE' && plan.granularity === 'DAY'
      const unit = keyKind === 'TIME' ? '000' : ''
      for (const [rangeIndex, range] of plan.rangesOf[keyKind].entries()) {
        const first = bounds.length + 1
        if (!isDaily) for (const bound of range.buckets.starts) bounds.push(bound + unit)
        for (const [inputIndex, { metric, isRolled, sums }] of inputs) {
          const item = items.length
          items.push({ plan: planIndex, input: inputIndex, range: rangeIndex, indexes: range.indexes })
          if (metric.eventCount && !isDaily) {
            const { from, before } = range
            events.push({ item, count: metric.eventCount, from, before, low: first, high: bounds.length })
            continue
          }
          if (looksBack(plan.spec.fill, aggregationOf(metric)))
            (sums ? keptCarried : carried).push([item, metric.widgetId, metric.metricId, range.from])
          const bounded = [item, metric.widgetId, metric.metricId, range.from, range.before]
          const summed = readsRollups(plan, keyKind, isRolled) ? rolled : series
          if (isDaily) days.push(bounded)
          else summed.push([...bounded, first, bounds.length, aggregationOf(metric) === 'LATEST'])
        }
      }
    }
  }
  const branches = [
    ...branchOf('days', daysText, days),
    ...branchOf('series', seriesText, series, bounds),
    ...branchOf('rolled', rolledText, rolled, bounds),
    ...branchOf('carried', carriedText, carried),
    ...branchOf('kept_carried', keptCarriedText, keptCarried),
    ...eventBranches(events, bounds),
  ]
  return { items, branches }
}

/** None, where it would read nothing. */
function branchOf(
  kind: Branch['kind'],
  text: Branch['text'],
  rows: readonly (readonly unknown[])[],
  ...more: readonly unknown[][]
): Branch[] {
  return rows.length > 0 ? [{ kind, text, values: [...columnsOf(rows), ...more] }] : []
}

/** Of days nothing is added up, and where working days alone count, sums say too much. */
const readsRollups = ({ spec }: ReportPlan, keyKind: TimedKeyKind, isRolled: true | undefined): boolean =>
  isRolled === true && keyKind === 'TIME' && spec.onlyDays === 'ALL'

/** Rows as one array per column: how `unnest` takes them. */
function columnsOf(rows: readonly (readonly unknown[])[]): unknown[][] {
  return (rows[0] ?? []).map((_, column) => rows.map(row => row[column]))
}
