// Variables of a query: their types, and values as PostgreSQL reads them. A value is always bound, never part of the SQL.
import { AppError } from '../base/errors.ts'
import { JsonNumber } from '../base/json-text.ts'
import { parseDay } from '../core/day.ts'
import { parseDecimal } from '../core/number.ts'

export const variableTypes = ['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'DATE', 'DATETIME'] as const
type VariableType = (typeof variableTypes)[number]

export interface Variable {
  readonly name: string
  readonly type: VariableType
  /** A list, for `IN (@{name})`. */
  readonly list: boolean
  readonly required: boolean
  /** JSON; undefined: none. */
  readonly default?: unknown
}

/** A value for PostgreSQL: its text, and the type to cast to; null leaves the type to what stands around it. */
export interface BoundValue {
  readonly text: string | null
  readonly cast: string | null
}

export const MAX_VARIABLES = 50
export const MAX_LIST = 1_000
export const MAX_VALUE_LENGTH = 10_000
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/

const casts: Readonly<Record<VariableType, string>> = {
  STRING: 'text',
  NUMBER: 'numeric',
  INTEGER: 'bigint',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATETIME: 'timestamptz',
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:?\d{2})$/

export function variableError(name: string, message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { fields: { [`variables.${name}`]: [message] } })
}

/** The values of one variable, one for a plain one, none for an empty list. Throws BAD_USER_INPUT that names the variable. */
export function boundOf(name: string, value: unknown, variable: Variable | null): BoundValue[] {
  if (variable ? variable.list : Array.isArray(value)) {
    if (!Array.isArray(value)) throw variableError(name, `The variable ${name} is a list.`)
    if (value.length > MAX_LIST) throw variableError(name, `The list ${name} has more than ${MAX_LIST} values.`)
    return value.map(each => single(name, each, variable))
  }
  return [single(name, value, variable)]
}

function single(name: string, input: unknown, variable: Variable | null): BoundValue {
  const value = input instanceof JsonNumber ? input.source : input
  if (value === null || value === undefined) return { text: null, cast: variable ? casts[variable.type] : null }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw variableError(name, `The variable ${name} is a text, a number, true or false, or a list of these.`)
  }
  const text = String(value)
  if (text.length > MAX_VALUE_LENGTH || text.includes('\0') || !text.isWellFormed()) {
    throw variableError(name, `The variable ${name} is at most ${MAX_VALUE_LENGTH} characters, without NUL.`)
  }
  if (variable) return { text: declared(name, text, variable.type), cast: casts[variable.type] }
  if (typeof value === 'boolean') return { text, cast: 'boolean' }
  const isNumber = typeof value === 'number' || input instanceof JsonNumber
  if (isNumber) return { text, cast: /^-?\d{1,18}$/.test(text) ? 'bigint' : 'numeric' }
  return { text, cast: null }
}

function declared(name: string, text: string, type: VariableType): string {
  const wrong = (right: string) => variableError(name, `The variable ${name} is ${right}.`)
  switch (type) {
    case 'STRING':
      return text
    case 'NUMBER':
      if (parseDecimal(text) === null) throw wrong('a number')
      return text
    case 'INTEGER':
      if (!/^[+-]?\d{1,18}$/.test(text)) throw wrong('a whole number')
      return text
    case 'BOOLEAN':
      if (text !== 'true' && text !== 'false') throw wrong('true or false')
      return text
    case 'DATE':
      if (parseDay(text) === null) throw wrong('a real day such as 2026-11-20')
      return text
    case 'DATETIME':
      if (!DATE_TIME.test(text)) throw wrong('an instant with an offset, such as 2026-11-20T09:30:00Z')
      return text
  }
}

/** The values of a run: given ones, else defaults. Variables that were not declared are left alone. */
export function valuesOf(
  declaredOnes: readonly Variable[],
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.assign(Object.create(null), input)
  for (const { name, default: fallback, required } of declaredOnes) {
    if (values[name] !== undefined) continue
    if (fallback !== undefined) values[name] = fallback
    else if (!required) values[name] = null
  }
  return values
}
