// Reads what the plans of a request need: single series and names in one statement, series of dimensions and events by their properties in
// one each beside it.
import type pg from 'pg'
import { selectEventGroups } from './event-group.store.ts'
import { selectGroups } from './group.store.ts'
import { type FoundGroup, foundGroups, joinGroups } from './group-join.ts'
import { selectPeriods } from './period.store.ts'
import { selectReportData } from './report.store.ts'
import type { ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import { selectWeights } from './weight.store.ts'
import { selectCategoryWeights } from './weight-category.store.ts'
import { hasWeights, weighData, weighGroups } from './weight-data.ts'
import { selectWindowUsers, type WindowUsers } from './window-users.store.ts'
import { type Statements, selectByDays } from './working-day.store.ts'

/** The data of each plan. */
export function selectPlanData(pool: pg.Pool, projectId: string, plans: readonly ReportPlan[]): Promise<ReportData[]> {
  return selectByDays(pool, plans, (db, own) => selectData(db, projectId, own))
}

async function selectData(pool: Statements, projectId: string, plans: readonly ReportPlan[]): Promise<ReportData[]> {
  const [data, periods, cells, events, weights] = await Promise.all([
    selectReportData(pool, projectId, plans),
    selectPeriods(pool, projectId, plans),
    selectGroups(pool, projectId, plans),
    selectEventGroups(pool, projectId, plans),
    selectWeights(pool, projectId, plans),
  ])
  const byPlan = Map.groupBy([...periods, ...weighGroups(plans, cells, weights), ...events.cells], ({ plan }) => plan)
  const joined = data.map((own, plan) => joinGroups(plans[plan] as ReportPlan, own, byPlan.get(plan) ?? []))
  if (!plans.some(hasWeights)) return joined
  const all = [...weights, ...(await selectCategoryWeights(pool, projectId, plans, joined))]
  return joined.map((own, plan) =>
    weighData(
      plans[plan] as ReportPlan,
      own,
      all.filter(it => it.plan === plan),
    ),
  )
}

/** The groups of each plan that may be among the first ones; `null`: there are too many to choose from. */
export function selectFoundGroups(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<(FoundGroup[] | null)[]> {
  return selectByDays(pool, plans, (db, own) => selectGroupsFound(db, projectId, own))
}

async function selectGroupsFound(
  pool: Statements,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<(FoundGroup[] | null)[]> {
  const [periods, cells, events, weights] = await Promise.all([
    selectPeriods(pool, projectId, plans),
    selectGroups(pool, projectId, plans),
    selectEventGroups(pool, projectId, plans),
    selectWeights(pool, projectId, plans),
  ])
  const byPlan = Map.groupBy([...periods, ...weighGroups(plans, cells, weights), ...events.cells], ({ plan }) => plan)
  return plans.map((plan, index) => (events.overfull.has(index) ? null : foundGroups(plan, byPlan.get(index) ?? [])))
}

/** The users of trailing windows, of working days alone where the plans ask for them. */
export function selectUsersByDays(
  pool: pg.Pool,
  projectId: string,
  windows: readonly WindowUsers[],
): Promise<ReportData[]> {
  const lengths = new Map(windows.map(({ plan, buckets }) => [plan, buckets]))
  return selectByDays(
    pool,
    windows.map(({ plan }) => plan),
    (db, plans) =>
      selectWindowUsers(
        db,
        projectId,
        plans.map(plan => ({ plan, buckets: lengths.get(plan) ?? 1 })),
      ),
  )
}
