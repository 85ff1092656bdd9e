// Reads the points of every report of a request in one statement.
import type { Aggregate } from '../core/aggregate.ts'
import { aggregateOfPoints, seriesOfPoints } from '../core/series.ts'
import { categoryBranches, categoryItem, isReadByName, keyOrderBranch } from './category.store.ts'
import { eventCategoryBranch, eventCategoryItem, readsEventCategories } from './event-category.store.ts'
import type { Branch, ReportRow } from './report-branch.ts'
import { emptySeries, nameOfRest, type ReportData, type SeriesData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import type { TimeRange } from './report-range.ts'
import { toSeriesData } from './report-rows.ts'
import { seriesBranches } from './series.store.ts'
import type { Statements } from './working-day.store.ts'

/** The data of each plan. */
export async function selectReportData(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<ReportData[]> {
  const { items, branches } = seriesBranches(plans)
  const others = [eventCategoryBranch(plans), keyOrderBranch(plans)].filter(it => it !== null)
  const found = plans.map((plan): PlanRows => {
    const ranges = () => Array.from({ length: 1 + plan.comparedPeriods.length }, (): SeriesData => emptySeries)
    return { series: plan.spec.inputs.map(ranges), names: [], hasRest: false, pushOrder: [] }
  })
  const all = [...branches, ...categoryBranches(plans, readsEventCategories), ...others]
  const finish = () => found.map((rows, index) => toReportData(rows, plans[index]))
  if (all.length === 0) return finish()
  const { rows } = await pool.query<ReportRow>(statementOf(projectId, all))
  for (const row of rows) {
    if (row.branch === 'categories' || row.branch === 'event_names') {
      addNames(row, found, plans)
      continue
    }
    if (row.branch === 'key_order') {
      const own = found[row.item]
      if (own) own.pushOrder = row.names?.filter(name => name !== null) ?? []
      continue
    }
    const item = items[row.item]
    const ranges = item && found[item.plan]?.series[item.input]
    const known = item && ranges?.[item.range]
    if (!ranges || !known) continue
    if (row.branch === 'carried') {
      ranges[item.range] = { ...known, carried: { key: row.last_key ?? '', value: row.latest } }
      continue
    }
    const range = plans[item.plan]?.rangesOf.DATE[item.range]
    const read = row.branch === 'days' && range ? toDailyData(row, range) : toSeriesData(row, item.indexes)
    ranges[item.range] = { ...read, carried: known.carried }
  }
  return finish()
}

/** What was read for one plan so far. */
interface PlanRows {
  readonly series: SeriesData[][]
  readonly names: string[]
  /** Names behind the top were joined, as the last of them. */
  hasRest: boolean
  pushOrder: readonly string[]
}

function toReportData({ series, names, hasRest, pushOrder }: PlanRows, plan: ReportPlan | undefined): ReportData {
  const data = hasRest
    ? { series, categories: [...names, nameOfRest(names)], otherIndex: names.length, pushOrder, groups: null }
    : { series, categories: names, otherIndex: null, pushOrder, groups: null }
  return plan && isReadByName(plan) && !readsEventCategories(plan) ? { ...data, isInOrder: true } : data
}

function addNames(row: ReportRow, found: readonly PlanRows[], plans: readonly ReportPlan[]): void {
  const item = row.branch === 'categories' ? categoryItem(row.item) : eventCategoryItem(row.item)
  const own = found[item.plan]
  const ranges = own?.series[item.input]
  if (!own || !ranges) return
  const counted = plans[item.plan]?.spec.inputs[item.input]?.metric.eventCount
  // Users of names do not add up, and names have no order in time in which they could be counted so far.
  const soFar = counted?.aggregate === 'UNIQUE_USERS' ? new Map<number, string>() : null
  ranges[item.range] = { ...toSeriesData(row, null), soFar }
  for (const [index, position] of row.buckets.split(',').entries()) {
    const name = row.names?.[index] ?? null
    if (position === '0') continue
    if (name === null) own.hasRest = true
    else own.names[Number(position) - 1] = name
  }
}

const statements = new Map<string, { readonly name: string; readonly text: string }>()

/**
 * One prepared statement per combination of branches: the first parameter is the project. PostgreSQL tells names apart by their first 63
 * characters, and the kinds together may be longer.
 */
function statementOf(projectId: string, branches: readonly Branch[]) {
  const isPlannedAnew = branches.some(branch => branch.isPlannedAnew)
  const place = `${branches.map(branch => branch.kind).join(' ')}${isPlannedAnew ? ' anew' : ''}`
  let statement = statements.get(place)
  if (!statement) {
    let first = 2
    const parts = branches.map(branch => {
      const part = branch.text(first)
      first += branch.values.length
      return part
    })
    statement = { name: `report_${statements.size + 1}`, text: parts.join('\nunion all') }
    statements.set(place, statement)
  }
  const { name, text } = statement
  const values = [projectId, ...branches.flatMap(branch => branch.values)]
  return isPlannedAnew ? { text, values } : { name, text, values }
}

/** Every point is a bucket of its own: its index is its day, counted from the first. */
function toDailyData(row: ReportRow, { from, buckets, indexes }: TimeRange): SeriesData {
  const first = Number(from)
  const keys = integersOf(row.buckets)
  const values = row.sums.split(',')
  const byIndex: (string | undefined)[] = new Array(buckets.keys.length)
  const undrawn: { key: number; value: string }[] = []
  let last = 0
  let lastKey = Number.NEGATIVE_INFINITY
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number
    if (key > lastKey) {
      last = index
      lastKey = key
    }
    const shown = indexes ? (indexes[key - first] ?? null) : key - first
    if (shown !== null) byIndex[shown] = values[index]
    else undrawn.push({ key, value: values[index] as string })
  }
  const total = aggregateOfPoints(values, values[last] as string)
  const series = seriesOfPoints(byIndex)
  return {
    series,
    total,
    undrawn: toUndrawn(undrawn),
    lastKey: String(lastKey),
    carried: null,
    soFar: null,
    reduced: null,
  }
}

function toUndrawn(points: { key: number; value: string }[]): Aggregate | null {
  points.sort((a, b) => a.key - b.key)
  const latest = points.at(-1)
  return latest
    ? aggregateOfPoints(
        points.map(({ value }) => value),
        latest.value,
      )
    : null
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
