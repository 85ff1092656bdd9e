// Numbers over trailing windows, from what was read for them.
import { exactValue } from '../core/aggregate.ts'
import { evaluateFormula } from '../core/formula.ts'
import type { Ratio } from '../core/ratio.ts'
import { joinAggregates } from '../core/series.ts'
import { slideWindows, slidingMeans } from '../core/sliding-window.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import type { MetricExpression } from './metric-expression.ts'
import type { MetricGroup } from './metric-report.ts'
import { ZERO } from './metric-view.ts'
import { viewsOf } from './report.ts'
import { dataOfSeries, emptySeries, type ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import { fillFor } from './report-query.ts'
import { type LeadInPlan, metricsOf } from './rolling-plan.ts'
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
  // Values of periods are neither joined nor averaged.
  if (metricsOf(expression).some(metric => aggregationOf(metric) === 'PERIODIC'))
    return new Array(bucketsOf(read) - count).fill(null)
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
  const { plan, count, windows } = read
  const shown = bucketsOf(read) - count
  const { spec } = plan
  if (holdsLevel(spec, metric)) return bucketValues(read, { kind: 'PUSHED', metric }, { group, range }).slice(count)
  const fill = fillFor(spec.fill, aggregationOf(metric))
  const input = inputOf(windows[0]?.plan, metric)
  const numbers =
    input >= 0
      ? Array.from({ length: shown }, (_, index) => {
          const own = windows[index % buckets]
          return own
            ? viewIn(own, { kind: 'PUSHED', metric }, { group, range }).exactIn(Math.floor(index / buckets))
            : null
        })
      : joinedNumbers(read, metric, { buckets, group, range }).slice(count)
  let previous: Ratio | null = null
  return numbers.map(number => {
    if (number === null) return fill === 'ZERO' ? ZERO : fill === 'PREVIOUS' ? previous : null
    previous = number
    return number
  })
}

type WindowPart = Pick<WindowQuery, 'group' | 'range'>

/** The numbers of buckets joined over each window. */
function joinedNumbers(
  { plan, data, ...lead }: WindowData,
  metric: Metric,
  { buckets, group, range }: WindowPart & Pick<WindowQuery, 'buckets'>,
): (Ratio | null)[] {
  const { series, reduced } = seriesOf(data, group)[inputOf(plan, metric)]?.[range] ?? emptySeries
  const aggregation = reduced?.aggregation ?? aggregationOf(metric)
  const items = Array.from({ length: bucketsOf({ plan, ...lead }) }, (_, bucket) => series.get(bucket) ?? null)
  const joined = slideWindows(items, { length: buckets, join: joinAggregates })
  return joined.map(aggregate => exactValue(aggregate, aggregation))
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
