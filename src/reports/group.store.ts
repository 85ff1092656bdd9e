// Reads series of dimensions for all plans of a request in one statement: added up by group.
import type { GroupCells } from './group-data.ts'
import { type GroupItem, ITEM_PARAMETERS, itemValues } from './group-items.store.ts'
import { levelsText } from './group-levels.store.ts'
import { dailyText, pooledText } from './group-pooled.store.ts'
import { type GroupRow, toSeriesData } from './group-rows.ts'
import { bucketCount, rulesOf, shownBuckets } from './group-rules.ts'
import {
  COMBINATIONS,
  SELECTION_PARAMETERS,
  type SeriesSelection,
  selectionText,
  selectionValues,
} from './group-selection.store.ts'
import type { GroupValues } from './report-data.ts'
import { type ReportPlan, readsSeries } from './report-plan.ts'
import type { Statements } from './working-day.store.ts'

interface PlanItem extends GroupItem {
  /** A bucket may hold several keys, or be shown where another one is. */
  readonly isCoarse: boolean
  readonly item: number
  readonly plan: number
  readonly input: number
  readonly range: number
}

export async function selectGroups(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<readonly GroupCells[]> {
  const { items, selections, bounds, shown } = itemsOf(plans)
  if (items.length === 0) return []
  const isLevel = ({ across, carries }: PlanItem) => across !== 'POOLED' || carries
  const parts = [
    { name: 'daily', items: items.filter(item => !isLevel(item) && !item.isCoarse) },
    { name: 'pooled', items: items.filter(item => !isLevel(item) && item.isCoarse) },
    { name: 'levels', items: items.filter(isLevel) },
  ].filter((part): part is { name: Part; items: PlanItem[] } => part.items.length > 0)
  const name = parts.map(part => part.name).join('_')
  const values = [
    projectId,
    ...selectionValues(selections),
    ...parts.flatMap(part => itemValues(part.items, bounds, shown)),
  ]
  const { rows } = await pool.query<GroupRow>({
    name: `groups_${name}`,
    text: textOf(parts.map(part => part.name)),
    values,
  })
  const combinations = new Map<string, GroupValues>()
  for (const { item, grp, buckets } of rows) if (item < 0) combinations.set(`${-item}/${grp}`, JSON.parse(buckets))
  return rows.flatMap(row => {
    const read = items[row.item]
    if (!read) return []
    const { plan, input, range, selection } = read
    const combination = combinations.get(`${selection}/${row.grp}`)
    const group = combination ? combination.slice(0, plans[plan]?.spec.by.length) : Number(row.grp)
    return [{ plan, input, range, group, firstSeries: BigInt(row.grp), data: toSeriesData(row, read) }]
  })
}

/** How items are added up. */
type Part = 'daily' | 'pooled' | 'levels'

const partTexts: Readonly<Record<Part, (first: number) => string>> = {
  daily: dailyText,
  pooled: pooledText,
  levels: levelsText,
}

const texts = new Map<string, string>()

const pooledColumns = `item, grp, buckets, sums, counts, minima, maxima, total, latest, last_key, null::text as carried_key, null::text[] as value,
  null::text as filled_sums, null::text as filled_counts, null::text as run_sums, null::text as run_counts, null::text as extreme_buckets,
  null::text as filled_minima, null::text as filled_maxima, null::text as run_minima, null::text as run_maxima`

const levelColumns = `l.item, l.grp, l.buckets, l.sums, l.counts, l.minima, l.maxima, t.total, t.latest, t.last_key, t.carried_key, t.value,
  l.filled_sums, l.filled_counts, l.run_sums, l.run_counts, e.extreme_buckets,
  e.filled_minima, e.filled_maxima, e.run_minima, e.run_maxima`

/** One prepared statement per combination of parts. */
function textOf(parts: readonly Part[]): string {
  const name = parts.join('_')
  const known = texts.get(name)
  if (known !== undefined) return known
  let first = 2 + SELECTION_PARAMETERS
  const tables = [selectionText(2)]
  const reads: string[] = []
  for (const part of parts) {
    tables.push(partTexts[part](first))
    reads.push(
      part !== 'levels'
        ? `select ${pooledColumns} from ${part}`
        : `select ${levelColumns} from lists l join totals t on t.item = l.item and t.grp = l.grp
  left join extremes e on e.item = l.item and e.grp = l.grp`,
    )
    first += ITEM_PARAMETERS
  }
  reads.push(`select -n.selection, n.grp::bigint, n.combination, ${'null, '.repeat(4)}null::text[], null::text[], ${'null, '.repeat(2)}null::text[], ${'null, '.repeat(8)}null
  from (${COMBINATIONS}) n`)
  const text = `with ${tables.join(',')}\n${reads.join('\nunion all\n')}`
  texts.set(name, text)
  return text
}

interface Items {
  readonly items: readonly PlanItem[]
  readonly selections: readonly SeriesSelection[]
  readonly bounds: readonly string[]
  readonly shown: readonly (number | null)[]
}

function itemsOf(plans: readonly ReportPlan[]): Items {
  const items: PlanItem[] = []
  const selections: SeriesSelection[] = []
  const bounds: string[] = []
  const shown: (number | null)[] = []
  for (const [plan, read] of plans.entries()) {
    const { spec, rangesOf, groups } = read
    const buckets = bucketCount(read)
    const byWidget = new Map<string, number>()
    const inputs = [...spec.inputs.entries()].filter(([, input]) => readsSeries(spec, input))
    for (const keyKind of ['DATE', 'TIME'] as const) {
      const own = inputs.filter(([, input]) => input.keyKind === keyKind)
      if (own.length === 0) continue
      for (const [range, timeRange] of rangesOf[keyKind].entries()) {
        const low = bounds.length + 1
        for (const start of timeRange.buckets.starts) bounds.push(keyKind === 'TIME' ? `${start}000` : String(start))
        const places = shownBuckets(read, timeRange)
        shown.push(...places)
        const { from, before } = timeRange
        const isCoarse = keyKind === 'TIME' || places.length < Number(before) - Number(from) || areShared(places)
        const reading = { from, before, low, high: bounds.length, buckets, isCoarse }
        for (const [input, { metric, dimensions }] of own) {
          let selection = byWidget.get(metric.widgetId)
          if (selection === undefined) {
            selection = selections.push({
              widgetId: metric.widgetId,
              dimensions,
              where: spec.where,
              by: spec.by,
              groups,
            })
            byWidget.set(metric.widgetId, selection)
          }
          const rules = rulesOf(spec, metric)
          const { widgetId, metricId } = metric
          items.push({ item: items.length, plan, input, range, selection, widgetId, metricId, ...reading, ...rules })
        }
      }
    }
  }
  return { items, selections, bounds, shown }
}

/** Whether several buckets are shown in one place; those that are not shown are added up, too. */
function areShared(places: readonly (number | null)[]): boolean {
  return new Set(places.map(place => place ?? 0)).size < places.length
}
