import { type Formula, growthDegree } from '../core/formula.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'

/** How a metric of a report gets its numbers: from its own points, from other readings, or not at all. */
export type Reading =
  | { readonly kind: 'PUSHED'; readonly metric: Metric }
  | {
      readonly kind: 'CALCULATED'
      readonly metric: Metric
      readonly formula: Formula
      readonly operands: ReadonlyMap<string, Reading>
    }
  | { readonly kind: 'BROKEN'; readonly metric: Metric; readonly sentence: string }

/** What keeps the reading from having a value: its own fault or that of an operand; `null`: nothing. */
export function faultOf(reading: Reading): string | null {
  if (reading.kind === 'PUSHED') return null
  if (reading.kind === 'BROKEN') return reading.sentence
  for (const operand of reading.operands.values()) {
    const fault = faultOf(operand)
    if (fault !== null) return fault
  }
  return null
}

/** Whether the number grows as the period goes on, as totals do and levels do not: how a goal's pace is measured. */
export function growsWithTime(reading: Reading): boolean {
  return degreeOf(reading) === 1
}

function degreeOf(reading: Reading): number | null {
  if (reading.kind === 'BROKEN') return null
  if (reading.kind === 'PUSHED') return aggregationOf(reading.metric) === 'SUM' ? 1 : 0
  return growthDegree(reading.formula, name => {
    const operand = reading.operands.get(name)
    return operand ? degreeOf(operand) : null
  })
}
