// Geckoboard's data sets: fields with types, and rows of them.
import { AppError, badInput } from '../../base/errors.ts'
import { isJsonObject } from '../../base/json-digits.ts'
import { quote } from '../../base/quote.ts'
import { currencyDigits } from '../../core/intl-formats.ts'
import { decimalToText, parseDecimal } from '../../core/number.ts'
import { isCurrency, plainFormat } from '../../core/number-format.ts'
import type { PushedRow } from '../../push/push.ts'
import { MAX_DIMENSIONS } from '../../widgets/dimension.ts'
import type { MetricChange } from '../../widgets/metric.ts'
import { nameIssue } from '../../widgets/name.ts'
import { type KeyKind, MAX_NAME_LENGTH } from '../../widgets/widget.ts'

const types = ['number', 'money', 'percentage', 'duration', 'string', 'date', 'datetime'] as const
type FieldType = (typeof types)[number]

interface Field {
  readonly type: FieldType
  readonly name?: string
  readonly currency_code?: string
  readonly time_unit?: string
}

export interface Dataset {
  readonly fields: Readonly<Record<string, Field>>
  /** Empty: rows are added to what is there. */
  readonly unique_by: readonly string[]
}

/** What the widget of a data set is. */
export interface DatasetShape {
  readonly keyColumn: string
  readonly keyKind: KeyKind
  readonly dimensions: readonly string[]
  readonly metrics: readonly { readonly name: string; readonly change: MetricChange }[]
}

const TIMES: Partial<Record<FieldType, KeyKind>> = { date: 'DATE', datetime: 'TIME' }

/** Throws BAD_USER_INPUT that names the field. */
export function readDataset(body: unknown): Dataset {
  if (!isJsonObject(body) || !isJsonObject(body.fields)) throw badInput('fields', 'fields is an object of fields.')
  const entries = Object.entries(body.fields).map(([id, field]): [string, Field] => {
    const { type, name, currency_code, time_unit } = isJsonObject(field) ? field : {}
    if (!types.includes(type as FieldType))
      throw badInput(`fields.${id}`, `The field ${quote(id)} has a type: ${types.join(', ')}.`)
    if (type === 'money' && !(typeof currency_code === 'string' && isCurrency(currency_code)))
      throw badInput(`fields.${id}`, `The field ${quote(id)} is of money: currency_code says of which, as "EUR".`)
    const texts = Object.entries({ name, time_unit }).filter(([, text]) => text !== undefined && text !== null)
    const issue = nameIssue(id, MAX_NAME_LENGTH) ?? texts.map(([, text]) => textIssue(text)).find(it => it !== null)
    if (issue || id.trim() === '') throw badInput(`fields.${id}`, `The field ${quote(id)} ${issue ?? 'is blank.'}`)
    return [id, { type, ...(type === 'money' && { currency_code }), ...Object.fromEntries(texts) } as Field]
  })
  const fields = Object.fromEntries(entries)
  const unique = body.unique_by ?? []
  const isField = (id: unknown): id is string => typeof id === 'string' && Object.hasOwn(fields, id)
  if (!Array.isArray(unique) || !unique.every(isField))
    throw badInput('unique_by', 'unique_by lists ids of fields of the data set, and nothing else.')
  const dataset = { fields, unique_by: unique }
  shapeOf(dataset)
  return dataset
}

const textIssue = (text: unknown) =>
  typeof text === 'string' ? nameIssue(text, MAX_NAME_LENGTH) : 'has a name or time_unit that is no text.'

/** The first time is the key, and without one the only text. Throws BAD_USER_INPUT where there is no key, or no number. */
export function shapeOf({ fields, unique_by }: Dataset): DatasetShape {
  const entries = Object.entries(fields)
  const texts = entries.filter(([, { type }]) => type === 'string' || TIMES[type]).map(([id]) => id)
  const time = entries.find(([, { type }]) => TIMES[type])
  const keyColumn = time?.[0] ?? (texts.length === 1 ? texts[0] : undefined)
  if (keyColumn === undefined)
    throw badInput('fields', 'A data set here has a field of the type date or datetime, or one string and no more.')
  if (texts.length >= MAX_DIMENSIONS)
    throw badInput('fields', `A data set here has ${MAX_DIMENSIONS - 1} texts and times at most.`)
  const metrics = entries
    .filter(([id]) => !texts.includes(id))
    .map(([name, field]) => ({
      name,
      change: { ...optionsOf(field), defaultOnDuplicate: unique_by.length > 0 ? 'REPLACE' : 'ADD' } as const,
    }))
  if (metrics.length === 0) throw badInput('fields', 'A data set here has a number, money, percentage or duration.')
  const keyKind = time ? (TIMES[time[1].type] ?? 'DATE') : 'CATEGORY'
  return { keyColumn, keyKind, dimensions: texts.filter(id => id !== keyColumn), metrics }
}

function optionsOf({ type, name, currency_code = '', time_unit }: Field): MetricChange {
  const texts = name === undefined ? {} : { description: name }
  if (type === 'money') return { ...texts, format: { ...formatOf('CURRENCY'), currency: currency_code } }
  if (type === 'percentage') return { ...texts, aggregation: 'AVERAGE', format: formatOf('PERCENT') }
  return { ...texts, ...(time_unit !== undefined && { unit: time_unit }) }
}

function formatOf(style: 'CURRENCY' | 'PERCENT') {
  const { unit: _, ...format } = plainFormat
  return { ...format, style }
}

/** Throws BAD_USER_INPUT that names row and field. Money comes in its smallest unit, and percentages as parts of 1. */
export function toRows({ fields }: Dataset, shape: DatasetShape, items: readonly unknown[]): PushedRow[] {
  return items.map((item, index) => {
    const fail = (id: string, message: string) =>
      badInput(`data.${index}.${id}`, `data[${index}], ${quote(id)} ${message}`)
    if (!isJsonObject(item)) throw badInput(`data.${index}`, `data[${index}] is an object of fields.`)
    const unknown = Object.keys(item).find(id => !Object.hasOwn(fields, id))
    if (unknown !== undefined) throw fail(unknown, 'is no field of the data set.')
    const textOf = (id: string): string | null => {
      const value = item[id]
      if (value === undefined || value === null) return null
      if (typeof value === 'string') return value
      throw fail(id, 'is neither a text nor a number.')
    }
    const key = textOf(shape.keyColumn)
    if (key === null) throw fail(shape.keyColumn, 'is missing.')
    const values = shape.metrics.flatMap(({ name }) => {
      const text = textOf(name)
      const value = text === null ? null : scaled(text, fields[name] as Field)
      return value === null ? [] : [{ metric: name, value }]
    })
    const dimensions = shape.dimensions.map(dimension => ({ dimension, value: textOf(dimension) ?? '' }))
    return { key, dimensions, values }
  })
}

function scaled(text: string, { type, currency_code = '' }: Field): string {
  const decimal = parseDecimal(text)
  // What is no number is refused where all numbers are checked.
  if (decimal === null || (type !== 'money' && type !== 'percentage')) return text
  const digits = type === 'money' ? currencyDigits(currency_code) : -2
  return decimalToText({ ...decimal, scale: decimal.scale + digits })
}

export const noDataset = (id: string) =>
  new AppError('NOT_FOUND', `There is no data set ${quote(id)}: PUT /datasets/${id} with its fields makes it.`)
