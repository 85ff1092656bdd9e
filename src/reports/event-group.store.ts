// Counts events by their properties for all plans of a request in one statement.
import { filtersJson, positionIn } from '../database/dimension-filter.ts'
import { breakdownPath } from '../widgets/event-count.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import { arrayText, columnsOf } from './array-text.ts'
import { EVENT_GROUP_PARAMETERS, eventGroupText, PROPERTY_COUNTS } from './event-group-text.store.ts'
import type { GroupCells } from './group-data.ts'
import { aggregationCodes } from './group-items.store.ts'
import { padded } from './group-selection.store.ts'
import type { ReportRow } from './report-branch.ts'
import type { GroupValues } from './report-data.ts'
import { type ReportPlan, readsProperties } from './report-plan.ts'
import { MAX_EVENT_GROUPS } from './report-query.ts'
import type { TimeRange } from './report-range.ts'
import { toSeriesData } from './report-rows.ts'
import type { Statements } from './working-day.store.ts'

/** One metric in one range of one plan. */
interface PlanItem {
  readonly plan: number
  readonly input: number
  readonly range: number
  readonly indexes: TimeRange['indexes']
  /** How many groups are read at most; `null`: those that the plan tells apart. */
  readonly most: number | null
}

export interface EventGroups {
  readonly cells: readonly GroupCells[]
  /** Plans that would need more groups to choose from than can be. */
  readonly overfull: ReadonlySet<number>
}

interface EventGroupRow extends ReportRow {
  readonly grp: string
}

const NONE: EventGroups = { cells: [], overfull: new Set() }

export async function selectEventGroups(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<EventGroups> {
  const { items, properties, values } = questionOf(plans)
  if (items.length === 0) return NONE
  const { rows } = await pool.query<EventGroupRow>({
    name: `event_groups_${properties}`,
    text: textOf(properties),
    values: [projectId, ...values],
  })
  const counts = new Map<number, number>()
  const overfull = new Set<number>()
  const cells = rows.flatMap((row): GroupCells[] => {
    const item = items[row.item - 1]
    if (!item) return []
    const { plan, input, range, indexes, most } = item
    const count = (counts.get(row.item) ?? 0) + 1
    counts.set(row.item, count)
    if (most !== null && count > MAX_EVENT_GROUPS) overfull.add(plan)
    return [
      {
        plan,
        input,
        range,
        group: groupOf(row.grp, plans[plan]?.spec.by.length ?? 0),
        firstSeries: null,
        data: toSeriesData(row, indexes),
      },
    ]
  })
  return { cells, overfull }
}

function groupOf(text: string, by: number): GroupCells['group'] {
  return text.startsWith('[') ? (JSON.parse(text) as GroupValues).slice(0, by) : Number(text)
}

const texts = new Map<number, string>()

function textOf(properties: number): string {
  const text = texts.get(properties) ?? eventGroupText(properties)
  texts.set(properties, text)
  return text
}

interface EventQuestion {
  readonly items: readonly PlanItem[]
  readonly properties: number
  readonly values: readonly (readonly unknown[])[]
}

function questionOf(plans: readonly ReportPlan[]): EventQuestion {
  const items: PlanItem[] = []
  const rows: unknown[][] = []
  const asked: unknown[][] = []
  const bounds: string[] = []
  let most = 1
  for (const [planIndex, plan] of plans.entries()) {
    const { spec, rangesOf } = plan
    const inputs = [...spec.inputs.entries()].filter(([, input]) => readsProperties(spec, input))
    if (inputs.length === 0) continue
    const properties = [...new Set([...spec.by, ...spec.where.map(({ dimension }) => dimension)])]
    most = Math.max(most, properties.length)
    const selection = asked.push(toAsked(plan, properties))
    // Keys of events are instants, whatever those of the report are.
    for (const [range, { from, before, buckets, indexes }] of rangesOf.TIME.entries()) {
      const low = bounds.length + 1
      for (const start of buckets.starts) bounds.push(`${start}000`)
      for (const [input, { metric }] of inputs) {
        const rank = rankOf(plan, metric)
        items.push({ plan: planIndex, input, range, indexes, most: rank.most })
        rows.push([selection, ...countOf(metric), from, before, `{${low},${bounds.length}}`, ...howOf(metric, rank)])
      }
    }
  }
  const values = [...columnsOf(asked, ASKED), ...columnsOf(rows, ITEM), bounds]
  return { items, properties: PROPERTY_COUNTS.find(count => count >= most) ?? most, values }
}

const ASKED = 7
const ITEM = EVENT_GROUP_PARAMETERS - ASKED - 1

/** What a plan asks of properties. */
function toAsked({ spec, groups }: ReportPlan, properties: readonly string[]): unknown[] {
  const { by, where } = spec
  const paths = properties.map(name => breakdownPath(name.split('.')))
  return [
    arrayText(paths.map(({ path }) => arrayText(path))),
    `{${paths.map(({ isDerived }) => isDerived).join(',')}}`,
    `{${padded(by.map(name => positionIn(properties, name)))
      .map(it => it ?? 0)
      .join(',')}}`,
    filtersJson(where, properties),
    by.length > 0,
    by.length > 0 && groups === null,
    // By what the statement makes of its values.
    JSON.stringify(Object.fromEntries((groups ?? []).map((values, index) => [JSON.stringify(padded(values)), index]))),
  ]
}

function countOf({ eventCount }: Metric): unknown[] {
  return [
    eventCount?.event,
    eventCount?.property ? arrayText(eventCount.property) : null,
    eventCount?.where ? JSON.stringify(eventCount.where) : null,
    eventCount?.aggregate === 'UNIQUE_USERS',
  ]
}

const howOf = (metric: Metric, rank: Rank) => [aggregationCodes[aggregationOf(metric)], JSON.stringify(rank)]

/** Which groups are read of a metric where none are chosen yet. */
interface Rank {
  readonly most: number | null
  /** By the size of this metric; `null`: by the values. */
  readonly ranked: 'ASC' | 'DESC' | null
  readonly namesFall: boolean
}

/**
 * A property may have any number of values. The first of them in the order asked for are enough, of the metric that they are ordered by; of
 * others those that come first by their values, which follow the ones that have a size. A formula has to know all.
 */
function rankOf({ spec, groups }: ReportPlan, metric: Metric): Rank {
  const { by, order, members, top } = spec
  if (by.length === 0 || groups !== null) return { most: null, ranked: null, namesFall: false }
  const { by: orderedBy, direction } = order ?? { by: 'VALUE', direction: 'DESC' }
  if (orderedBy !== 'VALUE') return { most: top, ranked: null, namesFall: orderedBy === 'NAME' && direction === 'DESC' }
  const first = order?.metric ?? members[0]?.metrics[0]
  if (first?.calculation) return { most: MAX_EVENT_GROUPS + 1, ranked: null, namesFall: false }
  return { most: top, ranked: first === metric ? direction : null, namesFall: false }
}
