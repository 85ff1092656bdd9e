// Reads what the plans of a request need: single series and names in one statement, series of dimensions in another one beside it.
import type pg from 'pg'
import { selectFirstSeries, selectGroups } from './group.store.ts'
import { foundGroups, joinGroups } from './group-join.ts'
import { selectReportData } from './report.store.ts'
import type { GroupValues, ReportData, SeriesData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'

/** A group that was found where a plan tells none apart. */
export interface FoundGroup {
  readonly values: GroupValues
  /** By input of the plan, then by range. */
  readonly series: readonly (readonly SeriesData[])[]
  /** The first of its series that was made; null unless the order asks for it. */
  readonly firstSeries: bigint | null
}

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
  const [cells, firsts] = await Promise.all([
    selectGroups(pool, projectId, plans),
    selectFirstSeries(pool, projectId, plans),
  ])
  const byPlan = Map.groupBy(cells, ({ plan }) => plan)
  return plans.map((plan, index) =>
    foundGroups(plan, byPlan.get(index) ?? []).map(({ values, series }) => {
      const firstSeries = firsts.get(index)?.get(JSON.stringify(values)) ?? null
      return { values, series, firstSeries }
    }),
  )
}
