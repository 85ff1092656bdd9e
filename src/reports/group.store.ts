// Reads series of dimensions for all plans of a request in one statement: added up by group.
import type pg from 'pg'
import type { Aggregation } from '../core/aggregate.ts'
import { profileIndexes } from '../core/profile.ts'
import { acrossOf, aggregationOf } from '../widgets/metric.ts'
import { type GroupCells, REST } from './group-data.ts'
import { type GroupItem, ITEM_PARAMETERS, itemValues } from './group-items.store.ts'
import { levelsText } from './group-levels.store.ts'
import { pooledText } from './group-pooled.store.ts'
import { type GroupRow, toSeriesData } from './group-rows.ts'
import { SELECTION_PARAMETERS, type SeriesSelection, selectionText, selectionValues } from './group-selection.store.ts'
import type { GroupValues } from './report-data.ts'
import { type ReportPlan, readsSeries } from './report-plan.ts'
import { fillFor, looksBack } from './report-query.ts'
import type { TimeRange } from './report-range.ts'

interface PlanItem extends GroupItem {
  readonly item: number
  readonly plan: number
  readonly input: number
  readonly range: number
}

export async function selectGroups(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<readonly GroupCells[]> {
  const { items, selections, bounds, shown } = itemsOf(plans)
  if (items.length === 0) return []
  const isLevel = ({ across, carries }: PlanItem) => across !== 'POOLED' || carries
  const parts = [
    { name: 'pooled', items: items.filter(item => !isLevel(item)) },
    { name: 'levels', items: items.filter(isLevel) },
  ].filter(part => part.items.length > 0)
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
  return rows.flatMap(row => {
    const item = items[row.item]
    return item
      ? [
          {
            plan: item.plan,
            input: item.input,
            range: item.range,
            group: groupOf(row.grp),
            data: toSeriesData(row, item),
          },
        ]
      : []
  })
}

function groupOf(text: string): GroupCells['group'] {
  if (text === REST) return REST
  return text.startsWith('[') ? (JSON.parse(text) as GroupValues) : Number(text)
}

const texts = new Map<string, string>()

const pooledColumns = `item, grp, buckets, sums, counts, minima, maxima, total, latest, last_key, null::text as carried_key, null::text[] as value,
  null::text as filled_sums, null::text as filled_counts, null::text as run_sums, null::text as run_counts, null::text as extreme_buckets,
  null::text as filled_minima, null::text as filled_maxima, null::text as run_minima, null::text as run_maxima`

const levelColumns = `l.item, l.grp, l.buckets, l.sums, l.counts, l.minima, l.maxima, t.total, t.latest, t.last_key, t.carried_key, t.value,
  l.filled_sums, l.filled_counts, l.run_sums, l.run_counts, e.extreme_buckets,
  e.filled_minima, e.filled_maxima, e.run_minima, e.run_maxima`

/** One prepared statement per combination of parts. */
function textOf(parts: readonly string[]): string {
  const name = parts.join('_')
  const known = texts.get(name)
  if (known !== undefined) return known
  let first = 2 + SELECTION_PARAMETERS
  const tables = [selectionText(2)]
  const reads: string[] = []
  for (const part of parts) {
    tables.push(part === 'pooled' ? pooledText(first) : levelsText(first))
    reads.push(
      part === 'pooled'
        ? `select ${pooledColumns} from pooled`
        : `select ${levelColumns} from lists l join totals t on t.item = l.item and t.grp = l.grp
  left join extremes e on e.item = l.item and e.grp = l.grp`,
    )
    first += ITEM_PARAMETERS
  }
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

/** Plans that are null are passed over. */
function itemsOf(plans: readonly (ReportPlan | null)[]): Items {
  const items: PlanItem[] = []
  const selections: SeriesSelection[] = []
  const bounds: string[] = []
  const shown: (number | null)[] = []
  for (const [plan, read] of plans.entries()) {
    if (!read) continue
    const { spec, rangesOf, groups } = read
    const byWidget = new Map<string, number>()
    const inputs = [...spec.inputs.entries()].filter(([, input]) => readsSeries(spec, input))
    for (const keyKind of ['DATE', 'TIME'] as const) {
      const own = inputs.filter(([, input]) => input.keyKind === keyKind)
      if (own.length === 0) continue
      for (const [range, timeRange] of rangesOf[keyKind].entries()) {
        const low = bounds.length + 1
        for (const start of timeRange.buckets.starts) bounds.push(keyKind === 'TIME' ? `${start}000` : String(start))
        shown.push(...shownBuckets(read, timeRange))
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
          const { from, before } = timeRange
          const reading = { from, before, low, high: bounds.length, buckets: bucketCount(read) }
          const rules = rulesOf(spec, metric)
          const { widgetId, metricId } = metric
          items.push({ item: items.length, plan, input, range, selection, widgetId, metricId, ...reading, ...rules })
        }
      }
    }
  }
  return { items, selections, bounds, shown }
}

function rulesOf({ fill }: ReportPlan['spec'], metric: Parameters<typeof acrossOf>[0]) {
  const aggregation: Aggregation = aggregationOf(metric)
  const carries = fillFor(fill, aggregation) === 'PREVIOUS'
  return { aggregation, across: acrossOf(metric), carries, looksBack: looksBack(fill, aggregation) }
}

function bucketCount({ spec, ranges }: ReportPlan): number {
  const buckets = ranges[0]?.buckets
  if (!buckets) return 0
  return spec.profile ? Math.max(0, ...profileIndexes(spec.profile, buckets, spec.calendar)) + 1 : buckets.keys.length
}

/** Where each bucket of a range is shown, from 1; `null`: the report does not show it. */
function shownBuckets({ spec }: ReportPlan, { buckets, indexes }: TimeRange): (number | null)[] {
  if (spec.profile) return profileIndexes(spec.profile, buckets, spec.calendar).map(index => index + 1)
  if (indexes) return indexes.map(index => (index === null ? null : index + 1))
  return buckets.keys.map((_, index) => index + 1)
}

/** The first series of each group that was made, by plan and by the values as JSON; only of plans that are ordered by it. */
export async function selectFirstSeries(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, bigint>>> {
  const ordered = plans.map(plan => (plan.spec.order?.by === 'KEY' ? plan : null))
  const { items, selections } = itemsOf(ordered)
  const firsts = new Map<number, Map<string, bigint>>()
  if (selections.length === 0) return firsts
  const planOf = new Map(items.map(({ selection, plan }) => [selection, plan]))
  const { rows } = await pool.query<{ selection: number; grp: string; first: string }>({
    name: 'groups_order',
    text: `with ${selectionText(2)} select selection, grp, min(series_id)::text as first from chosen group by 1, 2`,
    values: [projectId, ...selectionValues(selections)],
  })
  for (const { selection, grp, first } of rows) {
    const plan = planOf.get(selection) ?? 0
    const own = firsts.get(plan) ?? new Map<string, bigint>()
    firsts.set(plan, own)
    const values = JSON.stringify((JSON.parse(grp) as GroupValues).slice(0, plans[plan]?.spec.by.length))
    const known = own.get(values)
    if (known === undefined || BigInt(first) < known) own.set(values, BigInt(first))
  }
  return firsts
}
