import { AppError } from '../base/errors.ts'
import { type GoalProgress, goalPeriodOf, goalProgress } from '../core/goal.ts'
import { decimalFromNumeric } from '../core/number.ts'
import type { Period } from '../core/period.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import type { MetricGoal } from '../widgets/goal.ts'
import type { Metric } from '../widgets/metric.ts'
import { growsWithTime, issueOf, type MetricExpression } from './metric-expression.ts'
import type { MetricView } from './metric-view.ts'
import type { ReportPlan, ReportSpec } from './report-plan.ts'

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
}

/** The report itself, or CONFLICT where its formula has lost an operand: the other metrics of the widget can still be read. */
export function assertComputable(report: MetricReport): MetricReport {
  const issue = issueOf(report.expression)
  if (issue !== null) throw new AppError('CONFLICT', issue)
  return report
}

/** Rule 8: the override, else the aggregation over the period; null when there is no point. */
export function toHeadline(report: MetricReport): number | null {
  const { headlineOverride } = report.metric
  return headlineOverride === null ? report.current.value() : Number(headlineOverride)
}

export interface Coverage {
  readonly buckets: number
  readonly bucketsWithData: number
  readonly lastPointAt: number | null
  readonly carriedFrom: number | null
}

export function coverageOf({ current, keys }: MetricReport): Coverage {
  const { bucketsWithPoints, lastPointAt, carriedFrom } = current
  return { buckets: keys.length, bucketsWithData: bucketsWithPoints.size, lastPointAt, carriedFrom }
}

export interface GoalReport extends GoalProgress {
  readonly goal: MetricGoal
  /** The whole unit, its future days too. */
  readonly period: Period
  readonly exactAttained: Ratio | null
}

/** The goal for the calendar unit that the period is, or is the beginning of; null where there is none. */
export function goalOf({ metric, expression, current, plan }: MetricReport): GoalReport | null {
  const { calendar } = plan.spec
  const measured = metric.goals.length === 0 ? null : goalPeriodOf(plan.period, calendar)
  const goal = metric.goals.find(it => it.unit === measured?.unit)
  if (!goal || !measured) return null
  const target = { target: decimalFromNumeric(goal.target), direction: goal.direction }
  const exactAttained = current.exact()
  const progress = goalProgress(target, exactAttained, growsWithTime(expression), measured.whole, calendar.now)
  return { ...progress, goal, period: measured.whole, exactAttained }
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
