// What a metric's numbers may be added up over, and what may be divided by days.
import type { Formula } from '../core/formula.ts'
import { growsWithTime, isAdditive, isOfPeriods, type MetricExpression } from '../reports/metric-expression.ts'
import { aggregationOf } from '../widgets/metric.ts'
import { unitOfMetric } from './metric-entry.ts'

/** One user comes on several days, and in several countries. */
const countsUsers = (expression: MetricExpression): boolean =>
  expression.kind === 'PUSHED' && expression.metric.eventCount?.aggregate === 'UNIQUE_USERS'

const hasUsers = (expression: MetricExpression): boolean =>
  expression.kind === 'CALCULATED' ? [...expression.operands.values()].some(hasUsers) : countsUsers(expression)

/** Whether the numbers of days add up to that of the month. */
export const addsUpOverTime = (expression: MetricExpression): boolean =>
  growsWithTime(expression) && !hasUsers(expression) && !isOfPeriods(expression)

/** Whether those of groups add up to that of all. */
export const addsUpOverGroups = (expression: MetricExpression): boolean => isAdditive(expression)

/** Its points are of single days: true of those that one row a day was pushed of. */
export const isMean = (expression: MetricExpression): boolean =>
  expression.kind === 'PUSHED' && aggregationOf(expression.metric) === 'AVERAGE' && !expression.metric.eventCount

/** Why its numbers do not add up, behind "Its numbers". */
export function whyNotAdditive(expression: MetricExpression): string {
  if (hasUsers(expression)) return 'count users, who come on several days and count once'
  if (expression.kind !== 'PUSHED') return 'are of a formula, which is applied to totals and not added up'
  const aggregation = aggregationOf(expression.metric)
  if (aggregation === 'PERIODIC') return 'are of periods of their own, which may count the same thing more than once'
  if (aggregation === 'AVERAGE') return 'are means or ratios, whose sum says nothing'
  if (aggregation === 'LATEST') return 'are levels, such as a stock: the sum of two days is no stock'
  return `are the ${aggregation === 'MIN' ? 'smallest' : 'largest'} of a day, whose sum says nothing`
}

/** Two units that a formula adds up, subtracts or divides currencies of; null: it mixes none. */
export function mixedUnits(expression: MetricExpression): readonly [string, string] | null {
  if (expression.kind !== 'CALCULATED') return null
  for (const operand of expression.operands.values()) {
    const mixed = mixedUnits(operand)
    if (mixed) return mixed
  }
  const unit = unitOfFormula(expression.formula, name => unitOfExpression(expression.operands.get(name)))
  return typeof unit === 'object' ? unit : null
}

type Unit = string | undefined | readonly [string, string]

/** Undefined: a plain number, or not known. */
function unitOfExpression(expression: MetricExpression | undefined): Unit {
  if (!expression || expression.kind === 'BROKEN') return undefined
  const own = unitOfMetric(expression.metric)
  if (own !== null) return own
  if (expression.kind === 'PUSHED') return undefined
  return unitOfFormula(expression.formula, name => unitOfExpression(expression.operands.get(name)))
}

function unitOfFormula(formula: Formula, unitOf: (name: string) => Unit): Unit {
  if (formula.kind === 'NUMBER') return undefined
  if (formula.kind === 'REFERENCE') return unitOf(formula.name)
  if (formula.kind === 'NEGATE') return unitOfFormula(formula.operand, unitOf)
  const [left, right] = [unitOfFormula(formula.left, unitOf), unitOfFormula(formula.right, unitOf)]
  if (typeof left === 'object') return left
  if (typeof right === 'object') return right
  if (left === undefined || right === undefined) return formula.kind === 'DIVIDE' ? undefined : (left ?? right)
  const isSum = formula.kind === 'ADD' || formula.kind === 'SUBTRACT'
  if (left !== right && (isSum || (isCurrency(left) && isCurrency(right)))) return [left, right]
  return isSum ? left : undefined
}

const isCurrency = (unit: string) => /^[A-Z]{3}$/.test(unit)
