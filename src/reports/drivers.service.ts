// Which groups the change of a metric comes from: one more statement of each kind for all that a request asks of it.
import { badInput } from '../base/errors.ts'
import { toDimensionFilter, toDimensionName } from '../core/dimension-filter.ts'
import type { RequestContext } from '../request/context.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { ComparisonReport } from './comparison.ts'
import { issueOfExpression, metricsIn } from './driver-expression.ts'
import { type Drivers, driversOf } from './drivers.ts'
import { toOneBucket, tooManyGroups } from './group-choice.ts'
import { type FoundGroup, foundGroups } from './group-join.ts'
import { readInlineGroups } from './inline-groups.ts'
import { inlinePointsOf } from './inline-points.ts'
import { headlineOverrideOf, type MetricReport } from './metric-report.ts'
import { type NoDrivers, noDifference } from './no-drivers.ts'
import { assertDimensions } from './report-dimensions.ts'
import type { ReportPlan } from './report-plan.ts'
import { MAX_DRIVERS, MAX_EVENT_GROUPS } from './report-query.ts'

export interface DriversQuery {
  readonly comparison: ComparisonReport
  readonly by: readonly string[]
  readonly top: number
}

/** The groups of each comparison, why it has none, or its error. */
export async function answerDrivers(
  ctx: RequestContext,
  queries: readonly DriversQuery[],
): Promise<(Drivers | Error)[]> {
  const planned = queries.map(planOrError)
  const stored: ReportPlan[] = []
  const found = new Map<ReportPlan, readonly FoundGroup[] | null>()
  for (const plan of planned) {
    if (plan instanceof Error || 'reason' in plan) continue
    const points = inlinePointsOf(plan.spec)
    if (points) found.set(plan, foundGroups(plan, readInlineGroups(plan, points)))
    else stored.push(plan)
  }
  const [first] = stored
  const read = first ? await ctx.services.reportBatcher.readGroups(first.spec.projectId, stored) : []
  for (const [index, plan] of stored.entries()) found.set(plan, read[index] ?? null)
  return planned.map((plan, index) => {
    if (plan instanceof Error || 'reason' in plan) return plan
    const groups = found.get(plan)
    const { comparison, top } = queries[index] as DriversQuery
    if (!groups) return { reason: 'TOO_MANY_GROUPS', message: tooManyGroups(plan).message }
    return driversOf(plan, groups, comparison.report.metric, top)
  })
}

function planOrError(query: DriversQuery): ReportPlan | NoDrivers | Error {
  try {
    return planOf(query)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The period and the one that it is compared with, each as one bucket, in all groups. Throws BAD_USER_INPUT that names the argument. */
function planOf({ comparison, by: names, top }: DriversQuery): ReportPlan | NoDrivers {
  const { report, previous } = comparison
  const { plan, spec, metric, expression, group, current } = report
  if (top < 1 || top > MAX_DRIVERS) throw badInput('top', `top is 1 to ${MAX_DRIVERS}.`)
  if (names.length === 0) throw badInput('by', 'Name at least one dimension.')
  const by = names.map(toDimensionName)
  if (spec.keyKind === 'CATEGORY') return namesHaveNone
  const metrics = metricsIn(expression)
  const inputs = plan.spec.inputs.filter(input => metrics.has(input.metric))
  const members = spec.members.filter(({ widget }) => widget.widgetId === metric.widgetId)
  assertDimensions({ where: spec.where, by, members }, spec.keyKind, inputs)
  if (headlineOverrideOf(report) !== null) return headlineHasNone
  if (group?.isOther) return othersHaveNone
  const issue = issueOfExpression(expression)
  if (issue) return issue
  const range = plan.compareIndexes.indexOf(comparison.index) + 1
  if (range === 0 || !current.exact() || !previous.exact()) return noDifference
  const hasLevels = inputs.some(input => aggregationOf(input.metric) === 'LATEST')
  const wholeOf = (ranges: ReportPlan['ranges']) =>
    [ranges[0], ranges[range]].flatMap(it => (it ? [toOneBucket(it, hasLevels)] : []))
  return {
    ...plan,
    spec: {
      ...plan.spec,
      members: members.map(({ widget }) => ({ widget, metrics: [metric] })),
      inputs,
      where: [...spec.where, ...filtersOf(report)],
      by,
      profile: null,
      order: null,
      top: MAX_EVENT_GROUPS + 1,
    },
    comparedPeriods: [comparison.period],
    compareIndexes: [comparison.index],
    ranges: wholeOf(plan.ranges),
    rangesOf: { DATE: wholeOf(plan.rangesOf.DATE), TIME: wholeOf(plan.rangesOf.TIME) },
    groups: null,
  }
}

/** The rows of the group that the report is of. */
function filtersOf({ spec, group }: MetricReport) {
  return spec.by.flatMap((dimension, index) =>
    group ? [toDimensionFilter({ dimension, in: [group.values[index] ?? null] })] : [],
  )
}

const namesHaveNone: NoDrivers = {
  reason: 'NAMES',
  message:
    'The keys of this widget are names, which are its one dimension: `keys` and `values` of the comparison are its groups.',
}

const headlineHasNone: NoDrivers = {
  reason: 'PUSHED_HEADLINE',
  message: 'The headline was pushed as one number, which has no groups.',
}

const othersHaveNone: NoDrivers = {
  reason: 'OTHER_GROUP',
  message: 'This is the group of all others: ask for the drivers of the whole.',
}
