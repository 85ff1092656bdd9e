// Statements of reports that see the points and events of working days alone.
import type pg from 'pg'
import type { TimedKeyKind } from '../core/calendar.ts'
import type { DayRange } from '../core/period.ts'
import type { ReportPlan, ReportSpec } from './report-plan.ts'
import { MAX_WORKING_SPAN } from './report-query.ts'
import { workingEdgesIn, workingSpanOf } from './working-edges.ts'

/** What the stores of reports need of a pool. The first parameter of each statement is the project. */
export interface Statements {
  query<Row extends pg.QueryResultRow>(statement: {
    /** Absent: it is planned for its values, each time. */
    readonly name?: string
    readonly text: string
    readonly values: unknown[]
  }): Promise<{ readonly rows: Row[] }>
}

/** Plans that are read by the same statements. */
interface PlanGroup {
  readonly indexes: number[]
  /** `null`: all days count. */
  readonly spec: ReportSpec | null
  span: DayRange
}

/**
 * What is read of each plan, in their order: in the same statements as ever where every day counts, in further ones for working days, one of
 * each kind for all plans of one time zone.
 */
export async function selectByDays<Data>(
  pool: Statements,
  plans: readonly ReportPlan[],
  select: (db: Statements, plans: readonly ReportPlan[]) => Promise<readonly Data[]>,
): Promise<Data[]> {
  if (plans.every(isOfAllDays)) return [...(await select(pool, plans))]
  const found: Data[] = new Array(plans.length)
  // One after the other: a request of many time zones takes no more connections at once than any other.
  for (const { indexes, spec, span } of groupsOf(plans)) {
    const own = indexes.map(index => plans[index] as ReportPlan)
    const data = await select(spec ? onWorkingDays(pool, spec, span, own) : pool, own)
    for (const [at, index] of indexes.entries()) found[index] = data[at] as Data
  }
  return found
}

const isOfAllDays = ({ spec }: ReportPlan) => spec.onlyDays === 'ALL'

function groupsOf(plans: readonly ReportPlan[]): PlanGroup[] {
  const groups: PlanGroup[] = []
  for (const [index, plan] of plans.entries()) {
    const spec = isOfAllDays(plan) ? null : plan.spec
    const span = spec ? workingSpanOf(plan) : { from: 0, through: 0 }
    const known = groups.find(
      group => isAlike(group.spec, spec) && lengthOf(joined(group.span, span)) < MAX_WORKING_SPAN,
    )
    if (known) {
      known.indexes.push(index)
      known.span = joined(known.span, span)
    } else groups.push({ indexes: [index], spec, span })
  }
  return groups
}

function isAlike(a: ReportSpec | null, b: ReportSpec | null): boolean {
  return a === null || b === null ? a === b : a.working === b.working && a.calendar.timeZone === b.calendar.timeZone
}

function joined(a: DayRange, b: DayRange): DayRange {
  return { from: Math.min(a.from, b.from), through: Math.max(a.through, b.through) }
}

const lengthOf = ({ from, through }: DayRange) => through - from

function onWorkingDays(pool: Statements, spec: ReportSpec, span: DayRange, plans: readonly ReportPlan[]): Statements {
  const inputs = plans.flatMap(plan => plan.spec.inputs)
  const kinds = inputs.map(({ keyKind, metric }) => (metric.eventCount || keyKind !== 'DATE' ? 'TIME' : 'DATE'))
  const edges = workingEdgesIn(span, spec, new Set<TimedKeyKind>(kinds))
  const ofDays = inputs.filter(({ keyKind }) => keyKind === 'DATE').map(({ metric }) => metric.widgetId)
  const parameters = [[...new Set(ofDays)], edges.DATE, edges.TIME]
  return {
    query: ({ name, text, values }) =>
      pool.query({
        name: `working_${name}`,
        text: workingText(text, values.length),
        values: [...values, ...parameters],
      }),
  }
}

const texts = new Map<string, string>()

/**
 * The statement over tables that have nothing but what counts: it knows the difference no more than its planner does, which puts these
 * conditions beside those on the primary key. An odd number of edges is not after a key that counts.
 */
function workingText(text: string, parameters: number): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  const [widgets, days, instants] = [1, 2, 3].map(next => `$${parameters + next}::bigint[]`)
  const counts = (key: string, edges: string) => `width_bucket(${key}, ${edges}) % 2 = 1`
  const tableOf = (name: string) => `${name} as not materialized (
  select p.* from ${name} p
  where p.project_id = $1 and case when p.widget_id = any(${widgets}) then ${counts('p.key', days as string)}
    else ${counts('p.key', instants as string)} end
)`
  const eventsTable = `working_instants as materialized (
  select array(select 'epoch'::timestamptz + k.key * interval '1 microsecond' from unnest(${instants}) with ordinality as k(key, place)
    order by k.place) as edges
),
events as not materialized (
  select e.* from events e
  where e.project_id = $1 and (${counts('e.at', '(select edges from working_instants)')})
)`
  const made = `with ${[tableOf('points'), tableOf('series_points'), eventsTable].join(',\n')}${rest(text)}`
  texts.set(text, made)
  return made
}

/** What follows tables of a statement. */
function rest(text: string): string {
  return /^\s*with\s/.test(text) ? text.replace(/^\s*with\s/, ',\n') : `\n${text}`
}
