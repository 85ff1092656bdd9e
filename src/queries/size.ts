// How large a value can get: upper bounds, known from the statement alone.
import { AppError } from '../base/errors.ts'

/** What a value is, as far as it matters to its size. `literal`: a text whose type follows from where it stands. */
export type Kind = 'int' | 'float' | 'numeric' | 'text' | 'json' | 'literal' | 'other' | 'unknown'

export interface Size {
  readonly kind: Kind
  /** Characters of its text. */
  readonly chars: number
  /** Decimal digits, where it is a number. */
  readonly digits: number
  /** Nodes of its expression when the planner has put in what subqueries and CTEs compute. */
  readonly nodes: number
  /** What computing it once takes: characters made, and products of four digits. */
  readonly work: number
  /** Where it stands in the statement as it is. */
  readonly text?: string
}

/** Limits of one statement. */
export const sizeLimits = {
  /** Characters of a value. */
  chars: 4_194_304,
  /** Digits of a number. */
  digits: 20_000,
  /** Digits of a number that is written or cast. */
  writtenDigits: 1_000,
  /** Nodes of all expressions with those of subqueries and CTEs put in for their columns. */
  nodes: 10_000,
  /** How often a statement names virtual tables. */
  tables: 32,
  /** What computing all expressions once takes, in characters made and products of four digits. */
  work: 33_554_432,
  /** Rows of one generate_series. */
  series: 10_000_000,
  /** States of a regular expression. */
  states: 3_000,
  /** What GROUPING SETS, ROLLUP and CUBE come to. */
  groupingSets: 128,
} as const

export function tooComplex(message: string): AppError {
  return new AppError('QUERY_TOO_COMPLEX', message)
}

export function assertSize(size: Size): Size {
  if (size.chars > sizeLimits.chars)
    throw tooComplex('A text of the query could get longer than 4 MiB. Repeat shorter texts, or fewer times.')
  if (size.digits > sizeLimits.digits)
    throw tooComplex(
      `A number of the query could get more than ${sizeLimits.digits} digits. Round it, or multiply less.`,
    )
  return size
}

export const plain = (kind: Kind, chars = 64): Size => ({ kind, chars, digits: digitsOfKind[kind], nodes: 1, work: 0 })

const digitsOfKind: Readonly<Record<Kind, number>> = {
  int: 20,
  float: 330,
  // 30 significant digits, exponents to 300 (core/number.ts), and sums of them.
  numeric: 660,
  text: 0,
  json: 0,
  literal: 0,
  other: 0,
  unknown: 660,
}

/** The kind of a value that may be either. */
function commonKind(one: Kind, two: Kind): Kind {
  if (one === two || two === 'literal') return one
  if (one === 'literal') return two
  const kinds = new Set([one, two])
  if (kinds.has('int') && kinds.has('numeric')) return 'numeric'
  if (kinds.has('float') && (kinds.has('int') || kinds.has('numeric'))) return 'float'
  return 'unknown'
}

/** One of several values. */
export function anyOf(sizes: readonly Size[]): Size {
  return together(sizes, 'max')
}

/** Several values in one. */
export function sumOf(sizes: readonly Size[]): Size {
  return together(sizes, 'sum')
}

function together(sizes: readonly Size[], how: 'max' | 'sum'): Size {
  const [first = plain('literal', 0), ...rest] = sizes
  let { kind, chars, digits, nodes, work } = first
  for (const size of rest) {
    kind = commonKind(kind, size.kind)
    chars = how === 'max' ? Math.max(chars, size.chars) : chars + size.chars
    digits = Math.max(digits, size.digits)
    nodes += size.nodes
    work += size.work
  }
  return { kind, chars, digits, nodes: nodes + 1, work }
}

/** Digits of a text that is a number; 0 for any other. */
export function digitsOf(text: string): number {
  const [all, whole = '', fraction = '', exponent = '0'] =
    /^\s*[-+]?([\d_]*)\.?([\d_]*)(?:e([-+]?\d+))?\s*$/i.exec(text) ?? []
  return all === undefined ? 0 : whole.length + fraction.length + Math.abs(Number(exponent))
}

/** Numbers in a text of JSON whose exponent makes them long. */
export const LONG_NUMBER = /\de\+?0*\d{4,}/i
