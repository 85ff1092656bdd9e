// Reads values of periods for all plans of a request in one statement: for each combination of values by itself.
import type { DaySpan } from '../core/day-span.ts'
import { isBlank, NO_SERIES, olderValuesOf, seriesHashOf, seriesTextOf } from '../widgets/series.ts'
import { type GroupCells, REST, WHOLE } from './group-data.ts'
import { partOf, passesPart, patternOf } from './period-part.ts'
import { type WantedSpan, wantedSpans } from './period-spans.ts'
import { periodText } from './period-text.store.ts'
import { emptySeries, type GroupValues, type PartIssue, type SeriesData, type StoredPeriods } from './report-data.ts'
import { isPeriodic, type ReportPlan, type SeriesInput } from './report-plan.ts'
import type { Statements } from './working-day.store.ts'

/** Periods of one combination that are looked at for which lengths it has. */
export const MAX_LENGTHS_READ = 5_000

/** `ONE`: of one combination; `GROUPS`: of all that have a value in each of the dimensions asked for. */
interface PeriodItem {
  readonly kind: 'ONE' | 'GROUPS'
  readonly plan: number
  readonly input: number
  readonly range: number
  readonly group: GroupCells['group']
  readonly wanted: readonly WantedSpan[]
  readonly issue: PartIssue | null
}

interface PeriodRow {
  readonly part: 'value' | 'group' | 'length'
  readonly item: number
  readonly values: readonly (string | null)[] | null
  readonly series: string | null
  readonly place: number | null
  readonly key: string | null
  readonly value: string | null
}

