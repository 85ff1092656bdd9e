// Reads the points of every report of a request in one statement.
import type pg from 'pg'
import type { Aggregate } from '../core/aggregate.ts'
import { aggregateOfPoints, seriesOfPoints } from '../core/series.ts'
import type { Metric } from '../widgets/metric.ts'
import { categoryBranch, categoryItem } from './category.store.ts'
import { eventCategoryBranch, eventCategoryItem, readsEventCategories } from './event-category.store.ts'
import { emptySeries, OTHER, type ReportPlan, type SeriesData, type Stretch } from './report.ts'
import type { Branch, ReportRow } from './report-branch.ts'
import { seriesBranches } from './series.store.ts'

/** What the statement found: by plan, then by read, then by stretch. Categories have one stretch, and names. */
export interface ReportRows {
  readonly series: readonly (readonly (readonly SeriesData[])[])[]
  /** By plan: the categories, largest first, of a CATEGORY widget. */
  readonly categories: readonly (readonly string[])[]
}

export async function selectReportRows(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<ReportRows> {
  const { items, branches } = seriesBranches(plans)
  const categories = [categoryBranch(plans, readsEventCategories), eventCategoryBranch(plans)].filter(it => it !== null)
  const found: SeriesData[][][] = plans.map(plan =>
    plan.request.reads.map(() => Array.from({ length: 1 + plan.comparedPeriods.length }, () => emptySeries)),
  )
  const names: string[][] = plans.map(() => [])
  const all = [...branches, ...categories]
  if (all.length === 0) return { series: found, categories: names }
  const { rows } = await pool.query<ReportRow>(statementOf(projectId, all))
  for (const row of rows) {
    if (row.branch === 'categories' || row.branch === 'event_names') {
      const { plan, read, stretch } = row.branch === 'categories' ? categoryItem(row.item) : eventCategoryItem(row.item)
      const data = toSeriesData(row, null)
      const perRead = found[plan]?.[read]
      if (perRead) perRead[stretch] = data
      for (const [index, place] of row.buckets.split(',').entries()) {
        if (place !== '0') (names[plan] as string[])[Number(place) - 1] = row.names?.[index] ?? OTHER
      }
      continue
    }
    const item = items[row.item]
    const perRead = item && found[item.plan]?.[item.read]
    if (!perRead) continue
    const stretch = plans[item.plan]?.stretchesOf.DATE[item.stretch]
    perRead[item.stretch] =
      row.branch === 'days' && stretch ? toDailyData(row, stretch) : toSeriesData(row, item.places)
  }
  return { series: found, categories: names }
}

const texts = new Map<string, string>()

/** One prepared statement per combination of branches: the first parameter is the project. */
function statementOf(projectId: string, branches: readonly Branch[]) {
  const name = `report_${branches.map(branch => branch.kind).join('_')}`
  let text = texts.get(name)
  if (text === undefined) {
    let first = 2
    const parts = branches.map(branch => {
      const part = branch.text(first)
      first += branch.values.length
      return part
    })
    text = parts.join('\nunion all')
    texts.set(name, text)
  }
  return { name, text, values: [projectId, ...branches.flatMap(branch => branch.values)] }
}

/** What lies in a bucket that the report does not show counts in the total and nowhere else. */
function toSeriesData(row: ReportRow, places: Stretch['places']): SeriesData {
  const buckets = row.buckets.split(',')
  const sums = row.sums.split(',')
  const counts = row.counts?.split(',')
  const minima = row.minima?.split(',')
  const maxima = row.maxima?.split(',')
  const latests = row.latests?.split(',')
  const series = new Map<number, Aggregate>()
  for (const [index, bucket] of buckets.entries()) {
    const own = Number(bucket) - 1
    const place = places ? places[own] : own
    if (place === null || place === undefined || place < 0) continue
    const sum = sums[index] as string
    series.set(place, {
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

/** Every point is a bucket of its own: its place is its day, counted from the first. */
function toDailyData(row: ReportRow, { from, buckets, places }: Stretch): SeriesData {
  const first = Number(from)
  const keys = integersOf(row.buckets)
  const values = row.sums.split(',')
  const byPlace: (string | undefined)[] = new Array(buckets.keys.length)
  let last = 0
  let lastKey = Number.NEGATIVE_INFINITY
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number
    if (key > lastKey) {
      last = index
      lastKey = key
    }
    const place = places ? places[key - first] : key - first
    if (place !== null && place !== undefined) byPlace[place] = values[index]
  }
  const total = aggregateOfPoints(values, values[last] as string)
  return { series: seriesOfPoints(byPlace), total, lastKey: String(lastKey) }
}

const COMMA = 44
const MINUS = 45
const ZERO = 48

/** `20749,20750,-3`: read from the characters, without a text for each number. */
function integersOf(text: string): number[] {
  const numbers: number[] = []
  let value = 0
  let sign = 1
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === COMMA) {
      numbers.push(sign * value)
      value = 0
      sign = 1
    } else if (code === MINUS) sign = -1
    else value = value * 10 + (code - ZERO)
  }
  numbers.push(sign * value)
  return numbers
}

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
