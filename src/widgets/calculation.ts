import type { MetricId, WidgetId } from '../base/id.ts'
import { type Formula, MAX_FORMULA_LENGTH, parseFormula, renameReferences } from '../core/formula.ts'

/** What a name of a formula stands for. The label remains when the metric is gone. */
export interface Operand {
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  /** `Users` or, of another widget, `Users of Web`: as it was called when the formula was saved. */
  readonly label: string
}

/** The formula of a calculated metric: its text as it was written, and the metric behind each of its names. */
export interface Calculation {
  readonly text: string
  readonly operands: Readonly<Record<string, Operand>>
}

/** Most calculated metrics of a project: all of them are looked at when one is saved (no formula may lead to itself). */
export const MAX_CALCULATED_METRICS = 1_000

/** The calculation where one of its metrics has another name; itself where it has no such metric. */
export function withRenamedOperand(
  calculation: Calculation,
  metricId: MetricId,
  from: string,
  to: string,
): Calculation {
  if (!Object.values(calculation.operands).some(operand => operand.metricId === metricId)) return calculation
  const operands: Record<string, Operand> = Object.create(null)
  let { text } = calculation
  for (const [key, operand] of Object.entries(calculation.operands)) {
    const isRenamed = operand.metricId === metricId
    const label = isRenamed ? withNewName(operand.label, from, to) : operand.label
    const renamed = isRenamed && key.normalize('NFC') === from ? renameReferences(text, key, to) : text
    // By its old name it is found as well: what got too long, or has lost a metric of the new name, stays as it was written.
    const isFree = renamed.length <= MAX_FORMULA_LENGTH && !(to in calculation.operands)
    if (renamed !== text && isFree) {
      text = renamed
      operands[to] = { ...operand, label }
    } else operands[key] = { ...operand, label }
  }
  return { text, operands }
}

/** `Users` and `Users of Web`. */
function withNewName(label: string, from: string, to: string): string {
  if (label === from) return to
  return label.startsWith(`${from} of `) ? to + label.slice(from.length) : label
}

const formulas = new WeakMap<Calculation, Formula>()

/** The formula taken apart, once per definition. */
export function formulaOf(calculation: Calculation): Formula {
  let formula = formulas.get(calculation)
  if (!formula) {
    formula = parseFormula(calculation.text)
    formulas.set(calculation, formula)
  }
  return formula
}
