// From what a user wrote to what PostgreSQL runs: variables bound, the tree checked, every name resolved, and the tree written as SQL.
import { bindSelect } from './bind.ts'
import { boundFunctions } from './cast.ts'
import { guardedSelect } from './guard.ts'
import { boundSelect } from './measure.ts'
import { type BoundSql, bindPlaceholders } from './placeholder.ts'
import { printSelect } from './print.ts'
import type { Output } from './print-output.ts'
import { createOffsets, sqlError, type Token, tokensOf } from './tokens.ts'
import { fieldsOf, isSameTree, listOf, type Tree } from './tree.ts'
import type { Variable } from './variable.ts'
import { spellings } from './virtual-table.ts'
import { workMemKbOf } from './work-memory.ts'

export interface Statement {
  /** One SELECT; `$n` stand for the values. */
  readonly text: string
  readonly values: readonly (string | null)[]
  /** The names of the output columns as the caller spelled them; null where the database names it. Empty with a star. */
  readonly names: readonly (string | null)[]
  /** Folded name to spelling, for columns that a star brought. */
  readonly spelled: ReadonlyMap<string, string>
  /** What each sort or hash of it may take: all together a bounded part of a backend's memory. */
  readonly workMemKb: number
  /** The caller's own word for a position that the server names, counted from 1 in code points of `text`. */
  wordAt(position: number): string | null
}

/** Throws BAD_USER_INPUT: not one SELECT, something that is not on the allow-lists, a name that means nothing, a missing variable. */
export function prepareStatement(
  sql: string,
  variables: ReadonlyMap<string, Variable> | null,
  values: Readonly<Record<string, unknown>>,
): Statement {
  const bound = bindPlaceholders(sql, variables, values)
  try {
    return { ...statementOf(bound), values: bound.values }
  } catch (error) {
    if (error instanceof RangeError) throw sqlError('The SQL is nested too deep.')
    throw error
  }
}

function statementOf({ text: source, values }: BoundSql): Omit<Statement, 'values'> {
  const select = guardedSelect(source)
  const tokens = boundTokens(source)
  const indexOfByte = createOffsets(source)
  const tokenAt = new Map(tokens.map((token, index) => [token.start, index]))
  const indexOf = (location: unknown) => tokenAt.get(indexOfByte(Number(location ?? 0)))
  const names = outputNames(select, tokens, indexOf)
  const { resolved } = bindSelect(select, reference => {
    const first = indexOf(reference.location) ?? 0
    return fieldsOf(reference).map((field, index) => spelling(tokens[first + 2 * index]?.text ?? field))
  })
  boundSelect(select, resolved, values)
  const output = printSelect(select)
  assertBound(output.text, select)
  const spelled = new Map(spellings)
  for (const name of names) if (name !== null) spelled.set(name.toLowerCase(), name)
  return {
    text: output.text,
    names: hasStar(select) ? [] : names,
    spelled,
    workMemKb: workMemKbOf(select),
    wordAt: position => wordAt(output, position, source, indexOfByte),
  }
}

/** What runs is what was checked: the text is read again, and every name in it means what it was taken for. */
function assertBound(text: string, select: Tree): void {
  const read = guardedSelect(text, boundFunctions)
  const isWhatWasMeant = isSameTree(read, select)
  bindSelect(read)
  if (!isWhatWasMeant || !isSameTree(read, select)) throw new Error(`SQL was not written as it was understood: ${text}`)
}

function wordAt(output: Output, position: number, source: string, indexOfByte: (byte: number) => number) {
  if (!Number.isInteger(position) || position < 1) return null
  const index = [...output.text].slice(0, position - 1).join('').length
  const location = output.locationOf(index)
  if (location === null) return null
  const rest = source.slice(indexOfByte(location))
  return /^("[^"]{1,60}"|[\p{L}_][\p{L}\p{N}_.$]{0,60}|\S{1,20})/u.exec(rest)?.[0] ?? null
}

/** Our own `$n` are no longer foreign here. */
function boundTokens(text: string): Token[] {
  return tokensOf(text).filter(token => !token.kind.endsWith('COMMENT'))
}

/** How the caller spelled each output column: its alias, else the last name of a plain column. */
function outputNames(
  select: Tree,
  tokens: readonly Token[],
  indexOf: (location: unknown) => number | undefined,
): (string | null)[] {
  return targetsOf(select).map(target => {
    const { name, val, location } = target
    const column = fieldsOf((val as { ColumnRef?: Tree } | undefined)?.ColumnRef)
    const folded = typeof name === 'string' ? name : column.at(-1)
    const first = indexOf(location)
    if (folded === undefined || first === undefined) return typeof name === 'string' ? name : null
    return lastNameOf(tokens, first, folded) ?? folded
  })
}

const ENDS = new Set([
  'from',
  'where',
  'group',
  'having',
  'window',
  'order',
  'limit',
  'offset',
  'fetch',
  'union',
  'except',
  'intersect',
  'for',
])

function lastNameOf(tokens: readonly Token[], first: number, folded: string): string | null {
  let depth = 0
  let found: string | null = null
  for (const token of tokens.slice(first)) {
    if (token.text === '(' || token.text === '[') depth++
    if (token.text === ')' || token.text === ']') depth--
    const isEnd = token.text === ',' || token.text === ';' || (token.keyword && ENDS.has(token.text.toLowerCase()))
    if (depth < 0 || (depth === 0 && isEnd)) break
    const text = spelling(token.text)
    if (depth === 0 && text.toLowerCase() === folded.toLowerCase()) found = text
  }
  return found
}

function targetsOf(select: Tree): Tree[] {
  let first = select
  while (typeof first.larg === 'object' && first.larg !== null) first = first.larg as Tree
  return (listOf(first.targetList) as { ResTarget: Tree }[]).map(it => it.ResTarget)
}

const hasStar = (select: Tree) =>
  targetsOf(select).some(target => fieldsOf((target.val as { ColumnRef?: Tree }).ColumnRef).at(-1) === '*')

const spelling = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)
