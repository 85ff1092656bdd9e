import { AppError } from '../base/errors.ts'
import { toDimensionFilter } from '../core/dimension-filter.ts'
import { type GoalProgress, goalProgress, goalUnitsOf, paceShare } from '../core/goal.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { type Period, unitPeriod } from '../core/period.ts'
import { divideRatios, type Ratio, ratioNumber } from '../core/ratio.ts'
import { filtersText } from '../widgets/filters-text.ts'
import type { MetricGoal } from '../widgets/goal.ts'
import { keptFrom } from '../widgets/kept-sums.ts'
import type { Metric } from '../widgets/metric.ts'
import type { Widget } from '../widgets/widget.ts'
import { growsWithTime, isAdditive, issueOf, type MetricExpression, metricsOf } from './metric-expression.ts'
import type { MetricView } from './metric-view.ts'
import { countWorkedBuckets } from './only-days.ts'
import type { GroupValues } from './report-data.ts'
import type { ReportPlan, ReportSpec, SeriesInput } from './report-plan.ts'

/** One metric of a report; everything asked of it is computed when it is asked for. */
export interface MetricReport {
  readonly plan: ReportPlan
  readonly spec: ReportSpec
  readonly keys: readonly string[]
  /** Which of the keys is the rest of the names behind the top; null where none is. */
  readonly otherIndex: number | null
  readonly metric: Metric
  readonly expression: MetricExpression
  readonly current: MetricView
  readonly compared: readonly MetricView[]
  /** What it is made of, over the period. */
  readonly viewOf: (expression: MetricExpression) => MetricView
  /** Of a group of a report; null: of the whole. */
  readonly group: MetricGroup | null
  /** The groups of the report; of a group: none. */
  readonly groups: () => readonly ReportGroup[]
}

/** Which part of a metric is reported. */
export interface MetricGroup {
  readonly values: GroupValues
  /** All that is in none of the other groups. */
  readonly isOther: boolean
  /** The metric in the report without groups. */
  readonly total: MetricView
}

/** One combination of values in the report of a widget. */
export interface ReportGroup {
  readonly spec: ReportSpec
  readonly widget: Widget
  readonly values: GroupValues
  /** All that is in none of the other groups. */
  readonly isOther: boolean
  readonly metrics: readonly MetricReport[]
}

/** What was pushed as the number of the whole is not that of a part. */
export function headlineOverrideOf({
  metric,
  group,
  spec,
}: Pick<MetricReport, 'metric' | 'group' | 'spec'>): string | null {
  return isPart({ group, spec }) ? null : metric.headlineOverride
}

export function comparisonOverrideOf({
  metric,
  group,
  spec,
}: Pick<MetricReport, 'metric' | 'group' | 'spec'>): string | null {
  return isPart({ group, spec }) ? null : metric.comparisonOverride
}

const isPart = ({ group, spec }: Pick<MetricReport, 'group' | 'spec'>) =>
  group !== null || spec.where.length > 0 || spec.onlyDays !== 'ALL'

/** The part of a group in the whole; null where the groups do not add up to it, and where the whole is 0. */
export function shareOf({ expression, current, group }: MetricReport): number | null {
  if (!group || !isAdditive(expression)) return null
  const [own, total] = [current.exact(), group.total.exact()]
  const share = own && total && divideRatios(own, total)
  return share && ratioNumber(share)
}

/** The report itself, or CONFLICT where its formula has lost an operand: the other metrics of the widget can still be read. */
export function assertComputable(report: MetricReport): MetricReport {
  const issue = issueOf(report.expression)
  if (issue !== null) throw new AppError('CONFLICT', issue)
  return report
}

/** Rule 8: the override, else the aggregation over the period; null when there is no point. */
export function toHeadline(report: MetricReport): number | null {
  const override = headlineOverrideOf(report)
  return override === null ? report.current.value() : Number(override)
}

export interface Coverage {
  readonly buckets: number
  readonly bucketsWithData: number
  readonly lastPointAt: number | null
  readonly carriedFrom: number | null
  readonly pointsWithoutWeight: number
  /** From when on each point is kept as it was pushed, and before that sums of quarters of an hour; null: from the beginning. */
  readonly instantsFrom: number | null
  readonly hoursFrom: number | null
}

/** Of a formula, the latest of its operands. */
function keptOf(inputs: readonly SeriesInput[], expression: MetricExpression) {
  const metrics = new Set(metricsOf(expression))
  const kept = inputs.filter(({ metric }) => metrics.has(metric)).map(({ sums }) => keptFrom(sums))
  const latest = (ends: readonly (number | null)[]) => {
    const known = ends.filter(end => end !== null)
    return known.length === 0 ? null : Math.max(...known)
  }
  return {
    instantsFrom: latest(kept.map(it => it.instantsFrom)),
    hoursFrom: latest(kept.map(it => it.hoursFrom)),
  }
}

export function coverageOf({ current, keys, plan, expression }: MetricReport): Coverage {
  const { bucketsWithPoints, lastPointAt, carriedFrom, total } = current
  return {
    buckets: countWorkedBuckets(plan, keys.length),
    bucketsWithData: bucketsWithPoints.size,
    lastPointAt,
    carriedFrom,
    pointsWithoutWeight: total?.weighted ? total.count - total.weighted.count : 0,
    ...keptOf(plan.spec.inputs, expression),
  }
}

export interface GoalReport extends GoalProgress {
  readonly goal: MetricGoal
  /** The whole unit, its future days too. */
  readonly period: Period
  readonly exactAttained: Ratio | null
}

/** Which rows are reported; the others are no part that a goal could name. */
function partText({ spec, group }: MetricReport): string | null {
  if (group?.isOther || spec.onlyDays !== 'ALL') return null
  const values = group ? spec.by.map((dimension, at) => ({ dimension, in: [group.values[at] ?? null] })) : []
  return filtersText([...spec.where, ...values.map(toDimensionFilter)])
}

/** The goal for the calendar unit that the period is, or is the beginning of; null where there is none. */
export function goalOf(report: MetricReport): GoalReport | null {
  const { metric, expression, current, plan } = report
  const { calendar, working } = plan.spec
  const part = metric.goals.length === 0 ? null : partText(report)
  const units = part === null ? [] : goalUnitsOf(plan.period, calendar)
  const goals = metric.goals.filter(it => filtersText(it.where) === part)
  const goal = units.flatMap(unit => goals.find(it => it.unit === unit) ?? [])[0]
  if (!goal) return null
  const whole = unitPeriod(goal.unit, plan.period.firstDay, calendar)
  const target = { target: decimalFromNumeric(goal.target), direction: goal.direction }
  const exactAttained = current.exact()
  const elapsed = growsWithTime(expression) ? paceShare(goal.pace, whole, calendar.now, working) : null
  const progress = goalProgress(target, exactAttained, elapsed)
  return { ...progress, goal, period: whole, exactAttained }
}

/** Totals by how often each key of a profile occurs; levels do not grow by occurring more often. */
export function toPerOccurrence({ current, keys, expression }: MetricReport, occurrences: readonly number[]) {
  if (!growsWithTime(expression)) return current.values(keys.length)
  return keys.map((_, index) => {
    const exact = current.exactIn(index)
    const times = occurrences[index] ?? 0
    if (exact === null || times === 0) return null
    return ratioNumber({ numerator: exact.numerator, denominator: exact.denominator * BigInt(times) })
  })
}
