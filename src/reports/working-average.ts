// What a metric brings on a working day: the sum of the days that have passed, by how many of them were worked.
import type { Formula } from '../core/formula.ts'
import type { Ratio } from '../core/ratio.ts'
import { countWorkingDays } from '../core/working-days.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import { aggregationOf } from '../widgets/metric.ts'
import { isAdditive, type MetricExpression } from './metric-expression.ts'
import type { MetricReport } from './metric-report.ts'
import type { MetricView } from './metric-view.ts'
import { viewsOf } from './report.ts'
import type { ReportData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import type { TimeRange } from './report-range.ts'

/** Whether days of it add up to a period: sums and counts, their sums and differences, and multiples of those. */
export function addsUpOverDays(expression: MetricExpression): boolean {
  if (expression.kind === 'BROKEN') return false
  if (expression.kind === 'PUSHED') return isAdditive(expression) && aggregationOf(expression.metric) === 'SUM'
  const { formula, operands } = expression
  const isSum = (name: string) => {
    const operand = operands.get(name)
    return operand !== undefined && addsUpOverDays(operand)
  }
  return shapeOf(formula, isSum) === 'SUM'
}

function shapeOf(formula: Formula, isSum: (name: string) => boolean): 'NUMBER' | 'SUM' | null {
  if (formula.kind === 'NUMBER') return 'NUMBER'
  if (formula.kind === 'REFERENCE') return isSum(formula.name) ? 'SUM' : null
  if (formula.kind === 'NEGATE') return shapeOf(formula.operand, isSum)
  const [left, right] = [shapeOf(formula.left, isSum), shapeOf(formula.right, isSum)]
  if (left === null || right === null) return null
  if (formula.kind === 'MULTIPLY') return left === 'NUMBER' ? right : right === 'NUMBER' ? left : null
  if (formula.kind === 'DIVIDE') return right === 'NUMBER' ? left : null
  return left === right ? left : null
}

const todayOf = ({ spec, period }: ReportPlan) => dayAt(spec.calendar.now, period.timeZone)

/** Whether days to come may have points already, which are not to count. */
export function reachesBeyondToday(plan: ReportPlan): boolean {
  return plan.period.lastDay > todayOf(plan)
}

/** Those of the period through today. */
export function workingDaysSoFar(plan: ReportPlan): number {
  const { period, spec } = plan
  return countWorkingDays(period.firstDay, Math.min(period.lastDay, todayOf(plan)), spec.working)
}

/** The same report of the days through today, as one bucket and compared with nothing; of what adds up over days alone. */
export function toPassedPlan(plan: ReportPlan): ReportPlan {
  const end = todayOf(plan) + 1
  const inputs = plan.spec.inputs.filter(({ metric }) => addsUpOverDays({ kind: 'PUSHED', metric }))
  const cut = (ranges: readonly TimeRange[], before: number, toKey: (start: number) => string) =>
    ranges.slice(0, 1).map((range): TimeRange => {
      const [start = before] = range.buckets.starts
      const buckets = { keys: ['passed'], starts: [Math.min(start, before)], end: before }
      return { buckets, from: toKey(Math.min(start, before)), before: toKey(before), indexes: [0], images: null }
    })
  const DATE = cut(plan.rangesOf.DATE, end, String)
  const TIME = cut(plan.rangesOf.TIME, startOfDay(end, plan.period.timeZone), start => `${start}000`)
  return {
    ...plan,
    spec: { ...plan.spec, inputs, profile: null, compare: [] },
    comparedPeriods: [],
    compareIndexes: [],
    granularity: 'YEAR',
    ranges: plan.spec.keyKind === 'DATE' ? DATE : TIME,
    rangesOf: { DATE, TIME },
  }
}

/** What the part of a report shows of the data of its passed plan; null where it has no points. */
export function passedView(
  plan: ReportPlan,
  data: ReportData,
  { expression, group }: Pick<MetricReport, 'expression' | 'group'>,
): MetricView | null {
  const views = viewsOf(plan, data)
  if (!group) return views.viewIn(expression, 0)
  const name = JSON.stringify(group.values)
  const own = views.groups.find(({ values, isOther }) =>
    group.isOther ? isOther : !isOther && JSON.stringify(values) === name,
  )
  return own ? own.viewIn(expression, 0) : null
}

export function perWorkingDay(sum: Ratio | null, days: number): Ratio | null {
  return sum && days > 0 ? { numerator: sum.numerator, denominator: sum.denominator * BigInt(days) } : null
}
