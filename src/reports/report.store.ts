// Reads the points of every report of a request in one statement, added up by bucket and by period.
import type pg from 'pg'
import type { Aggregate } from '../core/aggregate.ts'
import { aggregationOf } from '../widgets/metric.ts'
import { emptySeries, type ReportPlan, type SeriesData } from './report.ts'

/** One metric in one stretch of one plan. */
interface SeriesItem {
  readonly plan: number
  readonly stretch: number
  readonly metric: number
}

/** What the statement found: by plan, then by metric, then by stretch. Categories have one stretch, and names. */
export interface ReportRows {
  readonly series: readonly (readonly (readonly SeriesData[])[])[]
  /** By plan: the categories, largest first, of a CATEGORY widget. */
  readonly categories: readonly (readonly string[])[]
}

/**
 * Each row of `r` is one metric in one stretch: a range scan of the primary key. Bounds of all stretches lie in one array of
 * which each row takes its slice; `offset 0` keeps the slice from being cut again for every point. Texts joined by commas
 * instead of a row per bucket: a sixth of the time in the driver. `width_bucket` puts a key where core/granularity.ts says.
 */
const seriesBranch = `
select 0 as branch, r.item, s.*, null::text[] as names
from (
  select u.*, ($9::bigint[])[u.low:u.high] as bounds
  from unnest($2::int[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::int[], $8::int[], $10::bool[])
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

/** Categories are placed by the size of the first metric; those behind the top are one last place, added up exactly. */
const categoryBranch = (first: number) => {
  const [items, widgets, lows, highs, tops, metrics] = [0, 1, 2, 3, 4, 5].map(i => `$${first + i}`)
  return `
select 1 as branch, r.item * 1000 + array_position(r.metrics, m.metric_id) - 1 as item, m.buckets, m.sums, m.counts, m.minima,
  m.maxima, m.latests, m.sum, m.count, m.minimum, m.maximum, m.latest, null::text as last_key, m.names
