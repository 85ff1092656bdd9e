// Rows of a query as a widget: one column is the key, columns of numbers are metrics.

import { badInput } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { quote, quoteJson } from '../base/quote.ts'
import { decimalToText, parseDecimal } from '../core/number.ts'
import { toKey } from '../push/key.ts'
import { defaultMetricOptions, type Metric } from '../widgets/metric.ts'
import { type InlinePoints, type KeyKind, MAX_METRICS_PER_WIDGET } from '../widgets/widget.ts'
import type { Column, ColumnType, QueryResult } from './result.ts'

type ResultRows = Pick<QueryResult, 'columns' | 'rows'>

const kinds: Readonly<Partial<Record<ColumnType, KeyKind>>> = {
  date: 'DATE',
  datetime: 'TIME',
  string: 'CATEGORY',
  integer: 'CATEGORY',
  number: 'CATEGORY',
  boolean: 'CATEGORY',
  time: 'CATEGORY',
}

/** The column of this name, without regard to case where none is spelled so, and what its values are as keys. */
export function keyColumnOf({ columns }: ResultRows, name: string): { column: Column; keyKind: KeyKind } {
  const column =
    columns.find(it => it.name === name) ?? columns.find(it => it.name.toLowerCase() === name.toLowerCase())
  if (!column) {
    const names = columns.map(it => it.name).join(', ')
    throw badInput('keyColumn', `The query has no column ${quote(name)}; it has ${names.slice(0, 500)}.`)
  }
  const keyKind = kinds[column.type]
  if (!keyKind) throw badInput('keyColumn', `A column of the type ${column.type} holds no keys.`)
  return { column, keyKind }
}

/** Every other column of numbers, in its order. */
export function metricsOf(
  { columns }: ResultRows,
  key: Column,
  owner: { projectId: ProjectId; widgetId: WidgetId; createdAt: Date },
): Metric[] {
  const numbers = columns.filter(it => it !== key && (it.type === 'integer' || it.type === 'number'))
  if (numbers.length === 0) throw badInput('keyColumn', 'The query has no other column of numbers.')
  if (numbers.length > MAX_METRICS_PER_WIDGET)
    throw badInput('keyColumn', `The query has more than ${MAX_METRICS_PER_WIDGET} columns of numbers.`)
  return numbers.map(({ name }, position) => ({
    ...defaultMetricOptions,
    ...owner,
    updatedAt: owner.createdAt,
    version: 1,
    metricId: String(position + 1) as MetricId,
    name,
    position,
    calculation: null,
    eventCount: null,
    goals: [],
  }))
}

/**
 * Rows of one key are added together, and what else they say is dropped: where it differs, a country's rows would be taken for those of
 * all. Throws BAD_USER_INPUT that names column and key.
 */
export function assertSameRows({ columns, rows }: ResultRows, key: Column): void {
  const dropped = columns.filter(it => it !== key && it.type !== 'integer' && it.type !== 'number')
  if (dropped.length === 0) return
  const firsts = new Map<string, Record<string, unknown>>()
  for (const row of rows) {
    const value = row[key.name]
    if (value === null || value === undefined) continue
    const first = firsts.get(String(value))
    if (!first) {
      firsts.set(String(value), row)
      continue
    }
    const column = dropped.find(({ name }) => JSON.stringify(first[name]) !== JSON.stringify(row[name]))
    if (!column) continue
    const [one, other] = [quoteJson(first[column.name]), quoteJson(row[column.name])]
    throw badInput(
      'keyColumn',
      `Rows of the key ${quote(String(value))} differ in ${quote(column.name)} (${one} and ${other}), and would be added together: leave the column out and group by ${quote(key.name)}, choose one of its values in the query, or make a column of each.`,
    )
  }
}

/** Rows without a key are left out; so are NaN and infinite values. */
export function pointsOf(
  { rows }: ResultRows,
  { column, keyKind }: { column: Column; keyKind: KeyKind },
  metrics: readonly Metric[],
): InlinePoints {
  const keyed = rows.flatMap(row => {
    const key = keyTextOf(row[column.name], keyKind)
    return key === null ? [] : [{ key, values: metrics.map(({ name }) => decimalTextOf(row[name])) }]
  })
  if (keyKind !== 'CATEGORY') keyed.sort((a, b) => Number(a.key) - Number(b.key))
  return { rows: keyed }
}

function keyTextOf(value: unknown, keyKind: KeyKind): string | null {
  if (value === null || value === undefined) return null
  const text = String(value)
  if (keyKind === 'CATEGORY') return text
  // A timestamp without a zone is in that of the sandbox.
  const result = toKey(keyKind, text, 'UTC')
  if ('message' in result) throw badInput('keyColumn', result.message)
  return result.key
}

/** Numbers of a result are JSON numbers, or texts where a double would not be exact. */
function decimalTextOf(value: unknown): string | null {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? value : null
  const decimal = typeof value === 'number' ? parseDecimal(String(value)) : null
  return decimal && decimalToText(decimal)
}
