import { type Formula, growthDegree } from '../core/formula.ts'
import { acrossOf, aggregationOf, type Metric } from '../widgets/metric.ts'

/** How a metric of a report gets its numbers: from its own points, from other expressions, or not at all. */
export type MetricExpression =
  | { readonly kind: 'PUSHED'; readonly metric: Metric }
  | {
      readonly kind: 'CALCULATED'
      readonly metric: Metric
      readonly formula: Formula
      readonly operands: ReadonlyMap<string, MetricExpression>
    }
  | { readonly kind: 'BROKEN'; readonly metric: Metric; readonly message: string }

/** What keeps the reading from having a value: its own fault or that of an operand; `null`: nothing. */
export function issueOf(expression: MetricExpression): string | null {
  if (expression.kind === 'PUSHED') return null
  if (expression.kind === 'BROKEN') return expression.message
  for (const operand of expression.operands.values()) {
    const issue = issueOf(operand)
    if (issue !== null) return issue
  }
  return null
}

/** Whether the number grows as the period goes on, as totals do and levels do not: how a goal's pace is measured. */
export function growsWithTime(expression: MetricExpression): boolean {
  return degreeOf(expression) === 1
}

function degreeOf(expression: MetricExpression): number | null {
  if (expression.kind === 'BROKEN') return null
  if (expression.kind === 'PUSHED') return aggregationOf(expression.metric) === 'SUM' ? 1 : 0
  return growthDegree(expression.formula, name => {
    const operand = expression.operands.get(name)
    return operand ? degreeOf(operand) : null
  })
}

/** Whether the numbers of groups add up to that of all: sums do, and what is summed up over series. */
export function isAdditive(expression: MetricExpression): boolean {
  if (expression.kind !== 'PUSHED') return false
  const { metric } = expression
  if (metric.eventCount) return metric.eventCount.aggregate === 'COUNT' || metric.eventCount.aggregate === 'SUM'
  const across = acrossOf(metric)
  return across === 'SUM' || (across === 'POOLED' && aggregationOf(metric) === 'SUM')
}

/** Whether it is made of values of periods, which are never joined. */
export function isOfPeriods(expression: MetricExpression): boolean {
  if (expression.kind === 'BROKEN') return false
  if (expression.kind === 'PUSHED') return aggregationOf(expression.metric) === 'PERIODIC'
  return [...expression.operands.values()].some(isOfPeriods)
}

/** The pushed metrics that a number is made of. */
export function metricsOf(expression: MetricExpression): readonly Metric[] {
  if (expression.kind === 'BROKEN') return []
  return expression.kind === 'PUSHED' ? [expression.metric] : [...expression.operands.values()].flatMap(metricsOf)
}