from (
  select u.*, (${metrics}::bigint[])[u.low:u.high] as metrics
  from unnest(${items}::int[], ${widgets}::bigint[], ${lows}::int[], ${highs}::int[], ${tops}::int[]) as u(item, widget_id, low, high, top)
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
        from category_points p
        where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = any (r.metrics)
      ) cells
    ) placed
    group by 1, 2
  ) b
  group by b.metric_id
) m`
}

/** The rest of the categories behind the top. */
export const OTHER = 'Other'

export async function selectReportRows(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<ReportRows> {
  const items: SeriesItem[] = []
  const series = {
    item: [] as number[],
    widget: [] as string[],
    metric: [] as string[],
    from: [] as string[],
    before: [] as string[],
  }
  const low: number[] = []
  const high: number[] = []
  const latest: boolean[] = []
  const bounds: string[] = []
  const categories = {
    item: [] as number[],
    widget: [] as string[],
    low: [] as number[],
    high: [] as number[],
    top: [] as number[],
  }
  const categoryMetrics: string[] = []

  for (const [planIndex, plan] of plans.entries()) {
    const { widget, metrics } = plan.request
    if (widget.keyKind === 'CATEGORY') {
      categories.item.push(planIndex)
      categories.widget.push(widget.widgetId)
      categories.low.push(categoryMetrics.length + 1)
      categoryMetrics.push(...metrics.map(metric => metric.metricId))
      categories.high.push(categoryMetrics.length)
      categories.top.push(plan.request.top)
      continue
    }
    const unit = widget.keyKind === 'TIME' ? '000' : ''
    for (const [stretchIndex, stretch] of plan.stretches.entries()) {
      const from = bounds.length + 1
      for (const bound of stretch.buckets.starts) bounds.push(bound + unit)
      for (const [metricIndex, metric] of metrics.entries()) {
        series.item.push(items.length)
        items.push({ plan: planIndex, stretch: stretchIndex, metric: metricIndex })
        series.widget.push(widget.widgetId)
        series.metric.push(metric.metricId)
        series.from.push(stretch.from)
        series.before.push(stretch.before)
        low.push(from)
        high.push(bounds.length)
        latest.push(aggregationOf(metric) === 'LATEST')
      }
    }
  }

  const found: SeriesData[][][] = plans.map(plan =>
    plan.request.metrics.map(() => plan.stretches.map(() => emptySeries)),
  )
  const names: string[][] = plans.map(() => [])
  const seriesValues = [
    series.item,
    series.widget,
    series.metric,
    series.from,
    series.before,
    low,
    high,
    bounds,
    latest,
  ]
  const categoryValues = [
    categories.item,
    categories.widget,
    categories.low,
    categories.high,
    categories.top,
    categoryMetrics,
  ]
  const query =
    items.length === 0
      ? { name: 'report_categories', text: categoryBranch(2), values: [projectId, ...categoryValues] }
      : categories.item.length === 0
        ? { name: 'report_series', text: seriesBranch, values: [projectId, ...seriesValues] }
        : {
            name: 'report_both',
            text: `${seriesBranch} union all ${categoryBranch(11)}`,
            values: [projectId, ...seriesValues, ...categoryValues],
          }
  if (items.length === 0 && categoryMetrics.length === 0) return { series: found, categories: names }
  const { rows } = await pool.query<ReportRow>(query)
  for (const row of rows) {
    if (row.branch === 0) {
      const item = items[row.item] as SeriesItem
      const perMetric = found[item.plan]?.[item.metric]
      if (perMetric) perMetric[item.stretch] = toSeriesData(row)
    } else {
      const plan = Math.floor(row.item / 1000)
      const data = toSeriesData(row)
      const perPlan = found[plan]
      if (perPlan) perPlan[row.item % 1000] = [data]
      for (const [index, bucket] of [...data.series.keys()].entries()) {
        const known = names[plan] as string[]
        known[bucket] = row.names?.[index] ?? OTHER
      }
    }
  }
  return { series: found, categories: names }
}

interface ReportRow {
  readonly branch: number
  readonly item: number
  readonly buckets: string
  readonly sums: string
  readonly counts: string | null
  readonly minima: string | null
  readonly maxima: string | null
  readonly latests: string | null
  readonly sum: string
  readonly count: number
  readonly minimum: string
  readonly maximum: string
  readonly latest: string
  readonly last_key: string | null
  readonly names: (string | null)[] | null
}

function toSeriesData(row: ReportRow): SeriesData {
  const buckets = row.buckets.split(',')
  const sums = row.sums.split(',')
  const counts = row.counts?.split(',')
  const minima = row.minima?.split(',')
  const maxima = row.maxima?.split(',')
  const latests = row.latests?.split(',')
  const series = new Map<number, Aggregate>()
  for (const [index, bucket] of buckets.entries()) {
    const sum = sums[index] as string
    series.set(Number(bucket) - 1, {
      sum,
      count: counts ? Number(counts[index]) : 1,
      minimum: minima?.[index] ?? sum,
      maximum: maxima?.[index] ?? sum,
      latest: latests?.[index] ?? sum,
    })
  }
  const { sum, count, minimum, maximum, latest } = row
  return { series, total: { sum, count, minimum, maximum, latest }, lastKey: row.last_key }
}

/** The first and the last stored key of each widget's metrics: two probes of the index per metric. */
export async function selectKeySpans(
  pool: pg.Pool,
  projectId: string,
  metrics: readonly { widgetId: string; metricId: string }[],
): Promise<Map<string, { first: string; last: string }>> {
  const { rows } = await pool.query<{ widget_id: string; first: string | null; last: string | null }>({
    name: 'report_key_spans',
    text: `select r.widget_id, min(s.first)::text as first, max(s.last)::text as last
      from unnest($2::bigint[], $3::bigint[]) as r(widget_id, metric_id)
      cross join lateral (
        select min(p.key) as first, max(p.key) as last
        from points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
      ) s
      group by 1`,
    values: [projectId, metrics.map(metric => metric.widgetId), metrics.map(metric => metric.metricId)],
  })
  return new Map(
    rows.flatMap(({ widget_id, first, last }) =>
      first === null || last === null ? [] : [[widget_id, { first, last }] as const],
    ),
  )
}
