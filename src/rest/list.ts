// The list grammar: which columns, which rows, in which order. Names are looked up here and never reach SQL as text.

import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { quoteJson } from '../base/quote.ts'
import { parseDecimal } from '../core/number.ts'
import { decimalText } from '../http/field.ts'
import { readInstant } from '../http/instant.ts'
import { idsOf } from '../request/global-id.ts'

export type ColumnKind =
  | 'id'
  | 'text'
  | 'texts'
  | 'ids'
  | 'number'
  | 'boolean'
  | 'datetime'
  | 'day'
  | 'instant'
  | 'json'

/** A column that clients may name. */
export interface Column {
  readonly kind: ColumnKind
  readonly description: string
  /** Of an id: of what. */
  readonly typename?: string
  /** Of an id: how many ids it is made of; rows are compared by the last. */
  readonly idCount?: number
  readonly isNullable?: boolean
  /** What a text of a client is compared as, where the kind does not say it. Throws AppError. */
  readonly parse?: (text: string) => string
}

export type Columns = Readonly<Record<string, Column>>

const operators = ['=', '!=', '<', '<=', '>', '>=', 'IN', 'NOT IN'] as const
export type Operator = (typeof operators)[number]
export type Value = string | boolean | Date | null

export type Condition =
  | { readonly column: string; readonly operator: Operator; readonly values: readonly Value[] }
  | { readonly all: boolean; readonly of: readonly Condition[] }

export interface ListRequest {
  readonly select: readonly string[]
  readonly condition: Condition | null
  readonly order: readonly { readonly column: string; readonly isDescending: boolean }[]
  readonly limit: number
  readonly offset: number
}

export const DEFAULT_LIMIT = 100
export const MAX_LIMIT = 1_000
export const MAX_OFFSET = 1_000_000
export const MAX_COMPARISONS = 100
export const MAX_CONDITION_DEPTH = 8
export const MAX_IN = 1_000

/** The body of every list. The columns are named for the document. */
export function listBody(columns: Columns) {
  const names = Object.keys(columns)
  return z.object({
    select: z
      .array(z.string().meta({ enum: names }))
      .nullish()
      .meta({ description: 'The columns of the answer, by name. Default: all.' }),
    condition: z
      .custom<unknown>(value => value === undefined || typeof value === 'object', {
        message: 'must be a list of conditions',
      })
      .optional()
      .meta({
        type: ['array', 'object', 'null'],
        description:
          '`[[column, operator, value], ...]`, all of which hold, or `{"operator": "AND" or "OR", "0": [...], "1": {...}}`, nested. Operators: `=`, `!=`, `<`, `<=`, `>`, `>=`, `IN`, `NOT IN`.',
      }),
    order: z
      .array(z.string())
      .nullish()
      .meta({ description: 'Columns, each with ` DESC` behind it or not: `["id DESC", "title"]`.' }),
    limit: z
      .int()
      .min(1)
      .max(MAX_LIMIT)
      .nullish()
      .meta({ description: `The number of rows at most. Default: ${DEFAULT_LIMIT}.` }),
    offset: z.int().min(0).max(MAX_OFFSET).nullish().meta({ description: 'How many rows to skip.' }),
  })
}

export type ListBody = z.output<ReturnType<typeof listBody>>

/** Throws BAD_USER_INPUT that names `select`, `condition` or `order`. */
export function toListRequest(columns: Columns, body: ListBody): ListRequest {
  const fields: Record<string, string[]> = {}
  const attempt = <T>(field: string, read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      fields[field] = [error.message]
      return undefined
    }
  }
  const select = attempt('select', () => (body.select ?? Object.keys(columns)).map(name => known(columns, name)))
  const condition = attempt('condition', () => readCondition(columns, body.condition))
  const order = attempt('order', () => (body.order ?? []).map(text => readOrder(columns, text)))
  const first = Object.values(fields)[0]?.[0]
  if (first !== undefined) throw new AppError('BAD_USER_INPUT', first, { fields })
  return {
    select: [...new Set(select)],
    condition: condition ?? null,
    order: order ?? [],
    limit: body.limit ?? DEFAULT_LIMIT,
    offset: body.offset ?? 0,
  }
}

const wrong = (message: string) => new AppError('BAD_USER_INPUT', message)

function known(columns: Columns, name: unknown): string {
  if (typeof name === 'string' && Object.hasOwn(columns, name)) return name
  throw wrong(`There is no column ${quoteJson(name)}; there are ${Object.keys(columns).join(', ')}.`)
}

