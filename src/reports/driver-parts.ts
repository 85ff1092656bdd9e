// The numbers that a change is split by: of each group, of several together, and of all.

import type { OperandPairs, Pair } from '../core/drivers.ts'
import { evaluateFormula } from '../core/formula.ts'
import { type Ratio, sumRatios } from '../core/ratio.ts'
import { metricsIn, nameOf } from './driver-expression.ts'
import type { FoundGroup } from './group-join.ts'
import type { MetricExpression } from './metric-expression.ts'
import { ZERO } from './metric-view.ts'
import { viewsOf } from './report.ts'
import { dataOfSeries, type GroupValues } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'

/** A group, or several, with its numbers of each pushed metric, in both periods. */
export interface Part {
  readonly values: GroupValues
  readonly numbers: ReadonlyMap<string, Partial<Pair>>
}

export function partOf(plan: ReportPlan, { values, series }: FoundGroup, expression: MetricExpression): Part {
  const { viewIn } = viewsOf(plan, dataOfSeries(series))
  const numbers = new Map<string, Partial<Pair>>()
  for (const metric of metricsIn(expression)) {
    const exactIn = (range: number) => {
      const view = viewIn({ kind: 'PUSHED', metric }, range)
      return (expression.kind === 'PUSHED' ? view : view.operand).exact()
    }
    numbers.set(nameOf(metric), toPair(exactIn(1), exactIn(0)))
  }
  return { values, numbers }
}

/** As one group: the numbers of drivers add up. */
export function joinParts(parts: readonly Part[], by: readonly string[] = []): Part {
  const names = new Set(parts.flatMap(({ numbers }) => [...numbers.keys()]))
  const numbers = new Map<string, Partial<Pair>>()
  for (const name of names) {
    const sumOf = (when: keyof Pair) => {
      const own = parts.map(part => part.numbers.get(name)?.[when]).filter(it => it !== undefined)
      return own.length === 0 ? {} : { [when]: sumRatios(own) }
    }
    numbers.set(name, { ...sumOf('previous'), ...sumOf('current') })
  }
  return { values: by.map(() => null), numbers }
}

/** Without a number it contributes nothing. */
export function pairsOf({ numbers }: Part): OperandPairs {
  return name => {
    const { previous = ZERO, current = ZERO } = numbers.get(name) ?? {}
    return { previous, current }
  }
}

export function valuesOf(expression: MetricExpression, { numbers }: Part): Partial<Pair> {
  const valueIn = (own: MetricExpression, when: keyof Pair): Ratio | null => {
    if (own.kind === 'BROKEN') return null
    if (own.kind === 'PUSHED') return numbers.get(nameOf(own.metric))?.[when] ?? null
    const operands = new Map([...own.operands].map(([name, operand]) => [name, valueIn(operand, when)]))
    return evaluateFormula(own.formula, name => operands.get(name) ?? null)
  }
  return toPair(valueIn(expression, 'previous'), valueIn(expression, 'current'))
}

const toPair = (previous: Ratio | null, current: Ratio | null): Partial<Pair> => ({
  ...(previous && { previous }),
  ...(current && { current }),
})
