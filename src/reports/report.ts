import { AppError } from '../base/errors.ts'
import { foldProfile } from '../core/profile.ts'
import type { SparseSeries } from '../core/series.ts'
import { startOfDay } from '../core/zone.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { issueOf, type MetricExpression } from './metric-expression.ts'
import type { MetricReport } from './metric-report.ts'
import { type MetricView, viewOfFormula, viewOfPoints } from './metric-view.ts'
import { orderNames } from './name-order.ts'
import { emptySeries, type ReportData } from './report-data.ts'
import type { ReportPlan, ReportSpec } from './report-plan.ts'
import { fillFor } from './report-query.ts'
import { hasRest } from './report-range.ts'

/** One widget over the period. */
export interface Report {
  readonly plan: ReportPlan
  /** What was asked for; the plan may be of more metrics. */
  readonly spec: ReportSpec
  readonly widget: Widget
  readonly keys: readonly string[]
  /** Which of the keys is the rest of the names behind the top; null where none is. */
  readonly otherIndex: number | null
  /** Of a profile: how often each key occurs in the period. */
  readonly occurrences: readonly number[] | null
  readonly metrics: readonly MetricReport[]
}

/** What the metrics of a plan show, from the data that was read for it. */
export interface ReportViews {
  readonly plan: ReportPlan
  readonly keys: readonly string[]
  /** Which of the keys is the rest of the names behind the top; null where none is. */
  readonly otherIndex: number | null
  readonly occurrences: readonly number[] | null
  /** In one of the ranges: the period is the first of them. */
  viewIn(expression: MetricExpression, range: number): MetricView
}

/** Throws CONFLICT where names are ordered by a formula that has lost an operand. */
export function createReportViews(plan: ReportPlan, read: ReportData): ReportViews {
  const { order, expressions } = plan.spec
  const valuesOf = (names: number) => {
    const expression = order?.metric && expressions.get(order.metric)
    if (!expression) return []
    const issue = issueOf(expression)
    if (issue !== null) throw new AppError('CONFLICT', issue)
    return viewsOf(plan, read).viewIn(expression, 0).exactValues(names)
  }
  return viewsOf(plan, orderNames(plan, read, valuesOf))
}

function viewsOf(plan: ReportPlan, { series, categories, otherIndex }: ReportData): ReportViews {
  const { inputs, keyKind, fill } = plan.spec
  const fold = foldOf(plan)
  const keys = fold?.keys ?? plan.ranges[0]?.buckets.keys ?? categories
  const dataOf = new Map(inputs.map((input, index) => [input.metric, { input, ranges: series[index] ?? [] }]))
  const viewIn = (expression: MetricExpression, range: number): MetricView => {
    if (expression.kind === 'CALCULATED') {
      const operands = [...expression.operands].map(([name, operand]) => [name, viewIn(operand, range)] as const)
      return viewOfFormula(expression.formula, new Map(operands))
    }
    const seriesData = dataOf.get(expression.metric)
    const data = seriesData?.ranges[range] ?? emptySeries
    const folded = fold ? { ...data, series: fold.fold(data.series) } : data
    const aggregation = aggregationOf(expression.metric)
    const own = seriesData?.input.keyKind ?? keyKind
    const timed = own === 'CATEGORY' ? undefined : plan.rangesOf[own][range]
    return viewOfPoints(folded, {
      aggregation,
      fill: fillFor(fill, aggregation),
      hasUndrawn: timed !== undefined && hasRest(timed),
      instantOf: key => instantOfKey(key, own, plan),
    })
  }
  return { plan, keys, otherIndex, occurrences: fold?.occurrences ?? null, viewIn }
}

/** A report per member of the spec: some or all of the plan's metrics. */
export function toReports(views: ReportViews, spec: ReportSpec): readonly Report[] {
  const { plan, keys, otherIndex, occurrences, viewIn } = views
  const { expressions } = plan.spec
  return spec.members.map(({ widget, metrics }) => ({
    plan,
    spec,
    widget,
    keys,
    otherIndex,
    occurrences,
    metrics: metrics.map(metric => {
      const expression = expressions.get(metric) as MetricExpression
      const current = viewIn(expression, 0)
      const compared = plan.comparedPeriods.map((_, index) => viewIn(expression, index + 1))
      return { plan, spec, keys, otherIndex, metric, expression, current, compared }
    }),
  }))
}

/** How the buckets of a profile fall together; `null` where the report is none. */
function foldOf(plan: ReportPlan) {
  const { profile, calendar } = plan.spec
  const buckets = plan.ranges[0]?.buckets
  if (!profile || !buckets) return null
  const { keys, occurrences } = foldProfile(profile, buckets, new Map(), calendar)
  const fold = (series: SparseSeries) => foldProfile(profile, buckets, series, calendar).series
  return { keys, occurrences, fold }
}

function instantOfKey(key: string, keyKind: KeyKind, plan: ReportPlan): number | null {
  if (keyKind === 'CATEGORY') return null
  return keyKind === 'TIME' ? Math.floor(Number(key) / 1000) : startOfDay(Number(key), plan.period.timeZone)
}