function readOrder(columns: Columns, text: string) {
  const [, name, direction] = /^\s*(\S+?)(?:\s+(ASC|DESC))?\s*$/i.exec(text) ?? []
  if (name === undefined) throw wrong(`An order is a column with ASC or DESC behind it, not ${quoteJson(text)}.`)
  const column = known(columns, name)
  if (columns[column]?.kind === 'json') throw wrong(`Rows cannot be ordered by ${column}.`)
  return { column, isDescending: direction?.toUpperCase() === 'DESC' }
}

function readCondition(columns: Columns, input: unknown): Condition | null {
  if (input === undefined || input === null) return null
  let count = 0
  const read = (value: unknown, depth: number): Condition => {
    if (depth > MAX_CONDITION_DEPTH) throw wrong(`Conditions are nested at most ${MAX_CONDITION_DEPTH} deep.`)
    if (isComparison(value)) {
      if (++count > MAX_COMPARISONS) throw wrong(`A list has at most ${MAX_COMPARISONS} conditions.`)
      return readComparison(columns, value)
    }
    if (Array.isArray(value)) return { all: true, of: value.map(each => read(each, depth + 1)) }
    if (typeof value !== 'object' || value === null)
      throw wrong(`A condition is [column, operator, value], not ${quoteJson(value)}.`)
    const { operator, ...others } = value as Record<string, unknown>
    const word = typeof operator === 'string' ? operator.toUpperCase() : operator === undefined ? 'AND' : ''
    if (word !== 'AND' && word !== 'OR') throw wrong('The operator between conditions is AND or OR.')
    const unknown = Object.keys(others).find(name => !/^\d+$/.test(name))
    if (unknown !== undefined) throw wrong(`Conditions are numbered "0", "1" ...: what is ${quoteJson(unknown)}?`)
    return { all: word === 'AND', of: Object.values(others).map(each => read(each, depth + 1)) }
  }
  return read(input, 0)
}

const isComparison = (value: unknown): value is unknown[] => Array.isArray(value) && typeof value[0] === 'string'

function readComparison(columns: Columns, comparison: readonly unknown[]): Condition {
  if (comparison.length !== 3) throw wrong(`A condition is [column, operator, value], not ${quoteJson(comparison)}.`)
  const [name, word, input] = comparison
  const column = known(columns, name)
  const operator = operators.find(each => typeof word === 'string' && each === word.trim().toUpperCase())
  if (!operator) throw wrong(`${quoteJson(word)} is no operator; there are ${operators.join(', ')}.`)
  const declared = columns[column] as Column
  const isList = operator === 'IN' || operator === 'NOT IN'
  const isEquality = isList || operator === '=' || operator === '!='
  if (declared.kind === 'json' || (!isEquality && ['texts', 'ids', 'boolean'].includes(declared.kind)))
    throw wrong(`${column} cannot be compared by ${operator}.`)
  if (isList !== Array.isArray(input)) throw wrong(`${operator} takes ${isList ? 'a list' : 'one value'}.`)
  const values = isList ? (input as unknown[]) : [input]
  if (values.length > MAX_IN) throw wrong(`${operator} takes at most ${MAX_IN} values.`)
  if (values.includes(null) && (isList || !isEquality)) throw wrong('null is compared by = and != only.')
  return { column, operator, values: values.map(value => readValue(column, declared, value)) }
}

function readValue(name: string, column: Column, input: unknown): Value {
  if (input === null) return null
  const text = decimalText(input)
  if (column.kind === 'boolean') {
    if (typeof input === 'boolean') return input
    if (text === '1' || text === 'true') return true
    if (text === '0' || text === 'false') return false
    throw wrong(`${name} is compared with true or false.`)
  }
  if (text === null || text.includes('\0') || !text.isWellFormed())
    throw wrong(`${name} is compared with a text or a number, not ${quoteJson(input)}.`)
  switch (column.kind) {
    case 'id':
    case 'ids':
      return readId(column, text)
    case 'number':
      if (parseDecimal(text) === null) throw wrong(`${name} is compared with numbers, not ${quoteJson(input)}.`)
      return text
    case 'datetime': {
      const at = readInstant(text)
      if (at === null)
        throw wrong(
          `${name} is compared with instants such as 2026-11-20T09:30:00Z, 2026-11-20 10:30:00 +01:00 (UTC without an offset) or Unix seconds, not ${quoteJson(input)}.`,
        )
      return new Date(at)
    }
    default:
      return column.parse ? column.parse(text) : text
  }
}

/** What is no id, or of something else, is the id of nothing: 0. */
function readId(column: Column, text: string): string {
  try {
    return idsOf(column.typename ?? '', text, column.idCount ?? 1).at(-1) ?? '0'
  } catch {
    return '0'
  }
}
