// Reports in four steps: what is asked for, a plan, the data, the reports.
import { AppError } from '../base/errors.ts'
import { type Span, within } from '../base/tracing.ts'
import type { RequestContext } from '../request/context.ts'
import { chooseGroups } from './group-choice.service.ts'
import { inlinePointsOf, readInline } from './inline-points.ts'
import { createReportViews, type Report, type ReportViews, toReports } from './report.ts'
import type { ReportData } from './report-data.ts'
import { planReports } from './report-plan.service.ts'
import type { ReportPlan } from './report-plan.ts'
import type { ReportQuery } from './report-query.ts'

/**
 * The reports of each query, one per widget, or its error. One statement for all single series, and one beside it for all series of
 * dimensions; one more before them only where a period is ALL_TIME, and where groups are asked for.
 */
export function answerReports(
  ctx: RequestContext,
  queries: readonly ReportQuery[],
): Promise<(readonly Report[] | Error)[]> {
  const span = ctx.span.child('reports', { attributes: { 'pushgraph.reports': queries.length } })
  return within(span, () => answerAll(ctx, queries, span))
}

async function answerAll(
  ctx: RequestContext,
  queries: readonly ReportQuery[],
  span: Span,
): Promise<(readonly Report[] | Error)[]> {
  const planned = await planReports(ctx, queries)
  const plans = new Set(planned.flatMap(it => (it instanceof Error ? [] : [it.plan])))
  for (const plan of plans) ctx.meters.reports.add(kindOf(plan))
  const chosen = await chooseGroups(ctx, [...plans])
  const ready = [...plans].map(plan => chosen.get(plan) ?? plan)
  const data = await readPlans(
    ctx,
    ready.filter((plan): plan is ReportPlan => !(plan instanceof Error)),
    span,
  )
  const views = new Map([...data].map(([plan, own]) => [plan, viewsOrError(plan, own)]))
  return planned.map(it => {
    const plan = it instanceof Error ? it : (chosen.get(it.plan) ?? it.plan)
    const own = plan instanceof Error ? plan : (views.get(plan) as ReportViews | Error)
    return it instanceof Error || own instanceof Error ? (own as Error) : toReports(own, it.spec)
  })
}

const REPORT = { kind: 'report' } as const
const GROUPS = { kind: 'groups' } as const
const PROFILE = { kind: 'profile' } as const

const kindOf = ({ spec }: ReportPlan) => (spec.profile ? PROFILE : spec.by.length > 0 ? GROUPS : REPORT)

/** Of names that cannot be put into the order asked for only their own report is an error. */
function viewsOrError(plan: ReportPlan, data: ReportData): ReportViews | Error {
  try {
    return createReportViews(plan, data)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

/** The report of one widget. */
export async function reportOf(ctx: RequestContext, query: ReportQuery): Promise<Report> {
  const [reports] = await answerReports(ctx, [query])
  if (reports instanceof Error) throw reports
  const report = reports?.[0]
  if (!report) throw new Error('a query of one widget has one report')
  return report
}

/** Points that lie in memory are added up here, all others by one statement. */
export async function readPlans(
  ctx: RequestContext,
  plans: readonly ReportPlan[],
  span = ctx.span,
): Promise<Map<ReportPlan, ReportData>> {
  const data = new Map<ReportPlan, ReportData>()
  const stored: ReportPlan[] = []
  for (const plan of plans) {
    const points = inlinePointsOf(plan.spec)
    if (points) data.set(plan, readInline(plan, points))
    else stored.push(plan)
  }
  const [first] = stored
  if (!first) return data
  const found = await ctx.services.reportBatcher.read(first.spec.projectId, stored, span)
  for (const [index, plan] of stored.entries()) data.set(plan, found[index] as ReportData)
  return data
}
