// What templates do with values: conditions, comparisons and the filters that Liquid lacks.
import { defaultOperators, type LiquidOptions } from 'liquidjs'
import { JsonNumber } from '../base/json-text.ts'
import { TemplateError } from './template-error.ts'

type Operators = NonNullable<LiquidOptions['operators']>
type Operator = (left: unknown, ...rest: unknown[]) => unknown

/** Numbers too large for doubles stay exact in JSON; here they are compared and computed with. */
const asNumber = (value: unknown) => (value instanceof JsonNumber ? Number(value.source) : value)

/** The same value. Throws where Liquid takes it as true and Jinja as false. */
export function condition<T>(value: T): T {
  const empty = emptinessOf(asNumber(value))
  if (empty) throw new TemplateError(`${empty[0]} is true in Liquid and false in Jinja: compare it, \`${empty[1]}\``)
  return value
}

function emptinessOf(value: unknown): [what: string, comparison: string] | null {
  if (value === '') return ['an empty text', 'x != ""']
  if (value === 0) return ['the number 0', 'x != 0']
  if (Array.isArray(value)) return value.length === 0 ? ['an empty list', 'x.size > 0'] : null
  return isPlainObject(value) && Object.keys(value).length === 0 ? ['an empty object', 'x != empty'] : null
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value) as unknown
  return prototype === Object.prototype || prototype === null
}

/** Throws for what one language takes as equal and the other does not. */
function assertComparable(left: unknown, right: unknown): void {
  const kinds = [typeof left, typeof right]
  if (kinds.includes('boolean') && kinds.includes('number'))
    throw new TemplateError('true and false are numbers in Jinja, and not in Liquid: compare with true or false')
  if (isPlainObject(left) && isPlainObject(right))
    throw new TemplateError('objects are compared by their members in Jinja, and not in Liquid: compare members')
}

function assertOrdered(left: unknown, right: unknown): void {
  const kinds = [typeof left, typeof right]
  if (kinds.includes('string') && kinds.includes('number'))
    throw new TemplateError('a text is compared with a number: `x | int`, or `x | float`, makes a number of it')
}

const library = (operator: string) => defaultOperators[operator] as unknown as Operator

const checked =
  (operator: string, assert: (left: unknown, right: unknown) => void): Operator =>
  (left, right, ...rest) => {
    // Big numbers that are written alike are the same, and others are not, whatever doubles say.
    const areExact = left instanceof JsonNumber && right instanceof JsonNumber && assert === assertComparable
    const pair = areExact ? [left.source, right.source] : [asNumber(left), asNumber(right)]
    assert(pair[0], pair[1])
    return library(operator)(pair[0], pair[1], ...rest)
  }

const ordered = (operator: string) => checked(operator, assertOrdered)

/** What does not decide is not looked at. */
const logical =
  (operator: 'and' | 'or'): Operator =>
  (left, right, ...rest) => {
    const isTrue = condition(left) !== false && left !== null && left !== undefined
    if (isTrue === (operator === 'and')) condition(right)
    return library(operator)(left, right, ...rest)
  }

export const operators = {
  ...defaultOperators,
  '==': checked('==', assertComparable),
  '!=': checked('!=', assertComparable),
  '<': ordered('<'),
  '<=': ordered('<='),
  '>': ordered('>'),
  '>=': ordered('>='),
  and: logical('and'),
  or: logical('or'),
  not: (value: unknown, ...rest: unknown[]) => library('not')(condition(value), ...rest),
} as unknown as Operators

/** Characters, items or members. */
export function length(value: unknown): number {
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  if (typeof value === 'object' && value !== null && !(value instanceof JsonNumber)) return Object.keys(value).length
  throw new TemplateError('length is of a text, a list or an object')
}

/** The whole part of a number or of a text that is one; as Python, the fallback where there is none. */
export function toInteger(value: unknown, fallback: unknown = 0): unknown {
  if (value instanceof JsonNumber) return /^-?\d+$/.test(value.source) ? value : Math.trunc(Number(value.source))
  if (typeof value === 'string' && /^\s*[+-]?\d{16,}\s*$/.test(value))
    return new JsonNumber(BigInt(value.trim()).toString())
  const number = toFloat(value, null)
  return number === null ? fallback : Math.trunc(number as number)
}

export function toFloat(value: unknown, fallback: unknown = 0): unknown {
  if (value instanceof JsonNumber) return value
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  const isNumber = typeof value === 'string' && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
  return isNumber ? Number(value) : fallback
}

/** As Python rounds: exact halves go to the even neighbour. */
export function roundHalfEven(value: unknown, digits: unknown = 0): unknown {
  const number = toFloat(value, null)
  const places = Number(digits)
  if (number === null || !Number.isInteger(places) || places < 0 || places > 20)
    throw new TemplateError('round takes a number, and 0 to 20 digits')
  const exact = Number(number instanceof JsonNumber ? number.source : number)
  const size = Math.abs(exact)
  // Larger ones have no digits to round.
  if (size >= 1e15 || !Number.isFinite(size)) return exact
  // All digits that a double has.
  const digitsOf = size.toFixed(places + 60)
  const cut = digitsOf.length - 60
  const kept = Number(digitsOf.slice(0, cut))
  const isTie = /^50*$/.test(digitsOf.slice(cut))
  const isEven = Number(digitsOf.slice(0, cut).replace(/\D/g, '').at(-1)) % 2 === 0
  return Math.sign(exact) * (isTie && isEven ? kept : Number(size.toFixed(places)))
}
