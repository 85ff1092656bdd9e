// What a metric has to be made of for its changes to be split.
import { quote } from '../base/quote.ts'
import { type DriverForm, driverFormOf, operandForm } from '../core/driver-form.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import { isAdditive, type MetricExpression } from './metric-expression.ts'
import type { NoDrivers } from './no-drivers.ts'

/** Why a metric has no groups whose contributions add up, before anything is read; `null`: it has. */
export function issueOfExpression(expression: MetricExpression): NoDrivers | null {
  for (const metric of metricsIn(expression)) {
    if (isAdditive({ kind: 'PUSHED', metric }) && aggregationOf(metric) !== 'PERIODIC') continue
    const message = `${quote(metric.name)} does not add up from groups, as means, extremes, levels and unique users do not: calculate it as a quotient of two sums, or ask for the groups themselves with \`by\`.`
    return { reason: 'NOT_ADDITIVE', message }
  }
  if (formOf(expression)) return null
  const message = `The formula of ${quote(expression.metric.name)} is no sum of products and quotients of sums: split the metrics that it is made of.`
  return { reason: 'UNSUPPORTED_FORMULA', message }
}

/** The pushed metrics that it is made of, each once. */
export function metricsIn(expression: MetricExpression): ReadonlySet<Metric> {
  if (expression.kind === 'PUSHED') return new Set([expression.metric])
  if (expression.kind === 'BROKEN') return new Set()
  return new Set([...expression.operands.values()].flatMap(operand => [...metricsIn(operand)]))
}

/** What an operand of a form is called. */
export const nameOf = ({ widgetId, metricId }: Metric) => `${widgetId}/${metricId}`

/** `null`: its formula has another form. */
export function formOf(expression: MetricExpression): DriverForm | null {
  if (expression.kind === 'PUSHED') return operandForm(nameOf(expression.metric))
  if (expression.kind === 'BROKEN') return null
  const forms = new Map([...expression.operands].map(([name, operand]) => [name, formOf(operand)]))
  return driverFormOf(expression.formula, name => forms.get(name) ?? null)
}
