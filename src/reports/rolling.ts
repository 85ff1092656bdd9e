// Numbers over trailing windows, from what was read for them.
import { exactValue } from '../core/aggregate.ts'
import { evaluateFormula } from '../core/formula.ts'
import type { Ratio } from '../core/ratio.ts'
import { joinAggregates } from '../core/series.ts'
import { slideWindows, slidingMeans } from '../core/sliding-window.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import { isOfPeriods, type MetricExpression } from './metric-expression.ts'
import type { MetricGroup } from './metric-report.ts'
import { ZERO } from './metric-view.ts'
import { idleBuckets } from './only-days.ts'
import { viewsOf } from './report.ts'
import { dataOfSeries, emptySeries, type ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import { fillFor } from './report-query.ts'
import type { LeadInPlan } from './rolling-plan.ts'
import { firstBucketOf, type Starts } from './rolling-start.ts'
import { holdsLevel } from './rolling-windows.ts'

/** `ROLLING`: the metric over all points of the window; `MOVING_AVERAGE`: the mean of the values of its buckets. */
export type WindowKind = 'ROLLING' | 'MOVING_AVERAGE'

interface PlanData {
  readonly plan: ReportPlan
  readonly data: ReportData
}

export interface WindowData extends LeadInPlan, PlanData, Starts {
  /** What does not add up, by windows; see `windowPlans`. */
  readonly windows: readonly PlanData[]
  /** Users, by the bucket that ends a window. */
  readonly ofUsers: PlanData | null
}

/** Which windows, and of what. */
export interface WindowQuery {
  readonly kind: WindowKind
  readonly expression: MetricExpression
  /** How many buckets a window has. */
  readonly buckets: number
  /** Whether windows that begin before the first point show what they have. */
  readonly partial: boolean
  readonly group: Pick<MetricGroup, 'values' | 'isOther'> | null
  /** The period is the first of the ranges of the plan, each compared one follows. */
  readonly range: number
}

/** One per bucket of the report. */
export function windowNumbers(read: WindowData, query: WindowQuery): (Ratio | null)[] {
  const { expression, buckets, partial, range } = query
  const { count } = read
  if (isOfPeriods(expression)) return new Array<null>(bucketsOf(read) - count).fill(null)
  const numbers = query.kind === 'ROLLING' ? rollingNumbers(read, query) : movingAverages(read, query)
  const first = firstBucketOf(read, expression, range)
  return numbers.map((number, index) => {
    const end = count + index
    const isShown = partial ? end >= first : end - buckets + 1 >= Math.max(0, first)
    return isShown ? number : null
  })
}

function rollingNumbers(read: WindowData, query: WindowQuery): (Ratio | null)[] {
  const { expression } = query
  if (expression.kind === 'BROKEN') return []
  if (expression.kind === 'PUSHED') return rollingOfMetric(read, expression.metric, query)
  const byOperand = new Map(
    [...expression.operands].map(([name, operand]) => [name, rollingNumbers(read, { ...query, expression: operand })]),
  )
  return Array.from({ length: bucketsOf(read) - read.count }, (_, index) =>
    evaluateFormula(expression.formula, name => byOperand.get(name)?.[index] ?? null),
  )
}

function rollingOfMetric(read: WindowData, metric: Metric, { buckets, group, range }: WindowQuery): (Ratio | null)[] {
  const { plan, count } = read
  const { spec } = plan
  const part = { group, range }
  if (holdsLevel(spec, metric))
    return heldLevels(bucketValues(read, { kind: 'PUSHED', metric }, part), buckets).slice(count)
  const fill = fillFor(spec.fill, aggregationOf(metric))
  const query = { buckets, ...part }
  const numbers = numbersByWindow(read, metric, query) ?? joinedNumbers(read, metric, query).slice(count)
  const isIdle = idleWindows(plan, range, buckets)
  let previous: Ratio | null = null
  return numbers.map((number, index) => {
    if (number === undefined && isIdle(count + index)) return null
    if (number === undefined) return fill === 'ZERO' ? ZERO : fill === 'PREVIOUS' ? previous : null
    previous = number
    return number
  })
}

/** Where the last bucket of a window has no working day, the level is that of the last one in it that has. */
function heldLevels(values: readonly (Ratio | null)[], buckets: number): (Ratio | null)[] {
  let last = Number.NEGATIVE_INFINITY
  return values.map((value, end) => {
    if (value !== null) last = end
    return end - last < buckets ? (values[last] ?? null) : null
  })
}

/** Whether no bucket of the window that ends with one has a working day: it is null then, whatever `fill` says. */
function idleWindows(plan: ReportPlan, range: number, buckets: number): (end: number) => boolean {
  const isIdle = idleBuckets(plan, range)
  if (!isIdle) return () => false
  let last = Number.NEGATIVE_INFINITY
  const lastWorked = Array.from({ length: plan.ranges[0]?.buckets.keys.length ?? 0 }, (_, bucket) => {
    if (!isIdle(bucket)) last = bucket
    return last
  })
  return end => end - (lastWorked[end] ?? Number.NEGATIVE_INFINITY) >= buckets
}

type WindowPart = Pick<WindowQuery, 'group' | 'range'>
type WindowLength = Pick<WindowQuery, 'buckets'>
/** Of one window; undefined: it has no points, null: its points have no number, as where all their weights are 0. */
type WindowNumber = Ratio | null | undefined

/** Of what was read by windows; `null`: its buckets join. */
function numbersByWindow(
  read: WindowData,
  metric: Metric,
  { buckets, ...part }: WindowPart & WindowLength,
): WindowNumber[] | null {
  const { count, windows, ofUsers } = read
  const own = { kind: 'PUSHED', metric } as const
  const each = (numberOf: (index: number) => WindowNumber) =>
    Array.from({ length: bucketsOf(read) - count }, (_, index) => numberOf(index) ?? undefined)
  if (ofUsers && inputOf(ofUsers.plan, metric) >= 0) {
    const view = viewIn(ofUsers, own, part)
    return each(index => view.exactIn(count + index))
  }
  if (inputOf(windows[0]?.plan, metric) < 0) return null
  const views = windows.map(window => viewIn(window, own, part))
  return each(index => views[index % buckets]?.exactIn(Math.floor(index / buckets)))
}

/** The numbers of buckets joined over each window. */
function joinedNumbers(
  { plan, data, ...lead }: WindowData,
  metric: Metric,
  { buckets, group, range }: WindowPart & WindowLength,
): WindowNumber[] {
  const { series, reduced } = seriesOf(data, group)[inputOf(plan, metric)]?.[range] ?? emptySeries
  const aggregation = reduced?.aggregation ?? aggregationOf(metric)
  const items = Array.from({ length: bucketsOf({ plan, ...lead }) }, (_, bucket) => series.get(bucket) ?? null)
  const joined = slideWindows(items, { length: buckets, join: joinAggregates })
  return joined.map(aggregate => (aggregate ? exactValue(aggregate, aggregation) : undefined))
}

/** A window that is not whole has the buckets since the first point alone. */
function movingAverages(read: WindowData, { expression, buckets, group, range }: WindowQuery): (Ratio | null)[] {
  const first = firstBucketOf(read, expression, range)
  const values = bucketValues(read, expression, { group, range })
  return slidingMeans(
    values.map((value, bucket) => (bucket < first ? null : value)),
    buckets,
  ).slice(read.count)
}

/** Of each bucket of the lead-in, too. */
function bucketValues(read: WindowData, expression: MetricExpression, part: WindowPart): (Ratio | null)[] {
  return viewIn(read, expression, part).exactValues(bucketsOf(read))
}

function viewIn({ plan, data }: PlanData, expression: MetricExpression, { group, range }: WindowPart) {
  return viewsOf(plan, dataOfSeries(seriesOf(data, group))).viewIn(expression, range)
}

/** Nothing where the group has no points in any of the ranges. */
function seriesOf(data: ReportData, group: WindowQuery['group']): ReportData['series'] {
  if (!group) return data.series
  const name = JSON.stringify(group.values)
  const own = data.groups?.find(({ values, isOther }) =>
    group.isOther ? isOther : !isOther && JSON.stringify(values) === name,
  )
  return own?.series ?? []
}

const inputOf = (plan: ReportPlan | undefined, metric: Metric) =>
  plan?.spec.inputs.findIndex(input => input.metric === metric) ?? -1

const bucketsOf = ({ plan }: LeadInPlan) => plan.ranges[0]?.buckets.keys.length ?? 0
