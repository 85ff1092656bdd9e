// Reads the names of CATEGORY widgets with their weights.
import type { ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import type { WeightCells } from './weight-data.ts'
import { toWeighted, type WeightRow } from './weight-rows.ts'
import type { Statements } from './working-day.store.ts'

const categoryText = `select b.item, string_agg(b.place::text, ',') as buckets, string_agg(b.products::text, ',') as products,
  string_agg(b.weights::text, ',') as weights, string_agg(b.count::text, ',') as counts
from (
  select r.item, coalesce(n.place, r.names + 1) as place, sum(p.value * w.value) as products, sum(w.value) as weights, count(*) as count
  from unnest($2::int[], $3::bigint[], $4::bigint[], $5::bigint[], $6::int[], $7::int[]) as r(item, widget_id, metric_id, weight_id, list, names)
  join category_points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
  join category_points w on w.project_id = $1 and w.widget_id = r.widget_id and w.metric_id = r.weight_id and w.category = p.category
  left join unnest($8::int[], $9::int[], $10::text[]) as n(list, place, name) on n.list = r.list and n.name = p.category
  group by 1, 2
) b
group by 1`

/** The numbers of all plans in one statement, once it is known which of them are shown: by plan. */
export async function selectCategoryWeights(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
  data: readonly ReportData[],
): Promise<readonly Omit<WeightCells, 'firstSeries'>[]> {
  const items: Omit<WeightCells, 'firstSeries' | 'byBucket'>[] = []
  const rows: unknown[][] = []
  const names: (readonly [list: number, place: number, name: string])[] = []
  for (const [plan, { spec }] of plans.entries()) {
    const own = data[plan]
    const inputs = [...spec.inputs.entries()].filter(([, { metric }]) => metric.weightMetric !== null)
    if (spec.keyKind !== 'CATEGORY' || inputs.length === 0 || !own) continue
    const shown = own.otherIndex === null ? own.categories : own.categories.slice(0, own.otherIndex)
    for (const [index, name] of shown.entries()) names.push([plan, index + 1, name])
    for (const [input, { metric }] of inputs) {
      rows.push([items.length, metric.widgetId, metric.metricId, metric.weightMetric, plan, shown.length])
      items.push({ plan, input, range: 0, rest: shown.length + 1 })
    }
  }
  if (items.length === 0) return []
  const columns = [0, 1, 2, 3, 4, 5].map(column => rows.map(row => row[column]))
  const lists = [0, 1, 2].map(column => names.map(row => row[column]))
  const values = [projectId, ...columns, ...lists]
  const found = await pool.query<WeightRow>({ name: 'report_category_weights', text: categoryText, values })
  return found.rows.flatMap(row => {
    const item = items[row.item]
    return item ? [{ ...item, byBucket: toWeighted(row) }] : []
  })
}
