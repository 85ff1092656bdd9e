// Rows of a query as a widget: one column is the key, columns of numbers are metrics, columns of texts dimensions.

import { badInput } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { quote, quoteJson } from '../base/quote.ts'
import { toDimensionValue } from '../core/dimension-filter.ts'
import { decimalToText, parseDecimal } from '../core/number.ts'
import { toKey } from '../push/key.ts'
import { dimensionValueIssue, MAX_DIMENSIONS, type SeriesValues } from '../widgets/dimension.ts'
import { defaultMetricOptions, type Metric } from '../widgets/metric.ts'
import { noStanding } from '../widgets/metric-status.ts'
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

/** A column that is the key, and what its values are as keys. */
export interface KeyColumn {
  readonly column: Column
  readonly keyKind: KeyKind
}

/** The column of this name, without regard to case where none is spelled so. */
export function keyColumnOf(result: ResultRows, name: string): KeyColumn {
  const column = columnOf(result, name, 'keyColumn')
  const keyKind = kinds[column.type]
  if (!keyKind) throw badInput('keyColumn', `A column of the type ${column.type} holds no keys.`)
  return { column, keyKind }
}

function columnOf({ columns }: ResultRows, name: string, argument: string): Column {
  const column =
    columns.find(it => it.name === name) ?? columns.find(it => it.name.toLowerCase() === name.toLowerCase())
  if (column) return column
  const names = columns.map(it => it.name).join(', ')
  throw badInput(argument, `The query has no column ${quote(name)}; it has ${names.slice(0, 500)}.`)
}

/** The columns whose values are dimensions: those that are named, else all of texts besides the key. */
export function dimensionColumnsOf(
  result: ResultRows,
  { column: key, keyKind }: KeyColumn,
  names: readonly string[] | null,
): readonly Column[] {
  if (keyKind === 'CATEGORY') {
    if (!names || names.length === 0) return []
    throw badInput('dimensions', 'The keys are names, which are the one dimension of such a widget: it has no others.')
  }
  const columns = names
    ? names.map((name, index) => columnOf(result, name, `dimensions.${index}`))
    : result.columns.filter(it => it !== key && (it.type === 'string' || it.type === 'boolean'))
  for (const [index, column] of columns.entries()) {
    const argument = `dimensions.${index}`
    if (column === key) throw badInput(argument, `${quote(column.name)} is the key, and no dimension.`)
    if (!kinds[column.type]) throw badInput(argument, `A column of the type ${column.type} is no dimension.`)
    if (columns.indexOf(column) < index) throw badInput(argument, `The column ${quote(column.name)} is named twice.`)
  }
  if (columns.length <= MAX_DIMENSIONS) return columns
  const all = columns.map(({ name }) => quote(name)).join(', ')
  throw badInput(
    'dimensions',
    `A widget has at most ${MAX_DIMENSIONS} dimensions, and these are ${columns.length} columns: ${all}. Name those that are with \`dimensions\`, or leave columns out of the query.`,
  )
}

/** Every other column of numbers, in its order. */
export function metricsOf(
  { columns }: ResultRows,
  others: readonly Column[],
  owner: { projectId: ProjectId; widgetId: WidgetId; createdAt: Date },
): Metric[] {
  const numbers = columns.filter(it => !others.includes(it) && (it.type === 'integer' || it.type === 'number'))
  if (numbers.length === 0) throw badInput('keyColumn', 'The query has no other column of numbers.')
  if (numbers.length > MAX_METRICS_PER_WIDGET)
    throw badInput('keyColumn', `The query has more than ${MAX_METRICS_PER_WIDGET} columns of numbers.`)
  return numbers.map(({ name }, position) => ({
    ...defaultMetricOptions,
    ...noStanding,
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
 * Rows of one key and the same values of all dimensions are added together, and what else they say is dropped: where it differs, one
 * thing's rows would be taken for those of all. Throws BAD_USER_INPUT that names column and key.
 */
export function assertSameRows(
  { columns, rows }: ResultRows,
  { column: key, keyKind }: KeyColumn,
  dimensions: readonly Column[],
): void {
  const telling = new Set([key, ...dimensions])
  const dropped = columns.filter(it => !telling.has(it) && it.type !== 'integer' && it.type !== 'number')
  if (dropped.length === 0) return
  const firsts = new Map<string, Record<string, unknown>>()
  for (const row of rows) {
    const value = row[key.name]
    if (value === null || value === undefined) continue
    const place = JSON.stringify([String(value), ...dimensions.map(column => dimensionOf(row, column))])
    const first = firsts.get(place)
    if (!first) {
      firsts.set(place, row)
      continue
    }
    const column = dropped.find(({ name }) => JSON.stringify(first[name]) !== JSON.stringify(row[name]))
    if (!column) continue
    const [one, other] = [quoteJson(first[column.name]), quoteJson(row[column.name])]
    const names = keyKind === 'CATEGORY' ? ' Names are the one dimension of such a widget.' : ''
    throw badInput(
      'keyColumn',
      `Rows of the key ${quote(String(value))} differ in ${quote(column.name)} (${one} and ${other}), and would be added together: leave the column out and group by ${quote(key.name)}, choose one of its values in the query, or make a column of each.${names}`,
    )
  }
}

/** Rows without a key are left out; so are NaN and infinite values. */
export function pointsOf(
  { rows }: ResultRows,
  { column, keyKind }: KeyColumn,
  dimensions: readonly Column[],
  metrics: readonly Metric[],
): InlinePoints {
  const series = new Map<string, SeriesValues>()
  const indexes = new Map<string, number>()
  const seriesOf = (row: Record<string, unknown>): number => {
    const values = dimensions.map(it => dimensionOf(row, it))
    const text = JSON.stringify(values)
    const index = indexes.get(text) ?? series.set(text, values).size - 1
    indexes.set(text, index)
    return index
  }
  const keyed = rows.flatMap(row => {
    const key = keyTextOf(row[column.name], keyKind)
    if (key === null) return []
    const values = metrics.map(({ name }) => decimalTextOf(row[name]))
    return [dimensions.length === 0 ? { key, values } : { key, values, series: seriesOf(row) }]
  })
  if (keyKind !== 'CATEGORY') keyed.sort((a, b) => Number(a.key) - Number(b.key))
  return dimensions.length === 0 ? { rows: keyed } : { rows: keyed, series: [...series.values()] }
}

/** As a pushed one is stored. */
function dimensionOf(row: Record<string, unknown>, { name }: Column): string | null {
  const found = row[name]
  if (found === null || found === undefined) return null
  const value = toDimensionValue(String(found))
  const issue = value === null ? null : dimensionValueIssue(value)
  if (!issue) return value
  throw badInput(
    'dimensions',
    `A value of the column ${quote(name)} ${issue} Cut it in the query, leave the column out, or name the columns that are dimensions with \`dimensions\`.`,
  )
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