/** The cells of metrics of periods, each of which is the whole of its group. No statement where there is no such metric. */
export async function selectPeriods(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<readonly GroupCells[]> {
  const statement = new PeriodStatement()
  for (const [index, plan] of plans.entries())
    for (const [input, it] of plan.spec.inputs.entries())
      if (isPeriodic(it) && it.keyKind === 'DATE')
        addInput(statement, plans[index] as ReportPlan, { plan: index, input })
  if (statement.items.length === 0) return []
  const { rows } = await pool.query<PeriodRow>({
    name: 'report_periods',
    text: periodText,
    values: [projectId, ...statement.values()],
  })
  const byItem = Map.groupBy(rows, row => row.item)
  return statement.items.flatMap((item, index) =>
    cellsOf(item, plans[item.plan] as ReportPlan, byItem.get(index) ?? []),
  )
}

/** The whole, and the groups that the plan tells apart; where it tells none apart, all of them. */
function addInput(statement: PeriodStatement, plan: ReportPlan, place: Pick<PeriodItem, 'plan' | 'input'>): void {
  const { spec, groups } = plan
  const read = spec.inputs[place.input] as SeriesInput
  for (const [range, { from, before }] of plan.rangesOf.DATE.entries()) {
    const at = { ...place, range, wanted: wantedSpans(plan, range), from, before, read }
    if (spec.by.length === 0 || groups) statement.addOne({ ...at, group: WHOLE }, partOf(spec, read, null))
    for (const [index, values] of (groups ?? []).entries())
      statement.addOne({ ...at, group: index }, partOf(spec, read, values))
    if (spec.by.length > 0 && (range === 0 || !groups)) statement.addGroups(at, patternOf(spec, read.dimensions))
  }
}

interface ItemPlace extends Pick<PeriodItem, 'plan' | 'input' | 'range' | 'wanted'> {
  readonly from: string
  readonly before: string
  readonly read: SeriesInput
}

/** The parameters of the statement, column by column. */
class PeriodStatement {
  readonly items: PeriodItem[] = []
  readonly #byHash: unknown[][] = [[], [], []]
  readonly #plain: number[] = []
  readonly #open: unknown[][] = [[], [], []]
  readonly #rows: unknown[][] = Array.from({ length: 9 }, () => [])
  readonly #keys: number[] = []
  readonly #days: number[] = []

  addOne(
    { read, from, before, ...place }: ItemPlace & Pick<PeriodItem, 'group'>,
    part: { readonly values: readonly (string | null)[] } | PartIssue,
  ): void {
    const selection = this.items.length
    const issue = typeof part === 'string' ? part : null
    this.#push({ ...place, kind: 'ONE', issue }, { read, from, before })
    if (typeof part === 'string') return
    // What was pushed before the last dimensions were declared is of the same combination.
    for (const values of part.values.length === 0 ? [] : [part.values, ...olderValuesOf(part.values)])
      append(this.#byHash, [selection, read.metric.widgetId, seriesHashOf(seriesTextOf(values))])
    if (isBlank(part.values)) this.#plain.push(selection)
  }

  addGroups({ read, from, before, ...place }: ItemPlace, pattern: readonly (string | true | null)[] | PartIssue): void {
    if (typeof pattern === 'string') return
    const selection = this.items.length
    this.#push({ ...place, kind: 'GROUPS', group: REST, issue: null }, { read, from, before })
    append(this.#open, [selection, read.metric.widgetId, JSON.stringify(pattern)])
  }

  values(): unknown[] {
    return [...this.#byHash, this.#plain, ...this.#open, ...this.#rows, this.#keys, this.#days, MAX_LENGTHS_READ]
  }

  #push(item: PeriodItem, { read, from, before }: Pick<ItemPlace, 'read' | 'from' | 'before'>): void {
    const index = this.items.length
    const low = this.#keys.length + 1
    for (const { firstDay, days, isPart } of item.wanted) {
      this.#keys.push(firstDay)
      // No period has 0 days.
      this.#days.push(isPart ? 0 : days)
    }
    const { widgetId, metricId } = read.metric
    append(this.#rows, [index, index, widgetId, metricId, from, before, low, this.#keys.length, item.kind])
    this.items.push(item)
  }
}

function append(columns: readonly unknown[][], row: readonly unknown[]): void {
  for (const [index, value] of row.entries()) columns[index]?.push(value)
}

function cellsOf(item: PeriodItem, plan: ReportPlan, rows: readonly PeriodRow[]): GroupCells[] {
  const { plan: place, input, range } = item
  const cell = (group: GroupCells['group'], periods: StoredPeriods, firstSeries: bigint | null): GroupCells => {
    const data: SeriesData = { ...emptySeries, periods }
    return { plan: place, input, range, group, firstSeries, data }
  }
  if (item.kind === 'ONE') return [cell(item.group, toPeriods(item, rows), null)]
  const { dimensions } = plan.spec.inputs[input] as SeriesInput
  const positions = plan.spec.by.map(name => dimensions.indexOf(name))
  const groupOf = ({ values }: PeriodRow): GroupValues => positions.map(position => values?.[position] ?? null)
  const byGroup = Map.groupBy(rows, row => JSON.stringify(groupOf(row)))
  const found = [...byGroup.values()].flatMap(own => {
    const group = groupOf(own[0] as PeriodRow)
    return passesPart(plan.spec, group) ? [{ group, own }] : []
  })
  if (!plan.groups) return found.map(({ group, own }) => cell(group, toPeriods(item, own), firstOf(own)))
  const listed = new Set(plan.groups.map(values => JSON.stringify(values)))
  const hasOthers = found.some(({ group }) => !listed.has(JSON.stringify(group)))
  return hasOthers ? [cell(REST, toPeriods({ ...item, issue: 'JOINED_GROUPS' }, []), null)] : []
}

const firstOf = (rows: readonly PeriodRow[]): bigint =>
  rows.map(({ series }) => BigInt(series ?? NO_SERIES)).reduce((least, id) => (id < least ? id : least))

/** Of several periods that answer for the same, the first one that is asked for is taken. */
function toPeriods({ wanted, issue }: PeriodItem, rows: readonly PeriodRow[]): StoredPeriods {
  const byPlace = new Map<number, string>()
  const lengths: DaySpan[] = []
  let isEmpty = true
  for (const { part, place, key, value } of rows) {
    if (part === 'length') isEmpty = false
    if (part === 'length' && place) lengths.push({ firstDay: Number(key), days: place })
    if (part === 'value' && place !== null && value !== null) byPlace.set(place - 1, value)
  }
  let whole: string | null = null
  let last: WantedSpan | null = null
  const byBucket = new Map<number, string>()
  for (const [index, span] of wanted.entries()) {
    const value = byPlace.get(index)
    if (value === undefined) continue
    if (span.bucket === null) whole ??= value
    else if (!byBucket.has(span.bucket)) byBucket.set(span.bucket, value)
    if (!last || span.firstDay > last.firstDay) last = span
  }
  const { firstDay = 0, days = 1 } = wanted[0] ?? {}
  const lastKey = last && String(last.firstDay)
  return { span: { firstDay, days }, whole, byBucket, lastKey, lengths, isEmpty, issue }
}
