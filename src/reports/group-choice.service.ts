// The first reading of a report by dimensions: how large each group is in the period, to choose those that are shown.
import { AppError } from '../base/errors.ts'
import type { RequestContext } from '../request/context.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { GroupCandidate } from './group-choice.ts'
import { assertFewCells, firstGroups, toOneBucket, tooManyGroups } from './group-choice.ts'
import { type FoundGroup, foundGroups } from './group-join.ts'
import { readInlineGroups } from './inline-groups.ts'
import { inlinePointsOf } from './inline-points.ts'
import { issueOf, type MetricExpression } from './metric-expression.ts'
import { viewsOf } from './report.ts'
import { dataOfSeries } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import type { TimeRange } from './report-range.ts'

/** Each plan that asks for groups with those that it shows, or its error. One statement for all of them. */
export async function chooseGroups(
  ctx: RequestContext,
  plans: readonly ReportPlan[],
): Promise<ReadonlyMap<ReportPlan, ReportPlan | Error>> {
  const chosen = new Map<ReportPlan, ReportPlan | Error>()
  const stored: PlanAsked[] = []
  for (const plan of plans) {
    if (plan.spec.by.length === 0) continue
    const asked = { plan, whole: toWhole(plan) }
    const points = inlinePointsOf(plan.spec)
    if (!points) stored.push(asked)
    else chosen.set(plan, planOrError(asked, foundGroups(asked.whole, readInlineGroups(asked.whole, points))))
  }
  const [first] = stored
  if (!first) return chosen
  const { projectId } = first.plan.spec
  const found = await ctx.services.reportBatcher.readGroups(
    projectId,
    stored.map(({ whole }) => whole),
  )
  for (const [index, asked] of stored.entries()) chosen.set(asked.plan, planOrError(asked, found[index] ?? null))
  return chosen
}

/** A plan, and the same with its period as one bucket. */
interface PlanAsked {
  readonly plan: ReportPlan
  readonly whole: ReportPlan
}

function planOrError(asked: PlanAsked, found: readonly FoundGroup[] | null): ReportPlan | Error {
  const { plan } = asked
  try {
    if (!found) throw tooManyGroups(plan)
    const { order, top } = plan.spec
    const groups = firstGroups(candidatesOf(asked, found), order ?? { by: 'VALUE', direction: 'DESC' }, top)
    assertFewCells(plan, groups.length)
    return { ...plan, groups }
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function candidatesOf({ plan, whole }: PlanAsked, found: readonly FoundGroup[]): GroupCandidate[] {
  const { order, members, expressions } = plan.spec
  const first = order?.metric ?? members[0]?.metrics[0]
  const expression = first && (order?.by ?? 'VALUE') === 'VALUE' ? expressions.get(first) : undefined
  if (expression) assertReadable(expression)
  return found.map(({ values, series, firstSeries }) => {
    const size = expression ? viewsOf(whole, dataOfSeries(series)).viewIn(expression, 0).exact() : null
    return { values, size, firstSeries }
  })
}

function assertReadable(expression: MetricExpression): void {
  const issue = issueOf(expression)
  if (issue !== null) throw new AppError('CONFLICT', issue)
}

/** The same report with the period as its one bucket, compared with nothing. */
function toWhole(plan: ReportPlan): ReportPlan {
  const hasLevels = plan.spec.inputs.some(({ metric }) => aggregationOf(metric) === 'LATEST')
  const wholeOf = (ranges: readonly TimeRange[]) => ranges.slice(0, 1).map(range => toOneBucket(range, hasLevels))
  const { DATE, TIME } = plan.rangesOf
  return {
    ...plan,
    spec: { ...plan.spec, profile: null },
    comparedPeriods: [],
    compareIndexes: [],
    ranges: wholeOf(plan.ranges),
    rangesOf: { DATE: wholeOf(DATE), TIME: wholeOf(TIME) },
    groups: null,
  }
}
