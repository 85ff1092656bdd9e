// Functions and operators that go through one value for each part of another, and do not look whether they were cancelled meanwhile.
import type { Size } from './size.ts'

/**
 * Characters times characters for a unit of work, which is then some 50 ns at most (measured on PostgreSQL 18: a step of comparing lists takes
 * 23 ns, of JSON 11, of translate 9, of trimming and LIKE 3, of searching 1).
 */
const PAIRS = { list: 2, json: 4, translate: 6, like: 16, search: 64 } as const

const functions: ReadonlyMap<string, number> = new Map([
  ['translate', PAIRS.translate],
  ...['btrim', 'ltrim', 'rtrim', 'trim'].map(name => [name, PAIRS.like] as const),
  ...['strpos', 'position', 'replace', 'split_part', 'string_to_array', 'string_to_table'].map(
    name => [name, PAIRS.search] as const,
  ),
  // Names of months in other languages are looked for in all of the rest.
  ...['to_date', 'to_timestamp', 'to_number'].map(name => [name, PAIRS.search] as const),
])

/** What a function does for each part of its second argument, in units of work. */
export function pairsOfCall(name: string, [one, two]: readonly Size[]): number {
  const each = functions.get(name)
  return each && one && two ? (one.chars * two.chars) / each : 0
}

/** What an operator does for each part of its right side, in units of work. */
export function pairsOfOperator(name: string, left: Size, right: Size): number {
  const pairs = left.chars * right.chars
  switch (name) {
    case '~~':
    case '!~~':
    case '~~*':
    case '!~~*':
      return pairs / PAIRS.like
    case '@>':
    case '<@':
      return pairs / (left.kind === 'json' || right.kind === 'json' ? PAIRS.json : PAIRS.list)
    case '&&':
      return pairs / PAIRS.list
    case '?|':
    case '?&':
      return pairs / PAIRS.json
    case '-':
      return isWithoutKeys(left, right) ? pairs / PAIRS.json : 0
    default:
      return 0
  }
}

/** `json - list`. */
const isWithoutKeys = (left: Size, right: Size) =>
  left.kind === 'json' || (right.chars > 64 && ['other', 'text', 'literal'].includes(right.kind))
