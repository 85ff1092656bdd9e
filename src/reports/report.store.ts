// Reads the points of every report of a request in one statement.
import type pg from 'pg'
import type { Aggregate } from '../core/aggregate.ts'
import { aggregateOfPoints, seriesOfPoints } from '../core/series.ts'
import { categoryBranch, categoryItem } from './category.store.ts'
import { eventCategoryBranch, eventCategoryItem, readsEventCategories } from './event-category.store.ts'
import type { Branch, ReportRow } from './report-branch.ts'
import { emptySeries, OTHER, type ReportData, type SeriesData } from './report-data.ts'
import type { ReportPlan, TimeRange } from './report-plan.ts'
import { seriesBranches } from './series.store.ts'

/** The data of each plan. */
export async function selectReportData(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<ReportData[]> {
  const { items, branches } = seriesBranches(plans)
  const categories = [categoryBranch(plans, readsEventCategories), eventCategoryBranch(plans)].filter(it => it !== null)
  const data = plans.map(plan => ({
    series: plan.spec.inputs.map(() =>
      Array.from({ length: 1 + plan.comparedPeriods.length }, (): SeriesData => emptySeries),
    ),
    categories: [] as string[],
  }))
  const all = [...branches, ...categories]
  if (all.length === 0) return data
  const { rows } = await pool.query<ReportRow>(statementOf(projectId, all))
  for (const row of rows) {
    if (row.branch === 'categories' || row.branch === 'event_names') {
      const item = row.branch === 'categories' ? categoryItem(row.item) : eventCategoryItem(row.item)
      const own = data[item.plan]
      const ranges = own?.series[item.input]
      if (ranges) ranges[item.range] = toSeriesData(row, null)
      for (const [index, position] of row.buckets.split(',').entries()) {
        if (own && position !== '0') own.categories[Number(position) - 1] = row.names?.[index] ?? OTHER
      }
      continue
    }
    const item = items[row.item]
    const ranges = item && data[item.plan]?.series[item.input]
    if (!ranges) continue
    const range = plans[item.plan]?.rangesOf.DATE[item.range]
    ranges[item.range] = row.branch === 'days' && range ? toDailyData(row, range) : toSeriesData(row, item.indexes)
  }
  return data
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
function toSeriesData(row: ReportRow, indexes: TimeRange['indexes']): SeriesData {
  const buckets = row.buckets.split(',')
  const sums = row.sums.split(',')
  const counts = row.counts?.split(',')
  const minima = row.minima?.split(',')
  const maxima = row.maxima?.split(',')
  const latests = row.latests?.split(',')
  const series = new Map<number, Aggregate>()
  for (const [index, bucket] of buckets.entries()) {
    const own = Number(bucket) - 1
    const shown = indexes ? indexes[own] : own
    if (shown === null || shown === undefined || shown < 0) continue
    const sum = sums[index] as string
    series.set(shown, {
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

/** Every point is a bucket of its own: its index is its day, counted from the first. */
function toDailyData(row: ReportRow, { from, buckets, indexes }: TimeRange): SeriesData {
  const first = Number(from)
  const keys = integersOf(row.buckets)
  const values = row.sums.split(',')
  const byIndex: (string | undefined)[] = new Array(buckets.keys.length)
  let last = 0
  let lastKey = Number.NEGATIVE_INFINITY
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number
    if (key > lastKey) {
      last = index
      lastKey = key
    }
    const shown = indexes ? indexes[key - first] : key - first
    if (shown !== null && shown !== undefined) byIndex[shown] = values[index]
  }
  const total = aggregateOfPoints(values, values[last] as string)
  return { series: seriesOfPoints(byIndex), total, lastKey: String(lastKey) }
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
