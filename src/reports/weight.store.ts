// Reads points with their weights for all plans of a request in one statement; nothing where no metric has weights.
import { bucketText } from './group-items.store.ts'
import { bucketCount, shownBuckets } from './group-rules.ts'
import { SELECTION_PARAMETERS, type SeriesSelection, selectionText, selectionValues } from './group-selection.store.ts'
import { type ReportPlan, readsSeries, type SeriesInput } from './report-plan.ts'
import type { TimeRange } from './report-range.ts'
import { hasWeights, type WeightCells } from './weight-data.ts'
import { toWeighted, type WeightRow } from './weight-rows.ts'
import type { Statements } from './working-day.store.ts'

/** The points of a metric and of the one that weighs it, at the same keys of the same series. */
const pairsText = (table: 'points' | 'series_points', series: string) => `
      select p.key, p.value * w.value as product, w.value as weight
      from ${table} p
      join ${table} w on w.project_id = $1 and w.widget_id = r.widget_id and w.metric_id = r.weight_id and w.key = p.key${series && ' and w.series_id = c.series_id'}
      where c.series_id ${series ? '<>' : '='} 0 and p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id${series && ' and p.series_id = c.series_id'}
        and p.key >= r.from_key and p.key < r.before_key`

const ITEM = 10

const text = (() => {
  const parameters = Array.from({ length: ITEM + 2 }, (_, index) => `$${2 + SELECTION_PARAMETERS + index}`)
  const [items, selections, widgets, metrics, weights, froms, befores, lows, highs, buckets, shown, bounds] = parameters
  return `with ${selectionText(2)},
weight_items as materialized (
  select u.*, (${bounds}::bigint[])[u.low:u.high] as bounds, (${shown}::int[])[u.low:u.high] as shown
  from unnest(${items}::int[], ${selections}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${weights}::bigint[], ${froms}::bigint[],
      ${befores}::bigint[], ${lows}::int[], ${highs}::int[], ${buckets}::int[])
    as u(item, selection, widget_id, metric_id, weight_id, from_key, before_key, low, high, buckets)
)
select b.item, b.grp::text, string_agg(b.bucket::text, ',') as buckets, string_agg(b.products::text, ',') as products,
  string_agg(b.weights::text, ',') as weights, string_agg(b.count::text, ',') as counts
from (
  select r.item, c.grp, ${bucketText('q.key')} as bucket, sum(q.product) as products, sum(q.weight) as weights, count(*) as count
  from weight_items r
  join chosen c on int4eq(c.selection, r.selection)
  cross join lateral (${pairsText('points', '')}
      union all${pairsText('series_points', 'series')}
  ) q
  group by 1, 2, 3
) b
group by 1, 2`
})()

export async function selectWeights(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<readonly WeightCells[]> {
  if (!plans.some(hasWeights)) return []
  const { items, selections, columns, shown, bounds } = itemsOf(plans)
  if (items.length === 0) return []
  const values = [projectId, ...selectionValues(selections), ...columns, shown, bounds]
  const { rows } = await pool.query<WeightRow>({ name: 'report_weights', text, values })
  return rows.flatMap(row => {
    const item = items[row.item]
    return item ? [{ ...item, firstSeries: BigInt(row.grp), byBucket: toWeighted(row) }] : []
  })
}

type Item = Omit<WeightCells, 'firstSeries' | 'byBucket'>

function itemsOf(plans: readonly ReportPlan[]) {
  const items: Item[] = []
  const rows: unknown[][] = []
  const selections: SeriesSelection[] = []
  const bounds: string[] = []
  const shown: (number | null)[] = []
  for (const [plan, read] of plans.entries()) {
    const { spec, groups } = read
    for (const [input, own] of spec.inputs.entries()) {
      const { metric, dimensions, keyKind } = own
      if (metric.weightMetric === null || keyKind === 'CATEGORY') continue
      const { widgetId, metricId, weightMetric } = metric
      const selection = selections.push({ widgetId, dimensions, where: spec.where, by: spec.by, groups })
      for (const [range, timed] of read.rangesOf[keyKind].entries()) {
        const places = placesOf(read, own, timed)
        const low = bounds.length + 1
        for (const start of timed.buckets.starts) bounds.push(keyKind === 'TIME' ? `${start}000` : String(start))
        shown.push(...places.shown)
        const ids = [items.length, selection, widgetId, metricId, weightMetric]
        rows.push([...ids, timed.from, timed.before, low, bounds.length, places.count])
        items.push({ plan, input, range, rest: places.count })
      }
    }
  }
  const columns = Array.from({ length: ITEM }, (_, column) => rows.map(row => row[column]))
  return { items, selections, columns, shown, bounds }
}

/** Series of dimensions are folded where they are read, and other points later. */
function placesOf(plan: ReportPlan, input: SeriesInput, range: TimeRange) {
  if (readsSeries(plan.spec, input) || !plan.spec.profile)
    return { shown: shownBuckets(plan, range), count: bucketCount(plan) }
  const { starts } = range.buckets
  return { shown: starts.map((_, index) => index + 1), count: starts.length }
}
