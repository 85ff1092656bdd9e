// From what a user wrote to what PostgreSQL runs: variables bound, the tree checked, names and dot paths resolved.
import { fieldsOf, guardedSelect, sourceNames, type Tree, visitSelect } from './guard.ts'
import { bindPlaceholders } from './placeholder.ts'
import { applyEdits, createOffsets, type Edit, type Token, tokensOf } from './tokens.ts'
import type { Variable } from './variable.ts'
import { jsonColumns, spellings, tableNames } from './virtual-table.ts'

export interface Statement {
  /** One SELECT; `$n` stand for the values. */
  readonly text: string
  readonly values: readonly (string | null)[]
  /** The names of the output columns as the caller spelled them; null where the database names it. Empty with a star. */
  readonly names: readonly (string | null)[]
  /** Folded name to spelling, for columns that a star brought. */
  readonly spelled: ReadonlyMap<string, string>
}

/** Throws BAD_USER_INPUT: not one SELECT, something that is not on the allow-lists, a missing or wrong variable. */
export function prepareStatement(
  sql: string,
  variables: ReadonlyMap<string, Variable> | null,
  values: Readonly<Record<string, unknown>>,
): Statement {
  const bound = bindPlaceholders(sql, variables, values)
  const select = guardedSelect(bound.text)
  const tokens = boundTokens(bound.text)
  const indexOfByte = createOffsets(bound.text)
  const tokenAt = new Map(tokens.map((token, index) => [token.start, index]))
  const indexOf = (location: unknown) => tokenAt.get(indexOfByte(Number(location ?? 0)))
  const edits = [...foldedNames(tokens), ...pathEdits(select, tokens, indexOf)]
  const text = withoutEnd(applyEdits(bound.text, withoutOverlap(edits)))
  // What runs is what was checked.
  guardedSelect(text)
  const names = outputNames(select, tokens, indexOf)
  const spelled = new Map(spellings)
  for (const name of names) if (name !== null) spelled.set(name.toLowerCase(), name)
  return { text, values: bound.values, names: hasStar(select) ? [] : names, spelled }
}

/** Our own `$n` are no longer foreign here. */
function boundTokens(text: string): Token[] {
  return tokensOf(text).filter(token => !token.kind.endsWith('COMMENT'))
}

/** `"userId"` and `"EventsTable"` name what userid and eventstable name: a quoted name of ours is written as it is stored. */
function foldedNames(tokens: readonly Token[]): Edit[] {
  return tokens.flatMap(({ text, start, end }) => {
    const folded = text.startsWith('"') ? text.slice(1, -1).toLowerCase() : null
    return folded !== null && (tableNames.has(folded) || spellings.has(folded))
      ? [{ start, end, text: `"${folded}"` }]
      : []
  })
}

/** `ufProperties.urlPath` becomes `(ufProperties #>> ARRAY['urlPath'])`, with the key as it was spelled. */
function pathEdits(select: Tree, tokens: readonly Token[], indexOf: (location: unknown) => number | undefined): Edit[] {
  const sources = sourceNames(select)
  const unnamed = new Set<unknown>()
  const edits: Edit[] = []
  visitSelect(select, (kind, node) => {
    const direct = kind === 'ResTarget' && node.name === undefined ? (node.val as { ColumnRef?: Tree }) : undefined
    if (direct?.ColumnRef) unnamed.add(direct.ColumnRef)
    if (kind !== 'ColumnRef') return
    const fields = fieldsOf(node)
    const folded = fields.map(field => field.toLowerCase())
    const isBare = jsonColumns.has(folded[0] ?? '') && !sources.has(folded[0] ?? '')
    const columns = isBare ? 1 : jsonColumns.has(folded[1] ?? '') ? 2 : fields.length
    const first = indexOf(node.location)
    if (fields.length <= columns || folded.at(-1) === '*' || first === undefined) return
    const parts = fields.map((_field, index) => tokens[first + 2 * index])
    const [head, last] = [parts[0], parts.at(-1)]
    if (!head || !last) return
    const column = folded.slice(0, columns).map(quotedName).join('.')
    const keys = parts.slice(columns).map(part => quotedText(spelling(part?.text ?? '')))
    const name = unnamed.has(node) ? ` AS ${quotedName(fields.at(-1) ?? '')}` : ''
    edits.push({ start: head.start, end: last.end, text: ` (${column} #>> ARRAY[${keys.join(', ')}])${name} ` })
  })
  return edits
}

/** A path swallows the folding of the names inside it. */
function withoutOverlap(edits: readonly Edit[]): Edit[] {
  return edits.filter(
    edit =>
      !edits.some(
        other => other !== edit && other.start <= edit.start && other.end >= edit.end && isLonger(other, edit),
      ),
  )
}
const isLonger = (one: Edit, two: Edit) => one.end - one.start > two.end - two.start

/** How the caller spelled each output column: its alias, else the last name of a plain column. */
function outputNames(
  select: Tree,
  tokens: readonly Token[],
  indexOf: (location: unknown) => number | undefined,
): (string | null)[] {
  return targetsOf(select).map(target => {
    const { name, val, location } = target
    const column = fieldsOf((val as { ColumnRef?: Tree }).ColumnRef)
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
  return ((first.targetList as { ResTarget: Tree }[] | undefined) ?? []).map(it => it.ResTarget)
}

const hasStar = (select: Tree) =>
  targetsOf(select).some(target => fieldsOf((target.val as { ColumnRef?: Tree }).ColumnRef).at(-1) === '*')

const spelling = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)
const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`
const quotedText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Without the semicolon at the end, after which nothing but blanks and comments can stand. */
function withoutEnd(text: string): string {
  const end = tokensOf(text).findLast(token => !token.kind.endsWith('COMMENT'))
  return end?.text === ';' ? text.slice(0, end.start) : text
}
