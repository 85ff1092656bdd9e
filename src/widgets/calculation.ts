import type { Id } from '../base/id.ts'
import { type Formula, parseFormula } from '../core/formula.ts'

/** What a name of a formula stands for. The label remains when the metric is gone. */
export interface Operand {
  readonly widgetId: Id
  readonly metricId: Id
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
