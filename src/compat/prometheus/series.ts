// What Prometheus' names say: which widget a series is of, and whether it counts up.
import type { Label, LabelledRow, LabelledValue } from '../../push/labelled-row.ts'

export type Kind = 'COUNTER' | 'LEVEL'

export interface Series {
  readonly name: string
  /** The family of `x_sum` and `x_count`, which stand in one widget. */
  readonly family: string
  readonly kind: Kind
  /** Without the name. */
  readonly labels: readonly Label[]
  readonly value: string
  readonly millis: bigint
  readonly path: string
}

export interface CounterRules {
  /** Nanoseconds since 1970; 0: not known. */
  readonly startedAt: bigint
  readonly countsFirst: boolean
}

/** NaN says that a series has ended, or that there is nothing to say; infinity is no number that adds up. */
export const isNumber = (value: string): boolean => !/^[+-]?(nan|inf|infinity)$/i.test(value)

/** Buckets and quantiles: the count and the sum of a histogram are its metrics. */
export const isPart = (name: string, labels: readonly Label[]): boolean =>
  (name.endsWith('_bucket') && labels.some(([label]) => label === 'le')) ||
  labels.some(([label]) => label === 'quantile')

export const familyOf = (name: string): string => name.replace(/_(sum|count|bucket)$/, '')

/** By the rules for names, where no type says it. */
export const kindOf = (name: string): Kind => (/_(total|sum|count)$/.test(name) ? 'COUNTER' : 'LEVEL')

const options: Readonly<Record<Kind, LabelledValue['options']>> = {
  COUNTER: { aggregation: 'SUM' },
  LEVEL: { aggregation: 'LATEST' },
}

export function toRow(series: Series, rules: CounterRules): LabelledRow {
  const { name, family, kind, value, millis, path } = series
  const labels = series.labels.filter(([, text]) => text !== '').sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const counter = { stream: JSON.stringify(labels), time: millis * 1_000_000n, ...rules }
  const sample = { metric: name, value, options: options[kind], ...(kind === 'COUNTER' && { counter }) }
  return { widget: family, labels, micros: millis * 1_000n, values: [sample], path }
}
