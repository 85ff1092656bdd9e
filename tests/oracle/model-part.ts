// What a part of a report shows: the whole, or one of its groups.
import { type Aggregation, FORMULA_NAME, type ReportCase, type ValueText, type WidgetCase } from './cases.ts'
import { REST } from './model-sql.ts'
import { divide, multiply, type Rational, subtract, ZERO } from './rational.ts'

export type NumberKind = 'value' | 'fill' | 'run' | 'headline' | 'latest'

export interface ModelTotal {
  readonly sum: Rational
  readonly count: number
  readonly least: Rational
  readonly greatest: Rational
}

export interface ModelCoverage {
  readonly buckets: ReadonlySet<number>
  readonly lastKey: number | null
  readonly carriedKey: number | null
}

/** What the database found, each number by what it is of. */
export interface Lines {
  readonly numbers: ReadonlyMap<string, Rational>
  readonly totals: ReadonlyMap<string, ModelTotal>
  readonly coverage: ReadonlyMap<string, ModelCoverage>
}

export const keyOf = (report: number, part: number, range: number, metric: string): string =>
  `${report} ${part} ${range} ${metric}`
export const numberKeyOf = (kind: NumberKind, bucket: number, key: string): string => `${kind} ${bucket} ${key}`

export class ModelPart {
  /** Null: the whole. */
  readonly group: { readonly isOther: boolean; readonly values: readonly ValueText[] } | null
  readonly #lines: Lines
  readonly #widget: WidgetCase
  readonly #report: ReportCase
  readonly #index: number
  readonly #part: number

  constructor(
    group: ModelPart['group'],
    lines: Lines,
    { widget, report, index, part }: { widget: WidgetCase; report: ReportCase; index: number; part: number },
  ) {
    this.group = group
    this.#lines = lines
    this.#widget = widget
    this.#report = report
    this.#index = index
    this.#part = part
  }

  #number(kind: NumberKind, metric: string, range: number, bucket = 0): Rational | null {
    const key = keyOf(this.#index, this.#part, range, metric)
    return this.#lines.numbers.get(numberKeyOf(kind, bucket, key)) ?? null
  }

  aggregationOf(metric: string): Aggregation | null {
    return this.#widget.metrics.find(({ name }) => name === metric)?.aggregation ?? null
  }

  #fillOf(metric: string) {
    const { fill = 'NULL' } = this.#report
    if (fill !== 'BY_AGGREGATION') return fill
    return this.aggregationOf(metric) === 'LATEST' ? 'PREVIOUS' : 'NULL'
  }

  /** Under ZERO an operand without points is 0. */
  #operand(metric: string, value: Rational | null): Rational | null {
    return value ?? (this.#fillOf(metric) === 'ZERO' ? ZERO : null)
  }

  #calculated(numberOf: (metric: string) => Rational | null): Rational | null {
    const [a, b] = ['a', 'b'].map(metric => this.#operand(metric, numberOf(metric)))
    if (!a || !b) return null
    if (this.#widget.formula === '[a] - [b]') return subtract(a, b)
    if (this.#widget.formula === '[a] / [b]') return divide(a, b)
    const quotient = divide(b, a)
    return quotient && multiply(quotient, { num: 100n, den: 1n })
  }

  headline(metric: string, range: number): Rational | null {
    if (metric === FORMULA_NAME) return this.#calculated(it => this.headline(it, range))
    return this.#number('headline', metric, range)
  }

  value(metric: string, range: number, bucket: number): Rational | null {
    if (metric === FORMULA_NAME) return this.#calculated(it => this.value(it, range, bucket))
    const fill = this.#fillOf(metric)
    if (fill === 'PREVIOUS') return this.#number('fill', metric, range, bucket)
    return this.#number('value', metric, range, bucket) ?? (fill === 'ZERO' ? ZERO : null)
  }

  runningTotal(metric: string, range: number, bucket: number): Rational | null {
    if (metric === FORMULA_NAME) return this.#calculated(it => this.runningTotal(it, range, bucket))
    return this.#number('run', metric, range, bucket)
  }

  /** `hasRest`: some of the range is in none of its buckets. */
  undrawn(metric: string, range: number, hasRest: boolean): Rational | null {
    if (metric !== FORMULA_NAME) return this.#number('value', metric, range, REST)
    return hasRest ? this.#calculated(it => this.#number('value', it, range, REST)) : null
  }

  latest(metric: string): Rational | null {
    if (metric === FORMULA_NAME) return null
    return this.#number(this.aggregationOf(metric) === 'LATEST' ? 'headline' : 'latest', metric, 0)
  }

  total(metric: string): ModelTotal | null {
    return this.#lines.totals.get(keyOf(this.#index, this.#part, 0, metric)) ?? null
  }

  coverage(metric: string): ModelCoverage {
    if (metric !== FORMULA_NAME) {
      const none = { buckets: new Set<number>(), lastKey: null, carriedKey: null }
      return this.#lines.coverage.get(keyOf(this.#index, this.#part, 0, metric)) ?? none
    }
    const operands = ['a', 'b'].map(it => this.coverage(it))
    const keys = (of: 'lastKey' | 'carriedKey') => operands.map(it => it[of]).filter(key => key !== null)
    return {
      buckets: new Set(operands.flatMap(it => [...it.buckets])),
      lastKey: keys('lastKey').length === 0 ? null : Math.max(...keys('lastKey')),
      carriedKey: keys('carriedKey').length === 0 ? null : Math.min(...keys('carriedKey')),
    }
  }

  /** Whether groups add up to the whole. */
  isAdditive(metric: string): boolean {
    const own = this.#widget.metrics.find(({ name }) => name === metric)
    if (!own) return false
    const across = own.across ?? (own.aggregation === 'LATEST' ? 'SUM' : 'POOLED')
    return across === 'SUM' || (across === 'POOLED' && own.aggregation === 'SUM')
  }
}
