// Reads what the plans of a request need: single series and names in one statement, series of dimensions in another one beside it.
import type pg from 'pg'
import { selectGroups } from './group.store.ts'
import { type FoundGroup, foundGroups, joinGroups } from './group-join.ts'
import { selectReportData } from './report.store.ts'
import type { ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'

/** The data of each plan. */
export async function selectPlanData(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<ReportData[]> {
  const [data, cells] = await Promise.all([
    selectReportData(pool, projectId, plans),
    selectGroups(pool, projectId, plans),
  ])
  if (cells.length === 0) return data.map((own, plan) => joinGroups(plans[plan] as ReportPlan, own, []))
  const byPlan = Map.groupBy(cells, ({ plan }) => plan)
  return data.map((own, plan) => joinGroups(plans[plan] as ReportPlan, own, byPlan.get(plan) ?? []))
}

/** The groups of each plan, all of them. */
export async function selectFoundGroups(
  pool: pg.Pool,
  projectId: string,
  plans: readonly ReportPlan[],
): Promise<FoundGroup[][]> {
  const byPlan = Map.groupBy(await selectGroups(pool, projectId, plans), ({ plan }) => plan)
  return plans.map((plan, index) => foundGroups(plan, byPlan.get(index) ?? []))
}
