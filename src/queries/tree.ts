// PostgreSQL's parse tree as libpg-query gives it: a node is `{ Kind: { parts } }`, defaults are absent.
import { parseSync } from 'libpg-query'
import { sqlError } from './tokens.ts'

export type Tree = Record<string, unknown>

/** The one SELECT of a text. Throws BAD_USER_INPUT for anything else. */
export function parseSelect(text: string): Tree {
  const statements = parsed(text)
  if (statements.length !== 1) {
    throw sqlError(statements.length === 0 ? 'The query is empty.' : 'Only one statement is allowed.')
  }
  const [kind, node] = Object.entries((statements[0] as { stmt: Tree }).stmt)[0] ?? []
  if (kind !== 'SelectStmt') throw sqlError('Only SELECT is allowed.')
  return node as Tree
}

function parsed(text: string): readonly unknown[] {
  try {
    return parseSync(text).stmts ?? []
  } catch (error) {
    const details = (error as { sqlDetails?: { message: string; cursorPosition: number } }).sqlDetails
    if (!details) throw sqlError('The SQL cannot be read.')
    // The parser's own sentence speaks of this text alone: it has seen nothing else.
    const line = text.slice(0, Math.max(0, details.cursorPosition)).split('\n').length
    throw sqlError(`The SQL is wrong in line ${line}: ${details.message}.`)
  }
}

/** Kind and parts of a node; null for what is no node: a text, a list, a part without its kind around it. */
export function nodeOf(value: unknown): [kind: string, node: Tree] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const keys = Object.keys(value)
  const [kind = ''] = keys
  if (keys.length !== 1 || !/^[A-Z]/.test(kind)) return null
  return [kind, ((value as Tree)[kind] ?? {}) as Tree]
}

/** The node if it is of this kind. */
export function nodeAs(value: unknown, kind: string): Tree | null {
  const node = nodeOf(value)
  return node?.[0] === kind ? node[1] : null
}

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The texts of a list of String nodes. */
export function stringsOf(names: unknown): string[] {
  return listOf(names).map(it => (it as { String?: { sval?: string } }).String?.sval ?? '')
}

export const stringNodes = (texts: readonly string[]) => texts.map(sval => ({ String: { sval } }))

/** The fields of a column reference as PostgreSQL folded them; `*` for a star. */
export function fieldsOf(node: Tree | null | undefined): string[] {
  return listOf(node?.fields).map(field =>
    nodeAs(field, 'A_Star') ? '*' : ((field as { String?: { sval?: string } }).String?.sval ?? ''),
  )
}

/** Where a node stands, and how its text was written: no part of what it means. */
const SPELLING = new Set([
  'location',
  'list_start',
  'list_end',
  'rexpr_list_start',
  'rexpr_list_end',
  'funcformat',
  'stmt_location',
  'stmt_len',
])

/** Whether two trees mean the same, wherever their texts stand. */
export function isSameTree(one: unknown, two: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(two)) {
    return one.length === two.length && one.every((each, index) => isSameTree(each, two[index]))
  }
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return one === two
  const parts = new Set([...Object.keys(one), ...Object.keys(two)].filter(part => !SPELLING.has(part)))
  return [...parts].every(part => isSameTree((one as Tree)[part], (two as Tree)[part]))
}
