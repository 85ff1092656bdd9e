// What a formula that is being written gives: its operands as the gateway aggregates them, then the formula, exactly, as it is applied there.
import { evaluateFormula, type Formula, parseFormula, referencesOf } from '../../../core/formula.ts'
import { decimalFromNumeric } from '../../../core/number.ts'
import { type Ratio, ratioNumber, ratioOf } from '../../../core/ratio.ts'
import type { FormulaOperandsQuery } from '../gql/graphql.ts'

export type Operand = NonNullable<NonNullable<FormulaOperandsQuery['metricsById']>[number]>

interface NamedMetric {
  readonly id: string
  readonly name: string
}

export type ReadFormula =
  | { readonly formula: Formula; readonly ids: ReadonlyMap<string, string>; readonly wrong: null }
  | { readonly formula: null; readonly ids: null; readonly wrong: string }

/** The formula with the metric that each of its names means: one of the widget by its name, any other by its id. */
export function readFormula(text: string, metrics: readonly NamedMetric[]): ReadFormula {
  try {
    const formula = parseFormula(text)
    const ids = new Map(referencesOf(formula).map(name => [name, idOf(name, metrics)]))
    if (ids.size === 0) throw new Error('Name at least one metric, in brackets.')
    return { formula, ids, wrong: null }
  } catch (error) {
    return { formula: null, ids: null, wrong: error instanceof Error ? error.message : String(error) }
  }
}

function idOf(name: string, metrics: readonly NamedMetric[]): string {
  const found = metrics.find(metric => metric.name === name)
  if (found) return found.id
  if (name.startsWith('metric_')) return name
  throw new Error(`The widget has no metric “${name}”. One of another widget is written by its id.`)
}

export interface FormulaNumbers {
  readonly label: string
  /** Of the whole period; null: an operand has no points, or a divisor is 0. */
  readonly whole: number | null
  readonly buckets: readonly { readonly key: string; readonly value: number | null }[]
}

const SHOWN_BUCKETS = 6

/** The numbers of the period and of its last buckets; null where an operand has no report. */
export function numbersOf(
  formula: Formula,
  ids: ReadonlyMap<string, string>,
  operands: readonly Operand[],
): FormulaNumbers | null {
  const byId = new Map(operands.map(operand => [operand.id, operand]))
  const found = [...ids.values()].map(id => byId.get(id)?.report)
  const [first] = found
  if (!first || found.includes(null) || found.includes(undefined)) return null
  const apply = (numberOf: (operand: Operand) => string | null) => {
    const value = evaluateFormula(formula, name => {
      const operand = byId.get(ids.get(name) ?? '')
      return operand ? toRatio(numberOf(operand)) : null
    })
    return value && ratioNumber(value)
  }
  const buckets = first.keys.map(key => ({ key, value: apply(operand => valueAt(operand, key)) }))
  return {
    label: first.period.label,
    whole: apply(wholeOf),
    buckets: first.granularity === null ? buckets.slice(0, SHOWN_BUCKETS) : buckets.slice(-SHOWN_BUCKETS),
  }
}

function valueAt({ report }: Operand, key: string): string | null {
  return report?.exact.values[report.keys.indexOf(key)] ?? null
}

/** Formulas take what was computed, never what a push wrote over it. */
function wholeOf({ report, aggregation }: Operand): string | null {
  if (!report) return null
  if (report.headlineSource === 'COMPUTED') return report.exact.headline
  const { sum, average, latest, minimum, maximum } = report.exact
  return { SUM: sum, AVERAGE: average, LATEST: latest, MIN: minimum, MAX: maximum, PERIODIC: null }[aggregation]
}

const toRatio = (text: string | null): Ratio | null => (text === null ? null : ratioOf(decimalFromNumeric(text)))
