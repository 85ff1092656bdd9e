// Reads what numbers over trailing windows need: once for all that are asked for in a request.
import { AppError } from '../base/errors.ts'
import type { RequestContext } from '../request/context.ts'
import { metricsOf } from './metric-expression.ts'
import { readPlans } from './report.service.ts'
import type { ReportData } from './report-data.ts'
import { inlineSpans, storedSpans } from './report-plan.service.ts'
import type { ReportPlan } from './report-plan.ts'
import type { WindowData, WindowQuery } from './rolling.ts'
import { type LeadInPlan, toLeadInPlan } from './rolling-plan.ts'
import { assertFewReads, windowInputs, windowPlans } from './rolling-windows.ts'
import type { WindowUsers } from './window-users.store.ts'

/** What is read of a report, whichever part of it is shown. */
export type WindowRead = Pick<WindowQuery, 'kind' | 'expression' | 'buckets'> & { readonly plan: ReportPlan }

/** The data for each, or its error. One statement of each kind for all of them, and one for where their metrics begin. */
export async function readWindows(ctx: RequestContext, reads: readonly WindowRead[]): Promise<(WindowData | Error)[]> {
  const planned = planWindows(reads)
  const distinct = new Set(planned.filter((it): it is WindowPlans => !(it instanceof Error)))
  const plans = [...distinct].flatMap(({ plan, windows }) => [plan, ...[...windows.values()].flat()])
  const specs = [...distinct].map(({ plan }) => plan.spec)
  const [data, spans, users] = await Promise.all([
    readPlans(ctx, plans),
    storedSpans(ctx, specs),
    readUsers(
      ctx,
      [...distinct].flatMap(own => [...own.users.values()]),
    ),
  ])
  return planned.map((own, index) => {
    if (own instanceof Error) return own
    const dataOf = (plan: ReportPlan) => ({ plan, data: data.get(plan) as ReportData })
    const windows = (own.windows.get(reads[index]?.buckets ?? 0) ?? []).map(dataOf)
    const counted = own.users.get(reads[index]?.buckets ?? 0)
    const ofUsers = counted ? { plan: counted.plan, data: users.get(counted) as ReportData } : null
    return { ...dataOf(own.plan), count: own.count, windows, ofUsers, spans: inlineSpans(own.plan.spec) ?? spans }
  })
}

async function readUsers(
  ctx: RequestContext,
  windows: readonly WindowUsers[],
): Promise<ReadonlyMap<WindowUsers, ReportData>> {
  const [first] = windows
  if (!first) return new Map()
  const found = await ctx.services.reportBatcher.readWindowUsers(first.plan.spec.projectId, windows)
  return new Map(windows.map((window, index) => [window, found[index] as ReportData]))
}

interface WindowPlans extends LeadInPlan {
  /** What does not add up, by the length of windows. */
  readonly windows: ReadonlyMap<number, readonly ReportPlan[]>
  readonly users: ReadonlyMap<number, WindowUsers>
}

/** One for all windows of a report; but what is carried from bucket to bucket begins with the first one of a window. */
function planWindows(reads: readonly WindowRead[]): (WindowPlans | Error)[] {
  const known = new Map<ReportPlan, Map<number, WindowPlans | Error>>()
  const lengthOf = ({ plan, buckets }: WindowRead) => (plan.spec.fill === 'PREVIOUS' ? buckets : 0)
  for (const [plan, ofPlan] of Map.groupBy(reads, read => read.plan)) {
    const byLength = new Map<number, WindowPlans | Error>()
    known.set(plan, byLength)
    for (const [length, own] of Map.groupBy(ofPlan, lengthOf)) byLength.set(length, plansOrError(plan, own))
  }
  return reads.map(read => known.get(read.plan)?.get(lengthOf(read)) as WindowPlans | Error)
}

function plansOrError(plan: ReportPlan, reads: readonly WindowRead[]): WindowPlans | Error {
  try {
    const metrics = new Set(reads.flatMap(({ expression }) => metricsOf(expression)))
    const lead = toLeadInPlan(plan, Math.max(...reads.map(({ buckets }) => buckets)), metrics)
    const rolling = Map.groupBy(
      reads.filter(({ kind }) => kind === 'ROLLING'),
      ({ buckets }) => buckets,
    )
    const windows = new Map<number, readonly ReportPlan[]>()
    const users = new Map<number, WindowUsers>()
    for (const [buckets, own] of rolling) {
      const inputs = windowInputs(
        lead,
        own.map(({ expression }) => expression),
      )
      if (inputs.others.length > 0) windows.set(buckets, windowPlans(lead, buckets, inputs.others))
      const ofUsers = { ...lead.plan, spec: { ...lead.plan.spec, inputs: inputs.users } }
      if (inputs.users.length > 0) users.set(buckets, { plan: ofUsers, buckets })
    }
    assertFewReads([...windows.values()].reduce((count, own) => count + own.length, 0))
    return { ...lead, windows, users }
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
