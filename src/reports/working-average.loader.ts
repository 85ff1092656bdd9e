// Averages per working day. Where a period reaches beyond today, the days through today are read beside it: once for all that ask.
import DataLoader from 'dataloader'
import type { Ratio } from '../core/ratio.ts'
import type { RequestContext } from '../request/context.ts'
import { perRequest } from '../request/loaders.ts'
import { assertComputable, type MetricReport } from './metric-report.ts'
import { readPlans } from './report.service.ts'
import type { ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import {
  addsUpOverDays,
  passedView,
  perWorkingDay,
  reachesBeyondToday,
  toPassedPlan,
  workingDaysSoFar,
} from './working-average.ts'

interface PassedData {
  readonly plan: ReportPlan
  readonly data: ReportData
}

const passedLoader = perRequest(
  ctx =>
    new DataLoader<ReportPlan, PassedData>(async plans => {
      const passed = plans.map(toPassedPlan)
      const data = await readPlans(ctx, passed)
      return passed.map(plan => ({ plan, data: data.get(plan) as ReportData }))
    }),
)

/** Null for what does not add up over days, without points, and where no working day has passed. */
export async function averagePerWorkingDay(ctx: RequestContext, report: MetricReport): Promise<Ratio | null> {
  const { plan, expression, current } = assertComputable(report)
  if (plan.spec.keyKind === 'CATEGORY' || !addsUpOverDays(expression)) return null
  const days = workingDaysSoFar(plan)
  if (days === 0) return null
  if (!reachesBeyondToday(plan)) return perWorkingDay(current.exact(), days)
  const passed = await passedLoader(ctx).load(plan)
  return perWorkingDay(passedView(passed.plan, passed.data, report)?.exact() ?? null, days)
}

/** Of all metrics of a report and of its groups. */
export async function averagesPerWorkingDay(
  ctx: RequestContext,
  reports: readonly MetricReport[],
): Promise<ReadonlyMap<MetricReport, Ratio | null>> {
  const averages = await Promise.all(reports.map(report => averagePerWorkingDay(ctx, report)))
  return new Map(reports.map((report, index) => [report, averages[index] ?? null]))
}
