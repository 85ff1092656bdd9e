import { AppError } from '../base/errors.ts'
import { foldProfile } from '../core/profile.ts'
import type { SparseSeries } from '../core/series.ts'
import { startOfDay } from '../core/zone.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { issueOf, type MetricExpression } from './metric-expression.ts'
import type { MetricReport, ReportGroup } from './metric-report.ts'
import { type MetricView, viewOfFormula, viewOfPoints } from './metric-view.ts'
import { orderNames } from './name-order.ts'
import { idleBuckets, withoutIdle } from './only-days.ts'
import { viewOfPeriods } from './period-view.ts'
import type { GroupData } from './report-data.ts'
import { dataOfSeries, emptySeries, type ReportData } from './report-data.ts'
import type { ReportPlan, ReportSpec } from './report-plan.ts'
import { fillFor } from './report-query.ts'
import { hasRest } from './report-range.ts'
import { viewOfSeries } from './series-view.ts'

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
  /** By the dimensions asked for, in their order, the others last; empty: none were asked for. */
  readonly groups: readonly ReportGroup[]
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
  readonly groups: readonly GroupViews[]
}

interface GroupViews extends Pick<GroupData, 'values' | 'isOther'> {
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

export function viewsOf(plan: ReportPlan, { series, categories, otherIndex, groups }: ReportData): ReportViews {
  const { inputs, keyKind, fill } = plan.spec
  const fold = foldOf(plan)
  const keys = fold?.keys ?? plan.ranges[0]?.buckets.keys ?? categories
  const dataOf = new Map(inputs.map((input, index) => [input.metric, { input, ranges: series[index] ?? [] }]))
  const idle = fold ? [] : plan.ranges.map((_, range) => idleBuckets(plan, range))
  const viewIn = (expression: MetricExpression, range: number): MetricView => {
    const view = allDays(expression, range)
    const isIdle = idle[range]
    return isIdle ? withoutIdle(view, isIdle) : view
  }
  const allDays = (expression: MetricExpression, range: number): MetricView => {
    if (expression.kind === 'CALCULATED') {
      const operands = [...expression.operands].map(([name, operand]) => [name, viewIn(operand, range)] as const)
      return viewOfFormula(expression.formula, new Map(operands))
    }
    const seriesData = dataOf.get(expression.metric)
    const data = seriesData?.ranges[range] ?? emptySeries
    // Series of dimensions are folded where they are read.
    const folded = fold && !data.reduced ? { ...data, series: fold.fold(data.series) } : data
    const aggregation = aggregationOf(expression.metric)
    const own = seriesData?.input.keyKind ?? keyKind
    const timed = own === 'CATEGORY' ? undefined : plan.rangesOf[own][range]
    const options = {
      aggregation,
      fill: fillFor(fill, aggregation),
      hasUndrawn: timed !== undefined && hasRest(timed),
      instantOf: (key: string) => instantOfKey(key, own, plan),
    }
    if (aggregation === 'PERIODIC') return viewOfPeriods(data.periods ?? null, options.instantOf)
    return data.reduced ? viewOfSeries(data, data.reduced, options) : viewOfPoints(folded, options)
  }
  const ofGroups = (groups ?? []).map(({ values, isOther, series: own }): GroupViews => {
    const data = { ...dataOfSeries(own), categories, otherIndex }
    return { values, isOther, viewIn: viewsOf(plan, data).viewIn }
  })
  return { plan, keys, otherIndex, occurrences: fold?.occurrences ?? null, viewIn, groups: ofGroups }
}

/** A report per member of the spec: some or all of the plan's metrics. */
export function toReports(views: ReportViews, spec: ReportSpec): readonly Report[] {
  const { plan, keys, otherIndex, occurrences } = views
  const shared = { plan, spec, keys, otherIndex }
  const metricBy = (metric: Metric, viewIn: ReportViews['viewIn']) => {
    const expression = plan.spec.expressions.get(metric) as MetricExpression
    const compared = plan.comparedPeriods.map((_, index) => viewIn(expression, index + 1))
    return {
      ...shared,
      metric,
      expression,
      current: viewIn(expression, 0),
      compared,
      viewOf: (own: MetricExpression) => viewIn(own, 0),
    }
  }
  return spec.members.map(({ widget, metrics }) => {
    let groups: readonly ReportGroup[] | null = null
    const groupsOf = () => {
      groups ??= views.groups.map(({ values, isOther, viewIn }): ReportGroup => {
        const own = report.metrics.map(({ metric, current: total }): MetricReport => {
          return { ...metricBy(metric, viewIn), group: { values, isOther, total }, groups: noGroups }
        })
        return { spec, widget, values, isOther, metrics: own }
      })
      return groups
    }
    const report: Report = {
      ...shared,
      widget,
      occurrences,
      metrics: metrics.map(metric => ({ ...metricBy(metric, views.viewIn), group: null, groups: groupsOf })),
      get groups() {
        return groupsOf()
      },
    }
    return report
  })
}

const noGroups = () => []

/** How the buckets of a profile fall together; `null` where the report is none. */
function foldOf(plan: ReportPlan) {
  const { profile, calendar } = plan.spec
  const buckets = plan.ranges[0]?.buckets
  if (!profile || !buckets) return null
  const isIdle = idleBuckets(plan, 0)
  const { keys, occurrences } = foldProfile(profile, buckets, new Map(), calendar, isIdle)
  const fold = (series: SparseSeries) => foldProfile(profile, buckets, series, calendar).series
  return { keys, occurrences, fold }
}

function instantOfKey(key: string, keyKind: KeyKind, plan: ReportPlan): number | null {
  if (keyKind === 'CATEGORY') return null
  return keyKind === 'TIME' ? Math.floor(Number(key) / 1000) : startOfDay(Number(key), plan.period.timeZone)
}
